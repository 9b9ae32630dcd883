package lanewise.kernel;

/**
 * The constants of {@link NeuronKernels#lifRate}, rounded to float once.
 *
 * @param tauRc membrane time constant in seconds
 * @param tauRef refractory period in seconds, at least 0
 * @param amplitude factor of the rate
 */
public record LifRateStep(float tauRc, float tauRef, float amplitude) {
    /** Currents further above the threshold have the slope of this one, so that no product on the way overflows. */
    public static final float FARTHEST = 0x1p100f;

    /** Rounds the constants of a population; times in seconds. */
    public static LifRateStep of(double tauRc, double tauRef, double amplitude) {
        assert tauRc > 0 && tauRef >= 0 && amplitude > 0;
        return new LifRateStep((float) tauRc, (float) tauRef + 0f, (float) amplitude);
    }
}
