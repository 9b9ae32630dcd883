package lanewise.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.Copy;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;

/** Memory that every step sets to the same values, and nothing else writes: it can hold these from the start on. */
final class StandingSignals {
    private StandingSignals() {}

    /** @param copies whether copies of constants count as well as resets, and are what is looked for */
    static Step apply(Step step, boolean copies) {
        Map<Signal, float[]> constants = new HashMap<>();
        boolean[] dropped = new boolean[step.operators().size()];
        Writers writers = step.writers();
        for (int base = 0; base < step.accesses().bases(); base++) {
            int from = writers.from(base);
            int end = writers.from(base + 1);
            if (isStanding(step, from, end, copies)) {
                Signal signal = step.accesses().base(base);
                float[] values = values(step, signal, from, end);
                if (areFinite(values)) {
                    constants.put(signal, values);
                    for (int at = from; at < end; at++) {
                        dropped[writers.operator(at)] = true;
                    }
                }
            }
        }
        if (constants.isEmpty()) {
            return step;
        }
        List<Operator> left = new ArrayList<>();
        for (int i = 0; i < dropped.length; i++) {
            if (!dropped[i]) {
                left.add(step.operators().get(i));
            }
        }
        return step.with(left, constants);
    }

    private static boolean isStanding(Step step, int from, int end, boolean copies) {
        boolean found = false;
        for (int at = from; at < end; at++) {
            Operator operator = step.operators().get(step.writers().operator(at));
            if (operator instanceof Reset) {
                found |= !copies;
            } else if (copies && operator instanceof Copy copy && !copy.increment() && step.isConstant(copy.source())) {
                found = true;
            } else {
                return false;
            }
        }
        return found;
    }

    private static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false; // whoever lays it out refuses it
            }
        }
        return true;
    }

    private static float[] values(Step step, Signal base, int from, int end) {
        float[] values = new float[base.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = step.value(base, i);
        }
        for (int at = from; at < end; at++) {
            Operator operator = step.operators().get(step.writers().operator(at));
            if (operator instanceof Reset reset) {
                for (int position : reset.target().positions()) {
                    values[position] = (float) reset.value() + 0f;
                }
            } else if (operator instanceof Copy copy) {
                int[] positions = copy.target().positions();
                int[] targets = copy.targets();
                int[] sources = copy.sources();
                for (int i = 0; i < targets.length; i++) {
                    values[positions[targets[i]]] = step.value(copy.source(), sources[i]);
                }
            }
        }
        return values;
    }
}
