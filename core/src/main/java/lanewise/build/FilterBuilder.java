package lanewise.build;

import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.graph.TimeConstant;
import lanewise.graph.TunedSynapse;
import lanewise.graph.WriteMode;
import lanewise.model.ParameterOwner;
import lanewise.model.synapse.LinearSynapse;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.StateSpace;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;
import lanewise.model.synapse.TunableSynapse;

/** Builds synapses: what is behind one is as a rule written at the end of a step, for the next. */
final class FilterBuilder {
    private static final double[] AS_IT_IS = {0};

    private FilterBuilder() {}

    /**
     * The signal behind the synapse of a connection or probe, whose time constant may be given or a parameter.
     *
     * @param synapse none if synapses are left out
     */
    static Signal filtered(ParameterOwner owner, Synapse synapse, Signal source, Draft draft) {
        boolean wanted = draft.options().timeConstants(owner).contains(Kind.TAU);
        if (!(synapse instanceof TunableSynapse tunable && tunable.tau() > 0)) {
            if (wanted) {
                throw new ModelException(
                        "%s: its time constant is to be a parameter, but its synapse is built as %s; give it a Lowpass or an Alpha of positive time constant and build it with synapses, or do not ask for it"
                                .formatted(owner, synapse));
            }
            if (!draft.options().synapses()) {
                draft.addFixed(owner, Kind.TAU);
            }
            return filtered(synapse, source, WriteMode.UPDATE, owner.toString(), draft);
        }
        double x = (float) draft.given(owner, Kind.TAU, 1).orElse(AS_IT_IS)[0];
        if (wanted) {
            return tuned(owner, tunable, x, source, draft);
        }
        draft.addFixed(owner, Kind.TAU);
        TunableSynapse given = tunable.withTau(TimeConstant.seconds(tunable.tau(), x));
        return filtered(given, source, WriteMode.UPDATE, owner.toString(), draft);
    }

    private static Signal tuned(ParameterOwner owner, TunableSynapse synapse, double x, Signal source, Draft draft) {
        Signal log = Signal.of(owner + ".tau", new double[] {x}, 1);
        draft.add(new ParameterSignal(owner, Kind.TAU, log, 1));
        TunedSynapse tuned = new TunedSynapse(synapse, log, draft.options().dt());
        int order = tuned.space(x).order();
        Signal filtered = Signal.filled(owner + ".filtered", 0, source.shape());
        Signal state = Signal.filled(owner + ".X", 0, first(order, source.shape()));
        draft.add(new SimLinearFilter(tuned, source, filtered, state, WriteMode.UPDATE));
        return filtered;
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
