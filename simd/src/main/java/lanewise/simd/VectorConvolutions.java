package lanewise.simd;

import lanewise.kernel.ConvolutionKernels;
import lanewise.kernel.ConvolutionShape;

/** Convolutions, by what their lanes run over. */
final class VectorConvolutions implements ConvolutionKernels {
    private final ConvolutionKernels byFilter = new FilterConvolutions();
    private final ConvolutionKernels depthwise = new DepthwiseConvolutions();

    @Override
    public void convInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int items) {
        (shape.isDepthwise() ? depthwise : byFilter).convInc(y, yAt, yStride, w, wAt, x, xAt, xStride, shape, items);
    }
}
