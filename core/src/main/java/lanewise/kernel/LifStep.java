package lanewise.kernel;

/**
 * The constants of {@link NeuronKernels#lif}, rounded to float once.
 *
 * @param dt length of a step in seconds
 * @param negInvTauRc -1 / tau_rc
 * @param tauRc membrane time constant in seconds
 * @param tauRefPlusDt tau_ref + dt: a spike's time counts from the start of its step
 * @param minVoltage lowest voltage, at most 0; -infinity for none
 * @param spike the output in a step with a spike, amplitude / dt
 */
public record LifStep(float dt, float negInvTauRc, float tauRc, float tauRefPlusDt, float minVoltage, float spike) {

    /** Rounds the constants of a population; times in seconds. */
    public static LifStep of(double dt, double tauRc, double tauRef, double minVoltage, double amplitude) {
        assert dt > 0 && tauRc > 0 && tauRef >= 0 && minVoltage <= 0 && amplitude > 0;
        double rate = -1 / tauRc;
        return new LifStep(
                (float) dt,
                (float) (rate < -Float.MAX_VALUE ? -Float.MAX_VALUE : rate), // infinity times 0 would be NaN
                (float) tauRc,
                (float) (tauRef + dt),
                (float) minVoltage + 0f, // a bound of -0 would put -0 into the voltage
                (float) (amplitude / dt));
    }

    /**
     * Whether {@code expm1(d * negInvTauRc)} needs no range reduction for any d in [0, dt]. The reduction is then the
     * identity, so leaving it out gives the same bits.
     */
    public boolean isShort() {
        return dt * -negInvTauRc < 0.34f; // the reduction starts at ln 2 / 2 = 0.3466
    }
}
