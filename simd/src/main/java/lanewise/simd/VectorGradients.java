package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ActiveTerms;
import lanewise.kernel.FilterStep;
import lanewise.kernel.GradientKernels;
import lanewise.kernel.IntegratingStep;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.SoftLifRateStep;
import lanewise.kernel.SurrogateStep;
import lanewise.kernel.TiledGradients;

/** Steps backwards, by what they lead back through. */
final class VectorGradients extends TiledGradients {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final GradientKernels SCALAR = ScalarKernels.INSTANCE.gradients();

    VectorGradients() {
        super(new VectorElementwise(), VectorActivity::find);
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
        OuterPanels.add(g, gAt, gStride, yBar, yOf, yStep, x, xRow, xOf, rows, width, terms);
    }

    /** The sums of four vectors stay in registers. */
    @Override
    protected void products(
            float[] g, int gAt, float[] yBar, int[] yOf, float[] x, int xAt, int[] xOf, int width, int terms) {
        int i = 0;
        for (; i + 4 * LANES <= width; i += 4 * LANES) {
            var s0 = fromArray(SPECIES, g, gAt + i);
            var s1 = fromArray(SPECIES, g, gAt + i + LANES);
            var s2 = fromArray(SPECIES, g, gAt + i + 2 * LANES);
            var s3 = fromArray(SPECIES, g, gAt + i + 3 * LANES);
            for (int t = 0; t < terms; t++) {
                int y = yOf[t] + i;
                int in = xAt + xOf[t] + i;
                s0 = fromArray(SPECIES, yBar, y).fma(fromArray(SPECIES, x, in), s0);
                s1 = fromArray(SPECIES, yBar, y + LANES).fma(fromArray(SPECIES, x, in + LANES), s1);
                s2 = fromArray(SPECIES, yBar, y + 2 * LANES).fma(fromArray(SPECIES, x, in + 2 * LANES), s2);
                s3 = fromArray(SPECIES, yBar, y + 3 * LANES).fma(fromArray(SPECIES, x, in + 3 * LANES), s3);
            }
            s0.add(0f).intoArray(g, gAt + i);
            s1.add(0f).intoArray(g, gAt + i + LANES);
            s2.add(0f).intoArray(g, gAt + i + 2 * LANES);
            s3.add(0f).intoArray(g, gAt + i + 3 * LANES);
        }
        for (; i < width; i += LANES) {
            var mask = SPECIES.indexInRange(i, width);
            var s = fromArray(SPECIES, g, gAt + i, mask);
            for (int t = 0; t < terms; t++) {
                var in = fromArray(SPECIES, x, xAt + xOf[t] + i, mask);
                s = fromArray(SPECIES, yBar, yOf[t] + i, mask).fma(in, s);
            }
            s.add(0f).intoArray(g, gAt + i, mask);
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
        ActivePanels.add(g, gAt, gStride, yBar, yAt, yStride, terms, width, items);
    }

    /** Four items a pass over g. */
    @Override
    public void addItems(float[] g, int gAt, float[] yBar, int yAt, int yStride, int from, int to, int items) {
        if (to - from < LANES) { // no vector is made, as in VectorElementwise
            SCALAR.addItems(g, gAt, yBar, yAt, yStride, from, to, items);
            return;
        }
        int bound = from + SPECIES.loopBound(to - from);
        var zero = FloatVector.zero(SPECIES);
        int b = 0;
        for (; b + 3 < items; b += 4) {
            int y0 = yAt + b * yStride;
            int y1 = y0 + yStride;
            int y2 = y1 + yStride;
            int y3 = y2 + yStride;
            for (int i = from; i < bound; i += LANES) {
                fromArray(SPECIES, g, gAt + i)
                        .add(fromArray(SPECIES, yBar, y0 + i))
                        .add(fromArray(SPECIES, yBar, y1 + i))
                        .add(fromArray(SPECIES, yBar, y2 + i))
                        .add(fromArray(SPECIES, yBar, y3 + i))
                        .add(zero)
                        .intoArray(g, gAt + i);
            }
        }
        for (; b < items; b++) {
            int y = yAt + b * yStride;
            for (int i = from; i < bound; i += LANES) {
                fromArray(SPECIES, g, gAt + i)
                        .add(fromArray(SPECIES, yBar, y + i))
                        .add(zero)
                        .intoArray(g, gAt + i);
            }
        }
        SCALAR.addItems(g, gAt, yBar, yAt, yStride, bound, to, items);
    }

    @Override
    public void transpose(
            float[] to, int toAt, int toStride, float[] from, int fromAt, int fromStride, int rows, int cols) {
        SCALAR.transpose(to, toAt, toStride, from, fromAt, fromStride, rows, cols);
    }

    @Override
    public void rectifiedLinear(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float amplitude) {
        RateSlopes.twoSided(jBar, jBarAt, outBar, outBarAt, j, jAt, SPECIES.loopBound(n), 0, amplitude);
        int bound = SPECIES.loopBound(n);
        SCALAR.rectifiedLinear(jBar, jBarAt + bound, outBar, outBarAt + bound, j, jAt + bound, n - bound, amplitude);
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
        int bound = SPECIES.loopBound(n);
        float below = amplitude * negativeSlope;
        RateSlopes.twoSided(jBar, jBarAt, outBar, outBarAt, j, jAt, bound, below, amplitude);
        SCALAR.leakyRectifiedLinear(
                jBar, jBarAt + bound, outBar, outBarAt + bound, j, jAt + bound, n - bound, negativeSlope, amplitude);
    }

    @Override
    public void sigmoid(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float maxRate) {
        int bound = SPECIES.loopBound(n);
        SmoothSlopes.bell(jBar, jBarAt, outBar, outBarAt, j, jAt, bound, 1, maxRate);
        SCALAR.sigmoid(jBar, jBarAt + bound, outBar, outBarAt + bound, j, jAt + bound, n - bound, maxRate);
    }

    @Override
    public void tanh(float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float maxRate) {
        int bound = SPECIES.loopBound(n);
        SmoothSlopes.bell(jBar, jBarAt, outBar, outBarAt, j, jAt, bound, 2, 4 * maxRate);
        SCALAR.tanh(jBar, jBarAt + bound, outBar, outBarAt + bound, j, jAt + bound, n - bound, maxRate);
    }

    @Override
    public void lifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, LifRateStep p) {
        int bound = SPECIES.loopBound(n);
        RateSlopes.lifRate(jBar, jBarAt, outBar, outBarAt, j, jAt, bound, p);
        SCALAR.lifRate(jBar, jBarAt + bound, outBar, outBarAt + bound, j, jAt + bound, n - bound, p);
    }

