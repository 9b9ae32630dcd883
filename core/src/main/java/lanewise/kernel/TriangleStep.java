package lanewise.kernel;

/**
 * The constants of {@link FilterKernels#triangle}, rounded to float once.
 *
 * @param n0 the first weight of the impulse response, 2 / (taps + 1) if it sums to 1
 * @param ndiff by how much each weight is smaller than the one before, n0 / taps
 * @param taps length of the impulse response in steps, at least 1
 */
public record TriangleStep(float n0, float ndiff, int taps) {

    /** Rounds the constants of a filter. */
    public static TriangleStep of(double n0, double ndiff, int taps) {
        assert taps >= 1;
        return new TriangleStep((float) n0, (float) ndiff, taps);
    }
}
