package lanewise.model.neuron;

import java.util.List;

/**
 * The rate form of the leaky integrate-and-fire neuron: {@code amplitude / (tauRef + tauRc log1p(1 / (J - 1)))} for a
 * current {@code J} above 1, else 0 (Eliasmith and Anderson, Neural Engineering, 2003, equation 2.12).
 *
 * @param tauRc the membrane's time constant in seconds, positive
 * @param tauRef the refractory period in seconds, at least 0
 * @param amplitude what the rates are multiplied by, positive; gains and biases are solved for amplitude 1
 */
public record LifRate(double tauRc, double tauRef, double amplitude) implements NeuronType {
    /** With the checks of the parameters' ranges. */
    public LifRate {
        Checks.positive("LifRate", "tauRc", tauRc);
        Checks.notNegative("LifRate", "tauRef", tauRef);
        Checks.positive("LifRate", "amplitude", amplitude);
    }

    /** With {@code tauRc} 20 ms, {@code tauRef} 2 ms and amplitude 1. */
    public LifRate() {
        this(0.02, 0.002, 1);
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
        Checks.reachable("LIF", maxRates, 1 / tauRef);
        double[] gain = new double[maxRates.length];
        double[] bias = new double[maxRates.length];
        for (int i = 0; i < gain.length; i++) {
            double top = 1 / (1 - StrictMath.exp((tauRef - 1 / maxRates[i]) / tauRc));
            gain[i] = (1 - top) / (intercepts[i] - 1);
            bias[i] = 1 - gain[i] * intercepts[i];
        }
        return new GainBias(gain, bias);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        double[] maxRates = new double[gain.length];
        double[] intercepts = new double[gain.length];
        for (int i = 0; i < gain.length; i++) {
            intercepts[i] = (1 - bias[i]) / gain[i];
            maxRates[i] = 1 / (tauRef - tauRc * StrictMath.log1p(1 / (gain[i] * (intercepts[i] - 1) - 1)));
        }
        return new Tuning(maxRates, intercepts);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            double above = currents[i] - 1;
            currents[i] = above > 0 ? amplitude / (tauRef + tauRc * StrictMath.log1p(1 / above)) : 0;
        }
    }
}
