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
 * @param memory of the run
 * @param refreshed takes what has to be done whenever variables have changed
 */
record ConvolutionAdjoints(Kernels kernels, Memory memory, List<Runnable> refreshed) {
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
            tasks.add(input(shape, weights, in.outgoing(input), y, in));
        }
        if (in.wants(weights)) {
            tasks.add(weights(shape, weights, y, in.value(input), in));
        }
        return tasks;
    }

    private Task input(ConvolutionShape shape, Signal weights, Place x, Place y, AdjointOperands in) {
        ConvolutionShape adjoint = shape.adjoint();
        Place w = in.value(weights);
        float[] turned = new float[shape.weights() + Layout.MARGIN];
        if (w.stride() != 0) {
            return Task.serial(work(shape), item -> {
                kernels.gradients().adjointWeights(turned, 0, w.array(), w.at(item), shape);
                kernels.convolutions()
                        .convInc(x.array(), x.at(item), 0, turned, 0, y.array(), y.at(item), 0, adjoint, 1);
            });
        }
        Runnable turn = () -> kernels.gradients().adjointWeights(turned, 0, w.array(), w.at(), shape);
        turn.run();
        if (memory.isVariable(weights)) {
            refreshed.add(turn);
        }
        return new BatchTask(
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
    }

    private Task weights(ConvolutionShape shape, Signal weights, Place y, Place x, AdjointOperands in) {
        if (!in.isShared(weights)) {
            Place w = in.outgoing(weights);
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
        Place w = in.sharedGradient(weights);
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

    /** {@code x' += A^T y'} with a sparse A. */
    List<Task> sparse(SparseDotInc op, AdjointOperands in) {
        if (!in.wants(op.input())) {
            return List.of();
        }
        Place y = in.incoming(op.target());
        Place x = in.outgoing(op.input());
        SparseEntries entries = op.weights().sparse().orElseThrow();
        float[] values = new float[entries.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) entries.values()[i];
        }
        SparseMatrix turned = SparseMatrix.of(
                /* rows= */ entries.cols(),
                /* cols= */ entries.rows(),
                /* rowOf= */ entries.col(),
                /* colOf= */ entries.row(),
                values);
        return List.of(new BatchTask(
                values.length,
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
}
