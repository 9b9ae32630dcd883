package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.DotInc;
import lanewise.kernel.Kernels;
import lanewise.kernel.Products;
import lanewise.plan.Layout;

/**
 * The adjoints of matrix products: {@code W' += y' x^T}, summed over the items where they share the weights, and
 * {@code x' += W^T y'}, a product like any other.
 *
 * @param kernels what computes them
 * @param layout where shared weights lie
 * @param memory of the run
 * @param gradients where gradients lie
 * @param held which inputs stand still
 */
record ProductAdjoints(Kernels kernels, Layout layout, Memory memory, Memory gradients, HeldInputs held) {
    List<Task> of(DotInc op, AdjointOperands in) {
        return layout.isPacked(op) ? shared(op, in) : general(op, in);
    }

    private List<Task> shared(DotInc op, AdjointOperands in) {
        Place y = in.incoming(op.target());
        List<Task> tasks = new ArrayList<>();
        if (in.wants(op.input())) {
            tasks.add(transposed(op, in.outgoing(op.input()), y));
        }
        if (in.wants(op.weights())) {
            Place x = in.value(op.input());
            tasks.addAll(held.tasks(op.input(), y, bar -> weights(op, bar, x)));
        }
        return tasks;
    }

    private Task transposed(DotInc op, Place x, Place y) {
        int rows = op.rows();
        int cols = op.cols();
        int from = Products.leading(rows, cols);
        int leading = Products.leading(cols, rows);
        float[] turned = new float[Math.multiplyExact(leading, rows) + Layout.MARGIN];
        int at = layout.weightsOffset(op);
        Runnable turn =
                () -> kernels.gradients().transpose(turned, 0, leading, memory.parameters(), at, from, rows, cols);
        turn.run();
        if (memory.isVariable(op.weights())) {
            memory.whenChanged(turn);
        }
        return new Product(
                kernels.products(),
                x,
                new Place(turned, 0, 0, leading * rows),
                y,
                leading,
                Products.partials(cols, rows));
    }

    private Task weights(DotInc op, Place y, Place x) {
        int leading = Products.leading(op.rows(), op.cols());
        int at = layout.weightsOffset(op);
        return new SumTask(
                (long) op.rows() * op.cols(),
                op.cols(),
                (first, items, from, to) -> kernels.gradients()
                        .dotGradient(
                                gradients.parameters(),
                                at,
                                leading,
                                y.array(),
                                y.at(first),
                                y.stride(),
                                x.array(),
                                x.at(first),
                                x.stride(),
                                op.rows(),
                                from,
                                to,
                                items));
    }

    /** Weights that an item has for itself, or several columns of inputs. */
    private List<Task> general(DotInc op, AdjointOperands in) {
        int rows = op.rows();
        int cols = op.cols();
        int columns = op.columns();
        long work = (long) rows * cols * columns;
        Place y = in.incoming(op.target());
        List<Task> tasks = new ArrayList<>();
        if (in.wants(op.input())) {
            Place w = in.value(op.weights());
            Place x = in.outgoing(op.input());
            tasks.add(Task.each(work, item -> {
                for (int i = 0; i < rows; i++) {
                    for (int k = 0; k < cols; k++) {
                        float weight = w.array()[w.at(item) + i * cols + k];
                        for (int n = 0; n < columns; n++) {
                            int at = x.at(item) + k * columns + n;
                            float gradient = y.array()[y.at(item) + i * columns + n];
                            x.array()[at] = Math.fma(weight, gradient, x.array()[at]) + 0f;
                        }
                    }
                }
            }));
        }
        if (in.wants(op.weights())) {
            Place x = in.value(op.input());
            Place w = in.outgoing(op.weights());
            tasks.add(Task.each(work, item -> {
                for (int i = 0; i < rows; i++) {
                    for (int k = 0; k < cols; k++) {
                        int at = w.at(item) + i * cols + k;
                        float sum = w.array()[at];
                        for (int n = 0; n < columns; n++) {
                            sum = Math.fma(
                                    y.array()[y.at(item) + i * columns + n],
                                    x.array()[x.at(item) + k * columns + n],
                                    sum);
                        }
                        w.array()[at] = sum + 0f;
                    }
                }
            }));
        }
        return tasks;
    }
}
