package lanewise.bench.measure;

/** How fast one core multiplies and adds floats where nothing else holds it up: what no product can pass. */
public final class FmaPeak {
    private static final int LENGTH = 1024;
    private static final int CHAIN = 16;
    private static final int REPETITIONS = 500;

    /** Calls between two looks at the clock: less than a tenth of a millisecond. */
    private static final int ROUND = 40;

    /** Until the loop is compiled. */
    private static final long WARM_UP_NANOS = 500_000_000;

    private FmaPeak() {}

    /** Floating-point operations a second, two for each multiplication with addition; takes about half a second. */
    public static double measured() {
        float[] from = new float[LENGTH];
        float[] to = new float[LENGTH];
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            time(from, to);
        }
        double best = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            best = Math.max(best, time(from, to));
        }
        if (Float.isNaN(to[0])) {
            throw new AssertionError("a chain of halves and quarters is no number"); // so that it has to be computed
        }
        return best;
    }

    private static double time(float[] from, float[] to) {
        long start = System.nanoTime();
        for (int i = 0; i < ROUND; i++) {
            chains(from, to, 0.5f, 0.25f);
        }
        return 2.0 * CHAIN * LENGTH * ROUND / (System.nanoTime() - start) * 1e9;
    }

    /**
     * Chains that are independent of each other: the compiler makes vectors of them, and the processor runs several at
     * once.
     */
    private static void chains(float[] from, float[] to, float a, float b) {
        for (int i = 0; i < LENGTH; i++) {
            float v = from[i];
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            v = Math.fma(v, a, b);
            to[i] = v;
        }
    }
}
