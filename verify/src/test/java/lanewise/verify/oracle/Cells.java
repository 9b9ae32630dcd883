package lanewise.verify.oracle;

import lanewise.graph.Signal;

/** The values of a signal, numbered in row-major order, wherever they lie in the memory of its base. */
final class Cells {
    private final double[] memory;
    private final int[] places;
    private final int[] shape;
    private final Rounding rounding;

    Cells(Signal signal, double[] memory, Rounding rounding) {
        this.memory = memory;
        this.rounding = rounding;
        shape = signal.shape();
        places = places(signal.offset(), shape, signal.strides());
    }

    private static int[] places(int offset, int[] shape, int[] strides) {
        int[] places = {offset};
        for (int axis = 0; axis < shape.length; axis++) {
            int[] finer = new int[places.length * shape[axis]];
            for (int i = 0; i < finer.length; i++) {
                finer[i] = places[i / shape[axis]] + i % shape[axis] * strides[axis];
            }
            places = finer;
        }
        return places;
    }

    int size() {
        return places.length;
    }

    int[] shape() {
        return shape;
    }

    double get(int i) {
        return memory[places[i]];
    }

    void set(int i, double value) {
        memory[places[i]] = rounding.of(value);
    }

    void add(int i, double value) {
        set(i, get(i) + value);
    }

    double[] values() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }
}
