package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lanewise.graph.SimNeurons;

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
     * @param threshold with what: the nearest of those that there are
     * @param spikes how many follow from it; of a neuron without spikes, 1 if it is active
     * @param taken how many the run went on with: those of a witness if it has one
     */
    public record Decision(
            SimNeurons operator, int neuron, double value, double threshold, double spikes, double taken) {
        /** How far apart the two are, in units of the float that the larger one rounds to. */
        public double ulps() {
            double larger = Math.max(Math.abs(value), Math.abs(threshold));
            return Math.abs(value - threshold) / Math.ulp((float) larger);
        }
    }

    /** Another run of the same graph, which decides in place of one that follows it. */
    @FunctionalInterface
    interface Witness {
        /** Nobody. */
        Witness NONE = (operator, neuron) -> OptionalDouble.empty();

        /** What the neuron puts out in the present step, if that is known. */
        OptionalDouble output(SimNeurons operator, int neuron);
    }

    private final List<Decision> step = new ArrayList<>();
    private Witness witness = Witness.NONE;

    /** Lets a witness decide from now on. */
    void follow(Witness chosen) {
        witness = chosen;
    }

    /**
     * How many spikes the run goes on with.
     *
     * @param spikes how many follow from the comparison
     * @param height of a spike; 0 for a neuron that is active or not
     */
    double taken(SimNeurons operator, int neuron, double value, double threshold, double spikes, double height) {
        OptionalDouble seen = witness.output(operator, neuron);
        double taken = seen.isEmpty() ? spikes : count(seen.getAsDouble(), height);
        step.add(new Decision(operator, neuron, value, threshold, spikes, taken));
        return taken;
    }

    private static double count(double output, double height) {
        if (height == 0) {
            return output == 0 ? 0 : 1;
        }
        return Math.rint(output / height);
    }

    /** The same for a value of which the whole number, as it is cut off it, counts the spikes. */
    double cut(SimNeurons operator, int neuron, double value, double whole, double height) {
        return taken(operator, neuron, value, Math.rint(value), whole, height);
    }

    void clear() {
        step.clear();
    }

    /** The comparisons of the present step that decided about a neuron. */
    List<Decision> of(SimNeurons operator, int neuron) {
        return step.stream()
                .filter(decision -> decision.operator().equals(operator) && decision.neuron() == neuron)
                .toList();
    }

    /** Whether another run of the same graph has decided everything in the same way in this step. */
    boolean agreeWith(Decisions other) {
        for (int i = 0; i < step.size(); i++) {
            if (step.get(i).spikes() != other.step.get(i).spikes()) {
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
