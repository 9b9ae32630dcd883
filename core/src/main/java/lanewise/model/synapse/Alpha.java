package lanewise.model.synapse;

/**
 * The second-order lowpass filter {@code 1 / (tau s + 1)^2} with the impulse response {@code t exp(-t / tau) / tau^2}.
 *
 * @param tau the time constant in seconds, at least 0; 0 is a delay of one step without smoothing
 */
public record Alpha(double tau) implements TunableSynapse {
    /** With the check of the time constant. */
    public Alpha {
        FilterState.requireTime("Alpha", "tau", tau);
    }

    @Override
    public double[] num() {
        return new double[] {1};
    }

    @Override
    public double[] den() {
        return new double[] {tau * tau, 2 * tau, 1};
    }

    @Override
    public Alpha withTau(double other) {
        return new Alpha(other);
    }
}
