package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Kernels;
import lanewise.kernel.SparseMatrix;
import lanewise.plan.Layout;

/**
 * The adjoints of products whose matrix has a structure. The input's gradient is a convolution like any other, with weights
 * in another order.
 *
 * @param kernels what computes them
 * @param layout where the entries of sparse matrices lie
 * @param memory of the run
 * @param gradients where gradients lie
 * @param held which inputs stand still
 */
record ConvolutionAdjoints(Kernels kernels, Layout layout, Memory memory, Memory gradients, HeldInputs held) {
    List<Task> of(ConvInc op, AdjointOperands in) {
        return of(ConvolutionTasks.shape(op.geometry()), op.weights(), op.input(), op.target(), in);
    }

    List<Task> of(ConvTransposeInc op, AdjointOperands in) {
        return of(ConvolutionTasks.transposed(op.geometry()), op.weights(), op.input(), op.target(), in);
    }

    private List<Task> of(ConvolutionShape shape, Signal weights, Signal input, Signal target, AdjointOperands in) {
        Place y = in.incoming(target);
        List<Task> tasks = new ArrayList<>();
        if (in.wants(input)) {
            tasks.addAll(input(shape, weights, in.outgoing(input), y, in));
        }
        if (in.wants(weights)) {
            Place x = in.value(input);
            if (in.isShared(weights)) {
                Place w = in.sharedGradient(weights);
                tasks.addAll(held.tasks(input, y, bar -> shared(shape, w, bar, x)));
            } else {
                tasks.add(weights(shape, in.outgoing(weights), y, x));
            }
        }
        return tasks;
    }

    private List<Task> input(ConvolutionShape shape, Signal weights, Place x, Place y, AdjointOperands in) {
        ConvolutionShape adjoint = shape.adjoint();
        Place w = in.value(weights);
        float[] turned = new float[shape.weights() + Layout.MARGIN];
        if (w.stride() != 0) {
            return List.of(Task.serial(work(shape), item -> {
                kernels.gradients().adjointWeights(turned, 0, w.array(), w.at(item), shape);
                kernels.convolutions()
                        .convInc(x.array(), x.at(item), 0, turned, 0, y.array(), y.at(item), 0, adjoint, 1);
            }));
        }
        Runnable turn = () -> kernels.gradients().adjointWeights(turned, 0, w.array(), w.at(), shape);
        Task task = new BatchTask(
                work(shape),
                (first, items) -> kernels.convolutions()
                        .convInc(
                                x.array(),
                                x.at(first),
                                x.stride(),
                                turned,
                                0,
                                y.array(),
                                y.at(first),
                                y.stride(),
                                adjoint,
                                items));
        if (memory.isVariable(weights) && !in.isShared(weights)) { // gathered just before
            return List.of(new WholeTask(shape.weights(), (first, items) -> turn.run()), task);
        }
        turn.run();
        if (memory.isVariable(weights)) {
            memory.whenChanged(turn);
        }
        return List.of(task);
    }

    /** Weights that an item has for itself. */
    private Task weights(ConvolutionShape shape, Place w, Place y, Place x) {
        return Task.each(
                work(shape),
                item -> kernels.gradients()
                        .convGradient(
                                w.array(),
                                w.at(item),
                                y.array(),
                                y.at(item),
                                0,
                                x.array(),
                                x.at(item),
                                0,
                                shape,
                                0,
                                shape.rows(),
                                1));
    }

    private Task shared(ConvolutionShape shape, Place w, Place y, Place x) {
        return new SumTask(
                work(shape),
                shape.rows(),
                (first, items, from, to) -> kernels.gradients()
                        .convGradient(
                                w.array(),
                                w.at(),
                                y.array(),
                                y.at(first),
                                y.stride(),
                                x.array(),
                                x.at(first),
                                x.stride(),
                                shape,
                                from,
                                to,
                                items));
    }

    private static long work(ConvolutionShape shape) {
        return (long) shape.outputs() * shape.weights() / shape.filters();
    }

    /** {@code x' += A^T y'} with a sparse A, and {@code a' += y' x} for each of its entries. */
    List<Task> sparse(SparseDotInc op, AdjointOperands in) {
        Place y = in.incoming(op.target());
        List<Task> tasks = new ArrayList<>();
        if (in.wants(op.input())) {
            Place x = in.outgoing(op.input());
            SparseMatrix turned = new SparseForms(layout, memory).transposed(op.weights());
            tasks.add(new BatchTask(
                    turned.values().length,
                    (first, items) -> kernels.sparse()
                            .sparseDotInc(
                                    x.array(),
                                    x.at(first),
                                    x.stride(),
                                    turned,
                                    y.array(),
                                    y.at(first),
                                    y.stride(),
                                    items)));
        }
        if (in.wants(op.weights())) {
            Place x = in.value(op.input());
            tasks.addAll(held.tasks(op.input(), y, bar -> entries(op.weights(), bar, x)));
        }
        return tasks;
    }

    private Task entries(Signal weights, Place y, Place x) {
        SparseEntries entries = weights.sparse().orElseThrow();
        int[] row = entries.row();
        int[] col = entries.col();
        float[] g = gradients.parameters();
        int at = layout.entriesOffset(weights);
        return new SumTask(row.length, row.length, (first, items, from, to) -> {
            for (int item = first; item < first + items; item++) {
                for (int i = from; i < to; i++) {
                    float yBar = y.array()[y.at(item) + row[i]];
                    g[at + i] = Math.fma(yBar, x.array()[x.at(item) + col[i]], g[at + i]) + 0f;
                }
            }
        });
    }
}
