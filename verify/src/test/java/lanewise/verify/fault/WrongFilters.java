package lanewise.verify.fault;

import lanewise.kernel.FilterKernels;
import lanewise.kernel.FilterStep;
import lanewise.kernel.TriangleStep;

/** Defects of the filters. */
final class WrongFilters {
    private WrongFilters() {}

    /** The second state of a filter follows the new first one. */
    static FilterKernels statesMixed() {
        return new RightFilter() {
            @Override
            public void linearFilter(
                    float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
                if (step.order() != 2 || step.form() != FilterStep.Form.NO_FEED_THROUGH) {
                    RightFilter.super.linearFilter(y, yAt, x, xAt, xStride, u, uAt, n, step);
                    return;
                }
                for (int e = 0; e < n; e++) {
                    int first = xAt + e;
                    int second = first + xStride;
                    float in = u[uAt + e];
                    x[first] = Math.fma(step.a(0, 1), x[second], Math.fma(step.a(0, 0), x[first], step.b(0) * in)) + 0f;
                    x[second] =
                            Math.fma(step.a(1, 1), x[second], Math.fma(step.a(1, 0), x[first], step.b(1) * in)) + 0f;
                    y[yAt + e] = Math.fma(step.c(1), x[second], Math.fma(step.c(0), x[first], 0f)) + 0f;
                }
            }
        };
    }

    /** The output is that of the state before the step, as if there were a feed-through. */
    static FilterKernels outputOfTheOldState() {
        return new RightFilter() {
            @Override
            public void linearFilter(
                    float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
                float[] old = x.clone();
                RightFilter.super.linearFilter(y, yAt, x, xAt, xStride, u, uAt, n, step);
                for (int e = 0; e < n && step.form() == FilterStep.Form.NO_FEED_THROUGH; e++) {
                    float sum = 0;
                    for (int i = 0; i < step.order(); i++) {
                        sum = Math.fma(step.c(i), old[xAt + i * xStride + e], sum);
                    }
                    y[yAt + e] = sum + 0f;
                }
            }
        };
    }

    /** A new value takes the place of the last one in the ring, not of the oldest. */
    static FilterKernels indexNotAdvanced() {
        return new RightFilter() {
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
                int before = Math.floorMod(index - 1, step.taps());
                RightFilter.super.triangle(y, yAt, ring, ringAt, ringStride, u, uAt, n, step, before);
            }
        };
    }
}
