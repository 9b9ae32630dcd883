package lanewise.sim;

import java.util.Optional;
import lanewise.error.SimulationException;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.kernel.ElementwiseKernels;
import lanewise.plan.Plan;

/** The checks of values that come from outside, and of weights that are learned. */
final class Finite {
    private Finite() {}

    /** The value as a float without -0, which no signal holds. */
    static float rounded(double value, String from, Clock clock) {
        float rounded = (float) value + 0f;
        if (!Float.isFinite(rounded)) {
            throw new SimulationException("%s: it gave %s in step %d, at %s s; give values that are finite as floats"
                    .formatted(from, value, clock.step(), clock.time()));
        }
        return rounded;
    }

    /** A weight of a product, which has to be finite so that inputs of 0 count for nothing. */
    static float weight(float value, Signal weights, int item, Clock clock) {
        if (!Float.isFinite(value)) {
            throw new SimulationException(
                    "%s: a weight of item %d became %s before step %d, at %s s; learn more slowly, or check the error signal"
                            .formatted(weights, item, value, clock.step(), clock.time()));
        }
        return value;
    }

    /** What a learning rule has computed. */
    static void learned(ElementwiseKernels kernels, Place values, int item, Signal signal, Clock clock) {
        if (kernels.areFinite(values.array(), values.at(item), values.size())) {
            return;
        }
        for (int i = values.at(item); i < values.at(item) + values.size(); i++) {
            weight(values.array()[i], signal, item, clock);
        }
    }

    /** The first signal, in the order of a step, that a step has left with a value that is not finite. */
    static Optional<String> firstNot(Plan plan, Memory memory) {
        for (Operator operator : plan.operators()) {
            for (Signal signal : operator.writes()) {
                for (int item = 0; item < memory.items() && plan.layout().isState(signal); item++) {
                    Place place = Place.ofBase(signal, plan.layout(), memory);
                    for (int position : plan.layout().positions(signal)) {
                        float value = place.array()[place.at(item) + position];
                        if (!Float.isFinite(value)) {
                            return Optional.of("%s, which is %s for item %d of the minibatch"
                                    .formatted(signal.name(), value, item));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }
}
