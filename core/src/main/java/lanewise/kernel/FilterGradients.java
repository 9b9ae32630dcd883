package lanewise.kernel;

/** The filters of {@link ScalarGradients}. */
final class FilterGradients {
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private FilterGradients() {}

    static void linearFilter(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        assert step.order() <= 1 || xStride >= n;
        switch (step.form()) {
            case NO_STATE -> {
                for (int e = 0; e < n; e++) {
                    uBar[uAt + e] = Math.fma(step.d(), yBar[yAt + e], uBar[uAt + e]) + 0f;
                }
            }
            case STATE_IS_OUTPUT -> stateIsOutput(xBar, xAt, uBar, uAt, yBar, yAt, n, step);
            case NO_FEED_THROUGH, FEED_THROUGH -> anyOrder(xBar, xAt, xStride, uBar, uAt, yBar, yAt, n, step);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private static void stateIsOutput(
            float[] xBar, int xAt, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        float a = step.a(0, 0);
        float b = step.b(0);
        boolean one = xBar == yBar && xAt == yAt;
        for (int e = 0; e < n; e++) {
            float t = one ? xBar[xAt + e] : xBar[xAt + e] + yBar[yAt + e];
            uBar[uAt + e] = Math.fma(b, t, uBar[uAt + e]) + 0f;
            xBar[xAt + e] = a * t + 0f;
        }
    }

    private static void anyOrder(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        int order = step.order();
        boolean feedThrough = step.form() == FilterStep.Form.FEED_THROUGH;
        float[] after = SCRATCH.get().atLeast(order);
        for (int e = 0; e < n; e++) {
            float out = yBar[yAt + e];
            float in = feedThrough ? Math.fma(step.d(), out, uBar[uAt + e]) : uBar[uAt + e];
            for (int i = 0; i < order; i++) {
                float state = xBar[xAt + i * xStride + e];
                after[i] = feedThrough ? state : Math.fma(step.c(i), out, state);
                in = Math.fma(step.b(i), after[i], in);
            }
            uBar[uAt + e] = in + 0f;
            for (int j = 0; j < order; j++) {
                float sum = feedThrough ? step.c(j) * out : 0;
                for (int i = 0; i < order; i++) {
                    sum = Math.fma(step.a(i, j), after[i], sum);
                }
                xBar[xAt + j * xStride + e] = sum + 0f;
            }
        }
    }
}
