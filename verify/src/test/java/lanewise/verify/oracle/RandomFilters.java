package lanewise.verify.oracle;

import java.util.List;
import java.util.Optional;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.graph.TunedSynapse;
import lanewise.graph.WriteMode;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import lanewise.model.synapse.TunableSynapse;

/** Draws filters: of all four forms of a step, and in all three modes. */
record RandomFilters(Draft draft, RandomIncrements increments) {
    void linear() {
        int size = draft.size();
        int order = draft.between(0, 4);
        Draft.Source source = draft.read(size);
        Signal output = draft.target("filtered", size);
        WriteMode mode = draft.pick(List.of(WriteMode.values()));
        double bound = 2 + (mode == WriteMode.INCREMENT ? increments.set(output) : 0);
        draft.operators.add(new SimLinearFilter(
                space(order, 1 / source.bound()), source.signal(), output, state(order, size), mode));
        draft.written(output, mode, bound, source.firm() && mode != WriteMode.INCREMENT);
    }

    /** A lowpass or alpha filter whose time constant is a parameter. */
    void tuned() {
        int size = draft.size();
        Draft.Source source = draft.read(size);
        Signal output = draft.target("filtered", size);
        WriteMode mode = draft.pick(List.of(WriteMode.values()));
        double bound = source.bound() + (mode == WriteMode.INCREMENT ? increments.set(output) : 0);
        Signal log = Signal.of(draft.name("tau"), draft.values(1, 1), 1);
        double start = draft.between(0.3, 8) * draft.dt;
        TunableSynapse synapse = draft.oneIn(2) ? new Lowpass(start) : new Alpha(start);
        TunedSynapse tuned = new TunedSynapse(synapse, log, draft.dt);
        Signal state;
        if (synapse instanceof Lowpass) {
            state = state(1, size).orElseThrow();
        } else {
            // the second is as small as the time constant squared, so they start from 0
            state = Signal.filled(draft.name("state"), 0, tuned.space(0).order(), size);
            draft.probe(state);
        }
        draft.operators.add(new SimLinearFilter(tuned, source.signal(), output, state, mode));
        draft.written(output, mode, bound, source.firm() && mode != WriteMode.INCREMENT);
    }

    /** A filter that settles, in no special form. */
    StateSpace space(int order, double gain) {
        double[][] a = new double[order][];
        for (int i = 0; i < order; i++) {
            a[i] = draft.values(order, 0.3 / order);
            a[i][i] = draft.between(0.3, 0.7);
        }
        double direct = order == 0 || draft.oneIn(3) ? draft.between(0.2, 1) * gain : 0;
        return new StateSpace(a, draft.values(order, gain), draft.values(order, 1), direct);
    }

    /** The state of a filter: order by order. */
    Optional<Signal> state(int order, int size) {
        if (order == 0) {
            return Optional.empty();
        }
        Signal state = draft.target("state", order, size);
        draft.probe(state.base());
        return Optional.of(state);
    }

    void triangle() {
        int size = draft.size();
        int taps = draft.between(1, 9);
        Draft.Source source = draft.read(size);
        double n0 = draft.between(0.1, 0.5) / source.bound();
        Signal output = draft.target("triangle", size);
        WriteMode mode = draft.pick(List.of(WriteMode.values()));
        double bound = 2 + (mode == WriteMode.INCREMENT ? increments.set(output) : 0);
        Signal last = draft.oneIn(2) ? draft.target("last", size) : Signal.filled(draft.name("last"), 0, size);
        Signal ring = draft.oneIn(3) ? draft.target("ring", taps, size) : Signal.filled("ring", 0, taps, size);
        Signal index = Signal.filled(draft.name("index"), Signal.Type.INT, draft.between(0, taps - 1));
        draft.operators.add(new SimTriangle(taps, n0, n0 / taps, source.signal(), output, last, ring, index, mode));
        draft.probe(last.base());
        draft.probe(ring.base());
        draft.probe(index);
        draft.written(output, mode, bound, false);
    }
}
