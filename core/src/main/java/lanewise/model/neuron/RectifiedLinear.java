package lanewise.model.neuron;

import java.util.List;

/**
 * The rectified linear unit: a rate of {@code amplitude * max(0, J)} Hz.
 *
 * @param amplitude positive
 */
public record RectifiedLinear(double amplitude) implements NeuronType {
    /** With the check of the amplitude. */
    public RectifiedLinear {
        Checks.positive("RectifiedLinear", "amplitude", amplitude);
    }

    /** With amplitude 1. */
    public RectifiedLinear() {
        this(1);
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
        double[] gain = new double[maxRates.length];
        double[] bias = new double[maxRates.length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = maxRates[i] / (1 - intercepts[i]);
            bias[i] = -intercepts[i] * gain[i];
        }
        return new GainBias(gain, bias);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        double[] maxRates = new double[gain.length];
        double[] intercepts = new double[gain.length];
        for (int i = 0; i < gain.length; i++) {
            intercepts[i] = -bias[i] / gain[i];
            maxRates[i] = gain[i] * (1 - intercepts[i]);
        }
        return new Tuning(maxRates, intercepts);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            currents[i] = currents[i] > 0 ? amplitude * currents[i] : 0;
        }
    }
}
