package lanewise.model.neuron;

import java.util.List;

/**
 * The logistic neuron: a rate of {@code 1 / tauRef / (1 + e^-J)}. It never falls silent; its "intercept" is where the
 * rate is half the largest one. Gains are positive where a maximum rate above that half goes with an intercept below 1.
 *
 * @param tauRef the inverse of the largest rate, in seconds; positive
 */
public record Sigmoid(double tauRef) implements NeuronType {
    /** With the check of the period. */
    public Sigmoid {
        Checks.invertible("Sigmoid", tauRef);
    }

    /** With {@code tauRef} 2.5 ms: rates of up to 400 Hz. */
    public Sigmoid() {
        this(0.0025);
    }

    @Override
    public boolean spiking() {
        return false;
    }

    @Override
    public List<StateVariable> states() {
        return List.of();
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        double limit = 1 / tauRef;
        Checks.reachable("Sigmoid", maxRates, limit);
        double[] gain = new double[maxRates.length];
        double[] bias = new double[maxRates.length];
        for (int i = 0; i < gain.length; i++) {
            double top = -StrictMath.log(limit / maxRates[i] - 1);
            gain[i] = top / (1 - intercepts[i]);
            bias[i] = top - gain[i];
        }
        return new GainBias(gain, bias);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        double[] maxRates = new double[gain.length];
        double[] intercepts = new double[gain.length];
        for (int i = 0; i < gain.length; i++) {
            maxRates[i] = gain[i] + bias[i];
            intercepts[i] = 1 - maxRates[i] / gain[i];
        }
        rates(maxRates, 0, maxRates.length);
        return new Tuning(maxRates, intercepts);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            currents[i] = 1 / tauRef / (1 + StrictMath.exp(-currents[i]));
        }
    }
}
