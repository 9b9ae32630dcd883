package lanewise.model.neuron;

import java.util.List;

/**
 * The hyperbolic tangent neuron: a rate of {@code tanh(J) / tauRef}, negative where the current is.
 *
 * @param tauRef the inverse of the largest rate, in seconds; positive
 */
public record Tanh(double tauRef) implements NeuronType {
    /** With the check of the period. */
    public Tanh {
        Checks.invertible("Tanh", tauRef);
    }

    /** With {@code tauRef} 2.5 ms: rates of up to 400 Hz. */
    public Tanh() {
        this(0.0025);
    }

    @Override
    public boolean spiking() {
        return false;
    }

    @Override
    public boolean negative() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        return List.of();
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        Checks.reachable("Tanh", maxRates, 1 / tauRef);
        double[] gain = new double[maxRates.length];
        double[] bias = new double[maxRates.length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = atanh(maxRates[i] * tauRef) / (1 - intercepts[i]);
            bias[i] = -gain[i] * intercepts[i];
        }
        return new GainBias(gain, bias);
    }

    /** The inverse of tanh, of a value from 0 to below 1. */
    private static double atanh(double x) {
        double twice = x + x;
        return 0.5 * StrictMath.log1p(x < 0.5 ? twice + twice * x / (1 - x) : twice / (1 - x));
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        double[] maxRates = new double[gain.length];
        double[] intercepts = new double[gain.length];
        for (int i = 0; i < gain.length; i++) {
            maxRates[i] = gain[i] + bias[i];
            intercepts[i] = -bias[i] / gain[i];
        }
        rates(maxRates, 0, maxRates.length);
        return new Tuning(maxRates, intercepts);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            currents[i] = 1 / tauRef * StrictMath.tanh(currents[i]);
        }
    }
}
