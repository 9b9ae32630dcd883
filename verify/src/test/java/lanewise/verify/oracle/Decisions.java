package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.Operator;

/**
 * Where in a step a small error could make a large difference: the comparisons that decide about spikes. A run in floats
 * may decide differently from one in doubles only where a value lies next to its threshold.
 */
public final class Decisions {
    /**
     * A comparison.
     *
     * @param operator whose
     * @param neuron number in its population
     * @param value what was compared
     * @param threshold with what
     */
    public record Decision(Operator operator, int neuron, double value, double threshold) {
        private boolean isAbove() {
            return value > threshold;
        }

        /** How far apart the two are, in units of the float that the larger one rounds to. */
        public double ulps() {
            double larger = Math.max(Math.abs(value), Math.abs(threshold));
            return Math.abs(value - threshold) / Math.ulp((float) larger);
        }
    }

    private final List<Decision> step = new ArrayList<>();

    /** Whether the value is above the threshold. */
    boolean above(Operator operator, int neuron, double value, double threshold) {
        step.add(new Decision(operator, neuron, value, threshold));
        return value > threshold;
    }

    /** Takes note that a value is cut to a whole number. */
    void cut(Operator operator, int neuron, double value) {
        step.add(new Decision(operator, neuron, value, Math.rint(value)));
    }

    void clear() {
        step.clear();
    }

    /** The comparisons of the present step that decided about a neuron. */
    List<Decision> of(Operator operator, int neuron) {
        return step.stream()
                .filter(decision -> decision.operator().equals(operator) && decision.neuron() == neuron)
                .toList();
    }

    /** Whether another run of the same graph has decided everything in the same way in this step. */
    boolean agreeWith(Decisions other) {
        for (int i = 0; i < step.size(); i++) {
            if (step.get(i).isAbove() != other.step.get(i).isAbove()) {
                return false;
            }
        }
        return true;
    }

    /** The comparisons of the present step, in the order in which they were made. */
    public List<Decision> ofStep() {
        return List.copyOf(step);
    }
}
