package lanewise.model.neuron;

import java.util.List;
import lanewise.model.distribution.Choice;

/**
 * The rate form of the neuron that tires: {@link LifRate} under the current {@code J - n}, where the adaptation follows
 * the rate. A step uses the adaptation of the step before, and then {@code n += dt / tauN * (incN * output - n)}.
 *
 * @param tauN the adaptation's time constant in seconds, positive
 * @param incN the adaptation that a rate of 1 Hz leads to, at least 0
 * @param tauRc the membrane's time constant in seconds, positive
 * @param tauRef the refractory period in seconds, at least 0
 * @param amplitude what the rates are multiplied by, positive
 */
public record AdaptiveLifRate(double tauN, double incN, double tauRc, double tauRef, double amplitude)
        implements NeuronType {
    /** With the checks of the parameters' ranges. */
    public AdaptiveLifRate {
        Checks.positive("AdaptiveLifRate", "tauN", tauN);
        Checks.notNegative("AdaptiveLifRate", "incN", incN);
        Checks.positive("AdaptiveLifRate", "tauRc", tauRc);
        Checks.notNegative("AdaptiveLifRate", "tauRef", tauRef);
        Checks.positive("AdaptiveLifRate", "amplitude", amplitude);
    }

    /** With {@code tauN} 1 s, {@code incN} 0.01, and a {@link LifRate} of its defaults. */
    public AdaptiveLifRate() {
        this(1, 0.01);
    }

    /** With a {@link LifRate} of its defaults. */
    public AdaptiveLifRate(double tauN, double incN) {
        this(tauN, incN, 0.02, 0.002, 1);
    }

    /** These neurons without adaptation. */
    public LifRate rate() {
        return new LifRate(tauRc, tauRef, amplitude);
    }

    @Override
    public boolean spiking() {
        return false;
    }

    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("adaptation", Choice.of(0)));
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        return rate().gainBias(maxRates, intercepts);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        return rate().tuning(gain, bias);
    }

    /** {@inheritDoc} The adaptation is left out. */
    @Override
    public void rates(double[] currents, int at, int n) {
        rate().rates(currents, at, n);
    }
}
