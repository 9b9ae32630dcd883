package lanewise.kernel;

/**
 * The constants of {@link NeuronKernels#izhikevich}, rounded to float once.
 *
 * @param step length of a step in milliseconds
 * @param recoveryStep how far the recovery goes towards its target in a step
 * @param coupling of the recovery's target to the voltage
 * @param resetVoltage the voltage after a spike
 * @param resetRecovery what a spike adds to the recovery
 * @param spike the output in a step with a spike, 1 / dt
 */
public record IzhikevichStep(
        float step, float recoveryStep, float coupling, float resetVoltage, float resetRecovery, float spike) {
    /** The lowest current that is taken. */
    public static final float LOWEST_CURRENT = -30;

    /** The voltage from which on a neuron spikes. */
    public static final float THRESHOLD = 30;

    /** Rounds the constants of a population; dt in seconds. */
    public static IzhikevichStep of(
            double dt, double tauRecovery, double coupling, double resetVoltage, double resetRecovery) {
        assert dt > 0 && tauRecovery > 0 && coupling >= 0;
        // + 0: a reset to -0 would put -0 into the voltage
        return new IzhikevichStep(
                (float) (dt * 1000),
                (float) (dt * 1000 * tauRecovery),
                (float) coupling,
                (float) resetVoltage + 0f,
                (float) resetRecovery,
                (float) (1 / dt));
    }

    /** From the reset to the threshold in mV; 1 where the reset is not below the threshold. */
    float range() {
        return resetVoltage < THRESHOLD ? THRESHOLD - resetVoltage : 1;
    }
}
