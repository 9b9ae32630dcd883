package lanewise.sim;

import java.util.List;
import lanewise.graph.ConvGeometry;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Kernels;
import lanewise.kernel.Padding;
import lanewise.kernel.SparseMatrix;

/**
 * The tasks of products whose matrix has a structure: convolutions and sparse matrices.
 *
 * @param kernels what computes them
 * @param forms of sparse matrices
 * @param clock of the run
 */
record ConvolutionTasks(Kernels kernels, SparseForms forms, Clock clock) {
    /** {@code y += conv(w, x)}; weights that change are an item's own. */
    Task convolution(ConvolutionShape shape, Signal weights, Place y, Place w, Place x) {
        if (w.stride() == 0) {
            return new BatchTask(
                    work(shape),
                    (first, items) -> kernels.convolutions()
                            .convInc(
                                    y.array(),
                                    y.at(first),
                                    y.stride(),
                                    w.array(),
                                    w.at(),
                                    x.array(),
                                    x.at(first),
                                    x.stride(),
                                    shape,
                                    items));
        }
        return Task.each(work(shape), item -> {
            Finite.learned(kernels.elementwise(), w, item, weights, clock);
            kernels.convolutions()
                    .convInc(y.array(), y.at(item), 0, w.array(), w.at(item), x.array(), x.at(item), 0, shape, 1);
        });
    }

    /** {@code y += A x} with a sparse A. */
    Task sparse(SparseDotInc operator, Place y, Place x) {
        SparseMatrix matrix = forms.of(operator.weights());
        return new BatchTask(
                matrix.values().length,
                (first, items) -> kernels.sparse()
                        .sparseDotInc(
                                y.array(), y.at(first), y.stride(), matrix, x.array(), x.at(first), x.stride(), items));
    }

    /** Products of an item: each output meets about as many weights as one filter has. */
    private static long work(ConvolutionShape shape) {
        return (long) shape.outputs() * shape.weights() / shape.filters();
    }

    /** The kernel's form of a convolution. */
    static ConvolutionShape shape(ConvGeometry geometry) {
        return ConvolutionShape.of(
                array(geometry.inputShape()),
                array(geometry.outputShape()),
                array(geometry.kernelSize()),
                array(geometry.strides()),
                padding(geometry),
                geometry.channelsLast(),
                geometry.groups());
    }

    /** The kernel's form of a transposed convolution. */
    static ConvolutionShape transposed(ConvGeometry geometry) {
        return ConvolutionShape.transposed(
                array(geometry.inputShape()),
                array(geometry.outputShape()),
                array(geometry.kernelSize()),
                array(geometry.strides()),
                padding(geometry),
                geometry.channelsLast());
    }

    private static Padding padding(ConvGeometry geometry) {
        return switch (geometry.padding()) {
            case VALID -> Padding.VALID;
            case SAME -> Padding.SAME;
        };
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