    @Override
    public void softLifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        int bound = SPECIES.loopBound(n);
        SmoothSlopes.softLifRate(jBar, jBarAt, outBar, outBarAt, j, jAt, bound, p);
        SCALAR.softLifRate(jBar, jBarAt + bound, outBar, outBarAt + bound, j, jAt + bound, n - bound, p);
    }

    @Override
    public void surrogate(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p) {
        int bound = SPECIES.loopBound(n);
        SurrogateSlopes.of(slope, slopeAt, u, uAt, bound, p);
        SCALAR.surrogate(slope, slopeAt + bound, u, uAt + bound, n - bound, p);
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
        int bound = SPECIES.loopBound(n);
        LifGradients.lif(
                jBar, jBarAt, vBar, vBarAt, outBar, outBarAt, v, vAt, refractory, rAt, j, jAt, bound, p, surrogate);
        SCALAR.lif(
                jBar,
                jBarAt + bound,
                vBar,
                vBarAt + bound,
                outBar,
                outBarAt + bound,
                v,
                vAt + bound,
                refractory,
                rAt + bound,
                j,
                jAt + bound,
                n - bound,
                p,
                surrogate);
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
        int bound = SPECIES.loopBound(n);
        IntegratingGradients.integrating(
                jBar, jBarAt, vBar, vBarAt, outBar, outBarAt, v, vAt, j, jAt, bound, p, surrogate);
        SCALAR.integrating(
                jBar,
                jBarAt + bound,
                vBar,
                vBarAt + bound,
                outBar,
                outBarAt + bound,
                v,
                vAt + bound,
                j,
                jAt + bound,
                n - bound,
                p,
                surrogate);
    }

    @Override
    public void linearFilter(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        int bound = SPECIES.loopBound(n);
        FilterGradients.linearFilter(xBar, xAt, xStride, uBar, uAt, yBar, yAt, bound, step);
        SCALAR.linearFilter(xBar, xAt + bound, xStride, uBar, uAt + bound, yBar, yAt + bound, n - bound, step);
    }
}
