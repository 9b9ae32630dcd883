package lanewise.kernel;

import java.util.Arrays;

/** The filters of {@link ScalarKernels}. */
final class ScalarFilters implements FilterKernels {
    /** Values whose sums stay in the first cache. */
    private static final int BLOCK = 1024;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    @Override
    public void linearFilter(
            float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
        assert step.order() <= 1 || xStride >= n;
        switch (step.form()) {
            case NO_STATE -> scale(y, yAt, u, uAt, n, step.d());
            case STATE_IS_OUTPUT -> stateIsOutput(y, yAt, x, xAt, u, uAt, n, step);
            case NO_FEED_THROUGH -> {
                if (step.order() == 2) {
                    secondOrder(y, yAt, x, xAt, xStride, u, uAt, n, step);
                } else {
                    anyOrder(y, yAt, x, xAt, xStride, u, uAt, n, step);
                }
            }
            case FEED_THROUGH -> {
                if (step.order() == 1) {
                    firstOrderFeedThrough(y, yAt, x, xAt, u, uAt, n, step);
                } else if (step.order() == 2) {
                    secondOrder(y, yAt, x, xAt, xStride, u, uAt, n, step);
                } else {
                    anyOrder(y, yAt, x, xAt, xStride, u, uAt, n, step);
                }
            }
        }
    }

    private static void scale(float[] y, int yAt, float[] u, int uAt, int n, float factor) {
        for (int e = 0; e < n; e++) {
            y[yAt + e] = factor * u[uAt + e] + 0f;
        }
    }

    private static void stateIsOutput(
            float[] y, int yAt, float[] x, int xAt, float[] u, int uAt, int n, FilterStep step) {
        float a = step.a(0, 0);
        float b = step.b(0);
        for (int e = 0; e < n; e++) {
            float state = Math.fma(x[xAt + e], a, u[uAt + e] * b) + 0f;
            x[xAt + e] = state;
            y[yAt + e] = state;
        }
    }

    private static void firstOrderFeedThrough(
            float[] y, int yAt, float[] x, int xAt, float[] u, int uAt, int n, FilterStep step) {
        float a = step.a(0, 0);
        float b = step.b(0);
        float c = step.c(0);
        float d = step.d();
        for (int e = 0; e < n; e++) {
            float in = u[uAt + e];
            float state = x[xAt + e];
            x[xAt + e] = Math.fma(a, state, b * in) + 0f;
            y[yAt + e] = Math.fma(c, state, d * in) + 0f;
        }
    }

    private static void secondOrder(
            float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
        float a00 = step.a(0, 0);
        float a01 = step.a(0, 1);
        float a10 = step.a(1, 0);
        float a11 = step.a(1, 1);
        float b0 = step.b(0);
        float b1 = step.b(1);
        float c0 = step.c(0);
        float c1 = step.c(1);
        float d = step.d();
        boolean feedThrough = step.form() == FilterStep.Form.FEED_THROUGH;
        int second = xAt + xStride;
        for (int e = 0; e < n; e++) {
            float in = u[uAt + e];
            float x0 = x[xAt + e];
            float x1 = x[second + e];
            float new0 = Math.fma(a01, x1, Math.fma(a00, x0, b0 * in)) + 0f;
            float new1 = Math.fma(a11, x1, Math.fma(a10, x0, b1 * in)) + 0f;
            x[xAt + e] = new0;
            x[second + e] = new1;
            y[yAt + e] = feedThrough
                    ? Math.fma(c1, x1, Math.fma(c0, x0, d * in)) + 0f
                    : Math.fma(c1, new1, Math.fma(c0, new0, 0f)) + 0f;
        }
    }

    private static void anyOrder(
            float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
        int order = step.order();
        boolean feedThrough = step.form() == FilterStep.Form.FEED_THROUGH;
        float[] advanced = SCRATCH.get().atLeast(order);
        for (int e = 0; e < n; e++) {
            float in = u[uAt + e];
            float out = feedThrough ? output(step, step.d() * in, x, xAt + e, xStride) : 0;
            for (int i = 0; i < order; i++) {
                float sum = step.b(i) * in;
                for (int j = 0; j < order; j++) {
                    sum = Math.fma(step.a(i, j), x[xAt + j * xStride + e], sum);
                }
                advanced[i] = sum;
            }
            for (int i = 0; i < order; i++) {
                x[xAt + i * xStride + e] = advanced[i] + 0f;
            }
            y[yAt + e] = (feedThrough ? out : output(step, 0f, x, xAt + e, xStride)) + 0f;
        }
    }

    private static float output(FilterStep step, float start, float[] x, int at, int xStride) {
        float sum = start;
        for (int i = 0; i < step.order(); i++) {
            sum = Math.fma(step.c(i), x[at + i * xStride], sum);
        }
        return sum;
    }

    @Override
    public void triangle(
            float[] y,
            int yAt,
            float[] ring,
            int ringAt,
            int ringStride,
            float[] u,
            int uAt,
            int n,
            TriangleStep step,
            int index) {
        assert ringStride >= n && index >= 0 && index < step.taps();
        float[] sums = SCRATCH.get().atLeast(BLOCK);
        for (int from = 0; from < n; from += BLOCK) {
            int size = Math.min(BLOCK, n - from);
            Arrays.fill(sums, 0, size, 0f);
            for (int t = 0; t < step.taps(); t++) {
                int row = ringAt + t * ringStride + from;
                for (int e = 0; e < size; e++) {
                    sums[e] += ring[row + e];
                }
            }
            for (int e = 0; e < size; e++) {
                int at = yAt + from + e;
                y[at] = Math.fma(step.n0(), u[uAt + from + e], y[at]) - sums[e] + 0f;
            }
        }
        scale(ring, ringAt + (index + 1) % step.taps() * ringStride, u, uAt, n, step.ndiff());
    }
}
