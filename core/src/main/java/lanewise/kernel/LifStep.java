package lanewise.kernel;

import lanewise.math.NearZero;

/**
 * The constants of {@link NeuronKernels#lif}, rounded to float once, and which of its two forms is meant.
 *
 * @param dt length of a step in seconds
 * @param negInvTauRc -1 / tau_rc
 * @param tauRc membrane time constant in seconds
 * @param tauRefPlusDt tau_ref + dt: a spike's time counts from the start of its step
 * @param minVoltage lowest voltage, at most 0; -infinity for none
 * @param spike the output in a step with a spike, amplitude / dt
 * @param isShort whether exponential and logarithm are those of {@link NearZero}
 */
public record LifStep(
        float dt, float negInvTauRc, float tauRc, float tauRefPlusDt, float minVoltage, float spike, boolean isShort) {

    /**
     * Rounds the constants of a population; times in seconds.
     *
     * @param isShort whether steps have the short form; only if {@link #canBeShort} and no voltage is above 1
     */
    public static LifStep of(
            double dt, double tauRc, double tauRef, double minVoltage, double amplitude, boolean isShort) {
        assert dt > 0 && tauRc > 0 && tauRef >= 0 && minVoltage <= 0 && amplitude > 0;
        assert !isShort || canBeShort(dt, tauRc);
        return new LifStep(
                (float) dt,
                negInvTauRc(tauRc),
                (float) tauRc,
                (float) (tauRef + dt),
                (float) minVoltage + 0f, // a bound of -0 would put -0 into the voltage
                (float) (amplitude / dt),
                isShort);
    }

    /**
     * Whether steps of this length can have the short form, if no neuron begins one with a voltage above 1 (and none ends
     * one so). The form is part of a result: it follows from a model, never from the machine.
     *
     * <p>With at most an eighth of the time constant, the exponential's argument is in [-1/8, 0]. A neuron then spikes
     * only under a current above 1, and surpasses the threshold by at most {@code (j - 1) * E}, where {@code E} is
     * {@code -expm1(-1/8)}. That the voltage is rounded to a float at most doubles this (half a unit becomes a whole
     * one), so the logarithm's argument is in [-2 E, 0], up to the rounding of a quotient.
     */
    public static boolean canBeShort(double dt, double tauRc) {
        return (float) dt * negInvTauRc(tauRc) >= NearZero.EXPM1_FROM;
    }

    private static float negInvTauRc(double tauRc) {
        double rate = -1 / tauRc;
        return (float) (rate < -Float.MAX_VALUE ? -Float.MAX_VALUE : rate); // infinity times 0 would be NaN
    }
}
