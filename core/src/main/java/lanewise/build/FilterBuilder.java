package lanewise.build;

import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.graph.WriteMode;
import lanewise.model.synapse.LinearSynapse;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.StateSpace;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;

/** Builds synapses: what is behind one is as a rule written at the end of a step, for the next. */
final class FilterBuilder {
    private FilterBuilder() {}

    /** The signal behind a synapse. */
    static Signal filtered(Synapse synapse, Signal source, String name, Draft draft) {
        return filtered(synapse, source, WriteMode.UPDATE, name, draft);
    }

    /** The signal behind a synapse that is written for the next step, or for the same one. */
    static Signal filtered(Synapse synapse, Signal source, WriteMode mode, String name, Draft draft) {
        return switch (synapse) {
            case NoSynapse none -> source;
            case LinearSynapse linear -> {
                Signal filtered = Signal.filled(name + ".filtered", 0, source.shape());
                StateSpace space = linear.discretised(draft.options().dt());
                Signal state = Signal.filled(name + ".X", 0, first(space.order(), source.shape()));
                draft.add(new SimLinearFilter(space, source, filtered, Optional.of(state), mode));
                yield filtered;
            }
            case Triangle triangle -> {
                Signal filtered = Signal.filled(name + ".filtered", 0, source.shape());
                int taps = triangle.taps(draft.options().dt());
                draft.add(new SimTriangle(
                        taps,
                        Triangle.first(taps),
                        Triangle.slope(taps),
                        source,
                        filtered,
                        Signal.filled(name + ".Y", 0, source.shape()),
                        Signal.filled(name + ".ring", 0, first(taps, source.shape())),
                        Signal.filled(name + ".Xi", 0, 1),
                        mode));
                yield filtered;
            }
        };
    }

    /** A shape of one axis more, in front. */
    private static int[] first(int extent, int... shape) {
        return IntStream.concat(IntStream.of(extent), IntStream.of(shape)).toArray();
    }
}
