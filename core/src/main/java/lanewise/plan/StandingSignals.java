package lanewise.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;

/** Memory that every step sets to the same values, and nothing else writes: it can hold these from the start on. */
final class StandingSignals {
    private final Step step;
    private final boolean copies;
    private final Map<Signal, float[]> constants = new HashMap<>();
    private final boolean[] dropped;

    private StandingSignals(Step step, boolean copies) {
        this.step = step;
        this.copies = copies;
        dropped = new boolean[step.operators().size()];
    }

    /** @param copies whether copies of constants count as well as resets, and are what is looked for */
    static Step apply(Step step, boolean copies) {
        StandingSignals signals = new StandingSignals(step, copies);
        signals.find();
        return signals.applied();
    }

    /** In the order in which bases are set for the last time: what is copied is then known before its copies are met. */
    private void find() {
        Writers writers = step.writers();
        IntStream.range(0, step.accesses().bases())
                .filter(base -> isStanding(writers.from(base), writers.from(base + 1)))
                .boxed()
                .sorted(Comparator.comparingInt(base -> writers.operator(writers.from(base + 1) - 1)))
                .forEach(base -> keep(base, writers.from(base), writers.from(base + 1)));
    }

    private void keep(int base, int from, int end) {
        for (int at = from; at < end; at++) {
            if (writer(at) instanceof Copy copy && !isConstant(copy.source())) {
                return;
            }
        }
        Signal signal = step.accesses().base(base);
        float[] values = values(signal, from, end);
        if (areFinite(values)) {
            constants.put(signal, values);
            for (int at = from; at < end; at++) {
                dropped[step.writers().operator(at)] = true;
            }
        }
    }

    private Step applied() {
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

    private Operator writer(int at) {
        return step.operators().get(step.writers().operator(at));
    }

    private boolean isConstant(Signal signal) {
        return constants.containsKey(signal.base()) || step.isConstant(signal);
    }

    private float value(Signal signal, int i) {
        float[] values = constants.get(signal.base());
        return values == null ? step.value(signal, i) : values[signal.position(i)];
    }

    /** Whether nothing but resets and copies that set writes there, and what is looked for is among them. */
    private boolean isStanding(int from, int end) {
        boolean found = false;
        for (int at = from; at < end; at++) {
            Operator operator = writer(at);
            if (operator instanceof Reset) {
                found |= !copies;
            } else if (copies && operator instanceof Copy copy && !copy.increment()) {
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

    private float[] values(Signal base, int from, int end) {
        float[] values = new float[base.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = step.value(base, i);
        }
        for (int at = from; at < end; at++) {
            Operator operator = writer(at);
            if (operator instanceof Reset reset) {
                for (int position : reset.target().positions()) {
                    values[position] = (float) reset.value() + 0f;
                }
            } else if (operator instanceof Copy copy) {
                int[] positions = copy.target().positions();
                int[] targets = copy.targets();
                int[] sources = copy.sources();
                for (int i = 0; i < targets.length; i++) {
                    values[positions[targets[i]]] = value(copy.source(), sources[i]);
                }
            }
        }
        return values;
    }
}
