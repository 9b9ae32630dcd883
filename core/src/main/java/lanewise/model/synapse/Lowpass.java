package lanewise.model.synapse;

/**
 * The first-order lowpass filter {@code 1 / (tau s + 1)}, discretised by zero-order hold:
 * {@code y <- exp(-dt / tau) y + (1 - exp(-dt / tau)) x}.
 *
 * @param tau the time constant in seconds, at least 0; 0 is a delay of one step without smoothing
 */
public record Lowpass(double tau) implements TunableSynapse {
    /** With the check of the time constant. */
    public Lowpass {
        FilterState.requireTime("Lowpass", "tau", tau);
    }

    @Override
    public double[] num() {
        return new double[] {1};
    }

    @Override
    public double[] den() {
        return new double[] {tau, 1};
    }

    @Override
    public Lowpass withTau(double other) {
        return new Lowpass(other);
    }

    /** The share of its value that the filter keeps in a step of {@code dt} seconds. */
    public double decay(double dt) {
        return tau == 0 ? 0 : StrictMath.exp(-dt / tau);
    }

    /** The share of the input that the filter takes up in a step of {@code dt} seconds. */
    public double gain(double dt) {
        return tau == 0 ? 1 : -StrictMath.expm1(-dt / tau);
    }
}
