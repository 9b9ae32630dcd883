package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.IdentityHashMap;
import lanewise.graph.Signal;

/** The memory of an oracle's run: an array of doubles for each signal that is no view. */
final class Memory {
    private final IdentityHashMap<Signal, double[]> bases = new IdentityHashMap<>();
    private final Rounding rounding;

    Memory(Rounding rounding) {
        this.rounding = rounding;
    }

    Cells of(Signal signal) {
        double[] memory = bases.computeIfAbsent(signal.base(), base -> {
            double[] values = new double[base.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rounding.of(base.initial(i));
            }
            return values;
        });
        return new Cells(signal, memory, rounding);
    }

    /** The entries of a sparse matrix. */
    double[] entries(Signal matrix) {
        return bases.computeIfAbsent(matrix, sparse -> {
            double[] values = sparse.sparse().orElseThrow().values().clone();
            Arrays.setAll(values, i -> rounding.of(values[i]));
            return values;
        });
    }

    /** Makes all values floats. */
    void round() {
        bases.values().forEach(values -> Arrays.setAll(values, i -> (float) values[i]));
    }

    /** Adds to a value of a signal that is no view. */
    void change(Signal base, int i, double change) {
        bases.get(base)[i] += change;
    }

    /** Gives a signal that is no view other values. */
    void put(Signal base, float[] values) {
        double[] memory = bases.get(base);
        for (int i = 0; i < memory.length; i++) {
            memory[i] = values[i];
        }
    }
}
