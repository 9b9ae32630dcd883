package lanewise.kernel;

/**
 * The constants of {@link NeuronKernels#softLifRate}, rounded to float once.
 *
 * @param sigma width of the smoothing
 * @param logSigma its natural logarithm
 * @param tauRc membrane time constant in seconds
 * @param tauRef refractory period in seconds, at least 0
 * @param amplitude factor of the rate
 */
public record SoftLifRateStep(float sigma, float logSigma, float tauRc, float tauRef, float amplitude) {
    /** Up to here the current, less 1 and in sigmas, stands for itself. */
    public static final float TAIL = -20;

    /** The lowest exponent that is taken: no exponential above it is subnormal. */
    public static final float LOWEST = -87;

    /** Rounds the constants of a population; times in seconds. */
    public static SoftLifRateStep of(double sigma, double tauRc, double tauRef, double amplitude) {
        assert sigma > 0 && tauRc > 0 && tauRef >= 0 && amplitude > 0;
        return new SoftLifRateStep(
                (float) sigma, (float) StrictMath.log(sigma), (float) tauRc, (float) tauRef + 0f, (float) amplitude);
    }
}
