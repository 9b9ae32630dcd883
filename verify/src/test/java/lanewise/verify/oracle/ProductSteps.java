package lanewise.verify.oracle;

import lanewise.graph.DotInc;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;

/** Products of a matrix, dense or sparse: one after the other is added to what is there. */
record ProductSteps(Memory memory, Rounding r) {
    Runnable of(DotInc op) {
        Cells a = memory.of(op.weights());
        Cells x = memory.of(op.input());
        Cells y = memory.of(op.target());
        if (a.shape().length == 0 || x.shape().length == 0) {
            return () -> {
                for (int i = 0; i < y.size(); i++) {
                    y.add(i, r.of(a.get(a.size() == 1 ? 0 : i) * x.get(x.size() == 1 ? 0 : i)));
                }
            };
        }
        int sum = x.shape()[0];
        int columns = x.shape().length == 2 ? x.shape()[1] : 1;
        return () -> {
            for (int i = 0; i < y.size(); i++) {
                int row = i / columns;
                int column = i % columns;
                for (int k = 0; k < sum; k++) {
                    y.add(i, r.of(a.get(row * sum + k) * x.get(k * columns + column)));
                }
            }
        };
    }

    Runnable of(SparseDotInc op) {
        SparseEntries entries = op.weights().sparse().orElseThrow();
        double[] values = memory.entries(op.weights());
        Cells x = memory.of(op.input());
        Cells y = memory.of(op.target());
        return () -> {
            for (int i = 0; i < values.length; i++) {
                y.add(entries.row()[i], r.of(values[i] * x.get(entries.col()[i])));
            }
        };
    }
}
