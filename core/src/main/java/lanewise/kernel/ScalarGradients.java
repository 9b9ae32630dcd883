package lanewise.kernel;

import lanewise.math.FloatMath;

/** The gradients of {@link ScalarKernels}. */
final class ScalarGradients extends TiledGradients {
    /** A square of a matrix whose both sides stay in the first cache. */
    private static final int SQUARE = 16;

    private static final ThreadLocal<OuterTiles> TILES = ThreadLocal.withInitial(OuterTiles::new);

    ScalarGradients() {
        super(new ScalarElementwise(), ActiveInputs::find);
    }

    @Override
    protected void outerProducts(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int[] yOf,
            int yStep,
            float[] x,
            int[] xRow,
            int[] xOf,
            int rows,
            int width,
            int terms) {
        TILES.get().add(g, gAt, gStride, yBar, yOf, yStep, x, xRow, xOf, rows, width, terms);
    }

    @Override
    protected void products(
            float[] g, int gAt, float[] yBar, int[] yOf, float[] x, int xAt, int[] xOf, int width, int terms) {
        for (int t = 0; t < terms; t++) {
            for (int i = 0; i < width; i++) {
                g[gAt + i] = Math.fma(yBar[yOf[t] + i], x[xAt + xOf[t] + i], g[gAt + i]) + 0f;
            }
        }
    }

    @Override
    protected void activeProducts(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int yAt,
            int yStride,
            ActiveTerms terms,
            int width,
            int items) {
        for (int k = 0; k < terms.sums(); k++) {
            int at = gAt + k * gStride;
            for (int t = terms.from(k); t < terms.to(k); t++) {
                float x = terms.x()[t];
                int y = yAt + terms.source()[t] * yStride;
                for (int i = 0; i < width; i++) {
                    g[at + i] = Math.fma(yBar[y + i], x, g[at + i]) + 0f;
                }
            }
        }
    }

    @Override
    public void addItems(float[] g, int gAt, float[] yBar, int yAt, int yStride, int from, int to, int items) {
        for (int b = 0; b < items; b++) {
            for (int i = from; i < to; i++) {
                g[gAt + i] = g[gAt + i] + yBar[yAt + b * yStride + i] + 0f;
            }
        }
    }

    @Override
    public void transpose(
            float[] to, int toAt, int toStride, float[] from, int fromAt, int fromStride, int rows, int cols) {
        for (int k = 0; k < cols; k += SQUARE) {
            int kEnd = Math.min(k + SQUARE, cols);
            for (int i = 0; i < rows; i += SQUARE) {
                int iEnd = Math.min(i + SQUARE, rows);
                for (int row = i; row < iEnd; row++) {
                    int at = toAt + row * toStride;
                    for (int col = k; col < kEnd; col++) {
                        to[at + col] = from[fromAt + col * fromStride + row];
                    }
                }
            }
        }
    }

    @Override
    public void rectifiedLinear(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float amplitude) {
        for (int i = 0; i < n; i++) {
            float slope = j[jAt + i] > 0 ? amplitude : 0;
            jBar[jBarAt + i] = Math.fma(slope, outBar[outBarAt + i], jBar[jBarAt + i]) + 0f;
        }
    }

    @Override
    public void leakyRectifiedLinear(
            float[] jBar,
            int jBarAt,
            float[] outBar,
            int outBarAt,
            float[] j,
            int jAt,
            int n,
            float negativeSlope,
            float amplitude) {
        float below = amplitude * negativeSlope;
        for (int i = 0; i < n; i++) {
            float slope = j[jAt + i] > 0 ? amplitude : below;
            jBar[jBarAt + i] = Math.fma(slope, outBar[outBarAt + i], jBar[jBarAt + i]) + 0f;
        }
    }

    @Override
    public void sigmoid(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float maxRate) {
        bell(jBar, jBarAt, outBar, outBarAt, j, jAt, n, 1, maxRate);
    }

    @Override
    public void tanh(float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float maxRate) {
        bell(jBar, jBarAt, outBar, outBarAt, j, jAt, n, 2, 4 * maxRate);
    }

    /** {@code height e / (1 + e)^2} with {@code e = exp(-steepness |j|)}. */
    private static void bell(
            float[] jBar,
            int jBarAt,
            float[] outBar,
            int outBarAt,
            float[] j,
            int jAt,
            int n,
            float steepness,
            float height) {
        for (int i = 0; i < n; i++) {
            float x = steepness * j[jAt + i];
            float e = FloatMath.exp(x < 0 ? x : -x);
            float slope = height * (e / ((1 + e) * (1 + e)));
            jBar[jBarAt + i] = Math.fma(slope, outBar[outBarAt + i], jBar[jBarAt + i]) + 0f;
        }
    }

    @Override
    public void lifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, LifRateStep p) {
        float factor = p.amplitude() * p.tauRc();
        for (int i = 0; i < n; i++) {
            float over = j[jAt + i] - 1;
            float z = over > LifRateStep.FARTHEST ? LifRateStep.FARTHEST : over;
            float t = Math.fma(p.tauRc(), FloatMath.log1p(1 / z), p.tauRef());
            float slope = z > 0 ? factor * (1 / (z * t)) / ((z + 1) * t) : 0;
            jBar[jBarAt + i] = Math.fma(slope, outBar[outBarAt + i], jBar[jBarAt + i]) + 0f;
        }
    }

    @Override
    public void softLifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        float factor = p.amplitude() * p.tauRc();
        float steep = 1 / p.sigma();
        for (int i = 0; i < n; i++) {
            float x = (j[jAt + i] - 1) / p.sigma();
            float below = x < 0 ? x : -x;
            float e = FloatMath.exp(below < SoftLifRateStep.LOWEST ? SoftLifRateStep.LOWEST : below);
            float s = x > SoftLifRateStep.TAIL ? p.sigma() * ((x < 0 ? 0 : x) + FloatMath.log1p(e)) : x;
            s = s > LifRateStep.FARTHEST ? LifRateStep.FARTHEST : s;
            boolean rises = s > 0;
            float t = Math.fma(p.tauRc(), rises ? FloatMath.log1p(1 / s) : -s - p.logSigma(), p.tauRef());
            float rise = rises ? (x < 0 ? e : 1) / (1 + e) : steep;
            float slope = factor * (rise / (rises ? s * t : t)) / (rises ? (s + 1) * t : t);
            jBar[jBarAt + i] = Math.fma(slope, outBar[outBarAt + i], jBar[jBarAt + i]) + 0f;
        }
    }

    @Override
    public void surrogate(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p) {
        for (int i = 0; i < n; i++) {
            slope[slopeAt + i] = p.slope(u[uAt + i]);
        }
    }

    @Override
    public void lif(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p,
            SurrogateStep surrogate) {
        SpikeGradients.lif(
                jBar, jBarAt, vBar, vBarAt, outBar, outBarAt, v, vAt, refractory, rAt, j, jAt, n, p, surrogate);
    }

    @Override
    public void integrating(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            IntegratingStep p,
            SurrogateStep surrogate) {
        SpikeGradients.integrating(jBar, jBarAt, vBar, vBarAt, outBar, outBarAt, v, vAt, j, jAt, n, p, surrogate);
    }

    @Override
    public void linearFilter(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        FilterGradients.linearFilter(xBar, xAt, xStride, uBar, uAt, yBar, yAt, n, step);
    }
}
