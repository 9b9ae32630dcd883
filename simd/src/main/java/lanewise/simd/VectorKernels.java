package lanewise.simd;

import lanewise.kernel.Kernels;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;

/**
 * The kernels on the Vector API, with the bits of the scalar ones. Each is one flat method over arrays and offsets: a
 * vector that crosses a call which is not inlined is boxed, at twenty times the cost. What is left over after the last
 * whole vector goes to the scalar kernels, or under a mask.
 */
final class VectorKernels implements Kernels {
    static final VectorKernels INSTANCE = new VectorKernels();

    private VectorKernels() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public int lanes() {
        return Species.FLOAT.length();
    }

    @Override
    public void add(float[] y, int yAt, float[] x, int xAt, int n) {
        Elementwise.add(y, yAt, x, xAt, n);
    }

    @Override
    public void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
        Elementwise.scaleInc(y, yAt, a, x, xAt, n);
    }

    @Override
    public void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n) {
        Elementwise.multiplyInc(y, yAt, a, aAt, x, xAt, n);
    }

    @Override
    public void lowpass(float[] y, int yAt, float[] x, int xAt, int n, float decay, float gain) {
        Elementwise.lowpass(y, yAt, x, xAt, n, decay, gain);
    }

    @Override
    public void dotInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int wStride,
            int partials,
            int items) {
        assert wStride >= rows;
        if (partials == 1) {
            FloatProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, items);
        } else {
            PartialProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items);
        }
    }

    @Override
    public void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        RateNeurons.rectifiedLinear(out, outAt, j, jAt, n, amplitude);
    }

    @Override
    public void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        RateNeurons.lifRate(out, outAt, j, jAt, n, p);
    }

    @Override
    public void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        SpikingNeurons.rectifiedLinear(out, outAt, v, vAt, j, jAt, n, dt, spike);
    }

    @Override
    public void lif(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p) {
        SpikingNeurons.lif(out, outAt, v, vAt, refractory, rAt, j, jAt, n, p);
    }

    @Override
    public void productInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            int m,
            int n,
            int p,
            double sign) {
        DoubleProducts.productInc(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, sign, false);
    }

    @Override
    public void gramInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            int n,
            int p,
            double sign,
            int fromRow,
            int toRow) {
        int at = aAt + fromRow;
        int rows = toRow - fromRow;
        DoubleProducts.productInc(
                c,
                cAt + fromRow * cStride + fromRow,
                cStride,
                a,
                at,
                aStride,
                a,
                at,
                aStride,
                rows,
                n - fromRow,
                p,
                sign,
                true);
    }
}
