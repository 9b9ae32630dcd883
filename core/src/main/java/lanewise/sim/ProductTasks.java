package lanewise.sim;

import lanewise.graph.DotInc;
import lanewise.graph.Signal;
import lanewise.kernel.Kernels;
import lanewise.kernel.Products;
import lanewise.plan.Layout;

/**
 * The tasks of matrix products.
 *
 * @param kernels what computes them
 * @param layout where constant weights lie
 * @param memory of the run
 * @param clock of the run
 */
record ProductTasks(Kernels kernels, Layout layout, Memory memory, Clock clock) {
    /** {@code y += W x}, or that for each column of an input matrix. */
    Task dot(DotInc operator, Operands operands) {
        Place y = operands.changed(operator.target());
        Place x = operands.read(operator.input());
        if (operator.columns() > 1) {
            return byColumn(operator, y, x, operands);
        }
        if (layout.isPacked(operator)) {
            return constant(operator, y, x);
        }
        return layout.isByColumn(operator.weights())
                ? learned(operator, y, x, operands)
                : packed(operator, y, x, operands.read(operator.weights()));
    }

    private Task learned(DotInc operator, Place y, Place x, Operands operands) {
        int rows = operator.rows();
        int cols = operator.cols();
        int partials = Products.partials(rows, cols);
        Place w = operands.byColumn(operator.weights());
        return Task.each(w.size(), item -> {
            Finite.learned(kernels.elementwise(), w, item, operator.weights(), clock);
            kernels.products()
                    .dotInc(
                            y.array(),
                            y.at(item),
                            0,
                            w.array(),
                            w.at(item),
                            x.array(),
                            x.at(item),
                            0,
                            rows,
                            cols,
                            rows,
                            partials,
                            1);
        });
    }

    private Task constant(DotInc operator, Place y, Place x) {
        int leading = Products.leading(operator.rows(), operator.cols());
        int partials = Products.partials(operator.rows(), operator.cols());
        Place weights = new Place(memory.parameters(), layout.weightsOffset(operator), 0, leading * operator.cols());
        return new Product(kernels.products(), y, weights, x, leading, partials);
    }

    /** Weights that change and lie by row are brought into the kernel's order at each step. */
    private Task packed(DotInc operator, Place y, Place x, Place w) {
        Packing packing = new Packing(operator);
        return Task.serial(
                w.size(), item -> packing.multiply(y.array(), y.at(item), w, item, x.array(), x.at(item), 1));
    }

    /** The columns of the input are brought one behind the other, and are then the items of a batch. */
    private Task byColumn(DotInc operator, Place y, Place x, Operands operands) {
        Packing packing = new Packing(operator);
        Place w = operands.read(operator.weights());
        int rows = operator.rows();
        int cols = operator.cols();
        int columns = operator.columns();
        float[] in = new float[Math.multiplyExact(cols, columns) + Layout.MARGIN];
        float[] sums = new float[Math.multiplyExact(rows, columns) + Layout.MARGIN];
        return Task.serial((long) w.size() * columns, item -> {
            for (int n = 0; n < columns; n++) {
                copy(x.array(), x.at(item) + n, columns, in, n * cols, 1, cols);
                copy(y.array(), y.at(item) + n, columns, sums, n * rows, 1, rows);
            }
            packing.multiply(sums, 0, w, item, in, 0, columns);
            for (int n = 0; n < columns; n++) {
                copy(sums, n * rows, 1, y.array(), y.at(item) + n, columns, rows);
            }
        });
    }

    private static void copy(float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i * toStep] = from[fromAt + i * fromStep];
        }
    }

    /** A product whose weights lie by row, as signals do. */
    private final class Packing {
        private final Signal weights;
        private final int rows;
        private final int cols;
        private final int leading;
        private final int partials;
        private final float[] packed;

        Packing(DotInc operator) {
            weights = operator.weights();
            rows = operator.rows();
            cols = operator.cols();
            leading = Products.leading(rows, cols);
            partials = Products.partials(rows, cols);
            packed = new float[Math.multiplyExact(leading, cols) + Layout.MARGIN];
        }

        /** The product of the weights of an item with so many inputs that lie without gaps. */
        void multiply(float[] y, int yAt, Place w, int item, float[] x, int xAt, int inputs) {
            for (int i = 0; i < rows; i++) {
                int row = w.at(item) + i * cols;
                for (int k = 0; k < cols; k++) {
                    packed[k * leading + i] = Finite.weight(w.array()[row + k], weights, item, clock);
                }
            }
            kernels.products().dotInc(y, yAt, rows, packed, 0, x, xAt, cols, rows, cols, leading, partials, inputs);
        }
    }
}
