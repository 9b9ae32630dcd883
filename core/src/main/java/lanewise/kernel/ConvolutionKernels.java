package lanewise.kernel;

/** Convolutions of inputs with constant weights; the rules of {@link Kernels} hold. */
public interface ConvolutionKernels {

    /**
     * {@code y[b] = y[b] + shape(w) x[b]} for every item b of a batch.
     *
     * <p>Each output is one chain of {@code fma(weight, input, .)} that starts from its present value and takes the
     * inputs that it meets in ascending index of the input as it lies: with channels last by position, then channel,
     * else by channel, then position. What lies beyond the edges of the input adds nothing.
     *
     * @param y target; item b has its {@code shape.outputs()} values at {@code yAt + b * yStride}
     * @param yStride distance between items of y, at least {@code shape.outputs()}
     * @param w {@code shape.weights()} weights; all finite
     * @param x inputs; item b has its {@code shape.inputs()} values at {@code xAt + b * xStride}
     * @param xStride distance between items of x; 0 lets all items share one input
     * @param shape of the convolution, or the transposed convolution
     * @param items number of items, at least 0
     */
    void convInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int items);
}
