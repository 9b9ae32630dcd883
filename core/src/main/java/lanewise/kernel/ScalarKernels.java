package lanewise.kernel;

import lanewise.math.FloatMath;

/** The kernels in plain Java. They run everywhere and define the bits of every result. */
public final class ScalarKernels implements Kernels {
    /** The only instance needed. */
    public static final ScalarKernels INSTANCE = new ScalarKernels();

    /** Rows of a triangle that are computed as a rectangle. */
    private static final int BAND = 32;

    private ScalarKernels() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void add(float[] y, int yAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = y[yAt + i] + x[xAt + i];
        }
    }

    @Override
    public void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(a, x[xAt + i], y[yAt + i]) + 0f;
        }
    }

    @Override
    public void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(a[aAt + i], x[xAt + i], y[yAt + i]) + 0f;
        }
    }

    @Override
    public void lowpass(float[] y, int yAt, float[] x, int xAt, int n, float decay, float gain) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(y[yAt + i], decay, x[xAt + i] * gain) + 0f;
        }
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
        ScalarProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items);
    }

    @Override
    public void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            out[outAt + i] = amplitude * (current < 0 ? 0 : current) + 0f;
        }
    }

    @Override
    public void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        for (int i = 0; i < n; i++) {
            float over = j[jAt + i] - 1;
            out[outAt + i] = over > 0 ? p.amplitude() / Math.fma(p.tauRc(), FloatMath.log1p(1 / over), p.tauRef()) : 0;
        }
    }

    @Override
    public void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float voltage = Math.fma(current < 0 ? 0 : current, dt, v[vAt + i]);
            float spikes = (float) Math.floor(voltage);
            out[outAt + i] = spike * spikes + 0f;
            v[vAt + i] = voltage - spikes + 0f;
        }
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
        float dt = p.dt();
        for (int i = 0; i < n; i++) {
            float current = j[jAt + i];
            float rest = refractory[rAt + i] - dt;
            float d = dt - rest;
            d = d < 0 ? 0 : d;
            d = d > dt ? dt : d;
            float old = v[vAt + i];
            float voltage = Math.fma(old - current, FloatMath.expm1(d * p.negInvTauRc()), old);
            if (voltage > 1) {
                float late = FloatMath.log1p((1 - voltage) / (current - 1));
                refractory[rAt + i] = Math.fma(p.tauRc(), late, p.tauRefPlusDt()) + 0f;
                v[vAt + i] = 0;
                out[outAt + i] = p.spike();
            } else {
                refractory[rAt + i] = rest + 0f;
                v[vAt + i] = (voltage < p.minVoltage() ? p.minVoltage() : voltage) + 0f;
                out[outAt + i] = 0;
            }
        }
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
        DoubleTiles.productInc(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, sign);
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
        for (int i = fromRow; i < toRow; i += BAND) {
            int at = cAt + i * cStride + i;
            int height = Math.min(BAND, toRow - i);
            productInc(c, at, cStride, a, aAt + i, aStride, a, aAt + i, aStride, height, n - i, p, sign);
        }
    }
}
