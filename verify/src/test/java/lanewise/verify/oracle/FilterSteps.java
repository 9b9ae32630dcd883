package lanewise.verify.oracle;

import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.graph.WriteMode;
import lanewise.model.synapse.StateSpace;

/** Filters, value by value. */
record FilterSteps(Memory memory, Rounding r) {
    Runnable of(SimLinearFilter op) {
        Cells tau = op.tuned().map(tuned -> memory.of(tuned.log())).orElse(null);
        Cells input = memory.of(op.input());
        Cells output = memory.of(op.output());
        int order = op.space().order();
        Cells state = op.state().map(memory::of).orElse(null);
        return () -> {
            StateSpace space =
                    tau == null ? op.space() : op.tuned().orElseThrow().space(tau.get(0));
            double[] results = new double[input.size()];
            for (int i = 0; i < results.length; i++) {
                double u = input.get(i);
                if (order == 0) {
                    results[i] = r.of(space.d() * u);
                } else if (order == 1 && space.d() == 0) {
                    double gain = space.b()[0] * space.c()[0];
                    state.set(i, r.of(space.a()[0][0] * state.get(i)) + r.of(gain * u));
                    results[i] = state.get(i);
                } else {
                    double before = read(space, state, i, results.length, r.of(space.d() * u));
                    advance(space, state, i, results.length, u);
                    results[i] = space.d() == 0 ? read(space, state, i, results.length, 0) : before;
                }
            }
            write(op.mode(), output, results);
        };
    }

    /** {@code start + C X} of element {@code i} of {@code n}. */
    private double read(StateSpace space, Cells state, int i, int n, double start) {
        double y = start;
        for (int k = 0; k < space.c().length; k++) {
            y = r.of(y + r.of(space.c()[k] * state.get(k * n + i)));
        }
        return y;
    }

    /** {@code X <- A X + B u} of element {@code i} of {@code n}. */
    private void advance(StateSpace space, Cells state, int i, int n, double u) {
        double[] next = new double[space.b().length];
        for (int k = 0; k < next.length; k++) {
            for (int l = 0; l < next.length; l++) {
                next[k] = r.of(next[k] + r.of(space.a()[k][l] * state.get(l * n + i)));
            }
            next[k] += r.of(space.b()[k] * u);
        }
        for (int k = 0; k < next.length; k++) {
            state.set(k * n + i, next[k]);
        }
    }

    Runnable of(SimTriangle op) {
        Cells input = memory.of(op.input());
        Cells output = memory.of(op.output());
        Cells last = memory.of(op.last());
        Cells ring = memory.of(op.ring());
        Cells index = memory.of(op.index());
        int n = input.size();
        return () -> {
            int newest = ((int) index.get(0) + 1) % op.taps();
            index.set(0, newest);
            for (int i = 0; i < n; i++) {
                double off = 0;
                for (int tap = 0; tap < op.taps(); tap++) {
                    off = r.of(off + ring.get(tap * n + i));
                }
                last.set(i, r.of(last.get(i) + r.of(op.n0() * input.get(i))) - off);
                ring.set(newest * n + i, op.ndiff() * input.get(i));
            }
            write(op.mode(), output, last.values());
        };
    }

    static void write(WriteMode mode, Cells output, double[] values) {
        for (int i = 0; i < values.length; i++) {
            switch (mode) {
                case SET, UPDATE -> output.set(i, values[i]);
                case INCREMENT -> output.add(i, values[i]);
            }
        }
    }
}
