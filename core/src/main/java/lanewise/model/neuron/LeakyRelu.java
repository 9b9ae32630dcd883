package lanewise.model.neuron;

import java.util.List;

/**
 * The rectified linear unit that lets a part of what is negative pass, so that it has a gradient everywhere:
 * {@code amplitude * (J < 0 ? negativeSlope * J : J)}.
 *
 * @param negativeSlope the slope below 0, finite; 0 makes it {@link RectifiedLinear}
 * @param amplitude positive
 */
public record LeakyRelu(double negativeSlope, double amplitude) implements NeuronType {
    /** With the checks of the parameters. */
    public LeakyRelu {
        Checks.finite("LeakyRelu", "negativeSlope", negativeSlope);
        Checks.positive("LeakyRelu", "amplitude", amplitude);
    }

    /** With a slope of 0.3 below 0 and amplitude 1. */
    public LeakyRelu() {
        this(0.3);
    }

    /** With amplitude 1. */
    public LeakyRelu(double negativeSlope) {
        this(negativeSlope, 1);
    }

    @Override
    public boolean spiking() {
        return false;
    }

    @Override
    public boolean negative() {
        return negativeSlope > 0;
    }

    @Override
    public List<StateVariable> states() {
        return List.of();
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        return new RectifiedLinear(amplitude).gainBias(maxRates, intercepts);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        return new RectifiedLinear(amplitude).tuning(gain, bias);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            double current = currents[i];
            currents[i] = amplitude * (current < 0 ? negativeSlope * current : current);
        }
    }
}
