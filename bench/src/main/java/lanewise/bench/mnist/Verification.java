package lanewise.bench.mnist;

import static java.util.Locale.ROOT;

import lanewise.kernel.Kernels;

/**
 * Whether two kinds of kernels give the same outputs, bit for bit, and how fast each is.
 *
 * @param images how many pictures were shown with each
 * @param steps for how long
 * @param rounds how often
 * @param values how many outputs each round has
 * @param differing how many outputs of all rounds are not those of the first scalar round
 * @param scalarSeconds the shortest time that the scalar kernels took for all pictures
 * @param simdSeconds the shortest time that the SIMD kernels took
 */
public record Verification(
        int images, int steps, int rounds, long values, long differing, double scalarSeconds, double simdSeconds) {
    /** Rounds go on for this long, so that the last are of warm kernels; there are at least two. */
    private static final double SECONDS = 6;

    /** Shows the pictures with both, in turn. */
    static Verification of(
            MnistModel model,
            DigitSet digits,
            int steps,
            Kernels scalar,
            Kernels simd,
            int threads,
            Progress progress) {
        long start = System.nanoTime();
        float[] expected = null;
        var best = new Verification(digits.count(), steps, 0, 0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int round = 0; round < 2 || (System.nanoTime() - start) / 1e9 < SECONDS; round++) {
            Outcome byScalar = Presentation.run(model, digits, steps, scalar, threads, "scalar", progress);
            Outcome bySimd = Presentation.run(model, digits, steps, simd, threads, "simd", progress);
            expected = expected == null ? byScalar.outputs() : expected;
            best = best.and(expected, byScalar, bySimd);
        }
        return best;
    }

    private Verification and(float[] expected, Outcome scalar, Outcome simd) {
        return new Verification(
                images,
                steps,
                rounds + 1,
                expected.length,
                differing + differing(expected, scalar.outputs()) + differing(expected, simd.outputs()),
                Math.min(scalarSeconds, scalar.seconds()),
                Math.min(simdSeconds, simd.seconds()));
    }

    /** How many values have other bits than expected. */
    static long differing(float[] expected, float[] found) {
        long differing = 0;
        for (int i = 0; i < expected.length; i++) {
            differing += Float.floatToIntBits(expected[i]) == Float.floatToIntBits(found[i]) ? 0 : 1;
        }
        return differing;
    }

    /** Whether no bit differs. */
    public boolean holds() {
        return differing == 0;
    }

    /** What a person reads. */
    public String text() {
        String answer = holds()
                ? String.format(ROOT, "gave the same bits in all %,d outputs", values)
                : String.format(ROOT, "DIFFER in %,d of %,d outputs", differing, 2L * rounds * values);
        String shown = String.format(ROOT, "of %,d images and %d steps, %d times", images, steps, rounds);
        String speeds = String.format(
                ROOT,
                "%.2f s scalar, %.2f s simd: simd is %.1f times as fast (best of these times)",
                scalarSeconds,
                simdSeconds,
                scalarSeconds / simdSeconds);
        return "verified      scalar and simd kernels " + answer + " " + shown + "\n              " + speeds;
    }
}
