package lanewise.model.neuron;

import java.util.ArrayList;
import java.util.List;
import lanewise.model.distribution.Choice;

/**
 * The leaky integrate-and-fire neuron that tires: {@link Lif} under the current {@code J - n}, where the adaptation
 * {@code n} grows by {@code incN * amplitude / tauN} with every spike and decays with {@code tauN}. A step uses the
 * adaptation of the step before, and then {@code n += dt / tauN * (incN * output - n)} (Camera, Rauch, Luscher, Senn
 * and Fusi, Neural Computation 16, 2004).
 *
 * @param tauN the adaptation's time constant in seconds, positive
 * @param incN how much a spike adds to the adaptation, at least 0
 * @param tauRc the membrane's time constant in seconds, positive
 * @param tauRef the refractory period in seconds, at least 0
 * @param minVoltage the voltage's floor, at most 0; negative infinity for none
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record AdaptiveLif(double tauN, double incN, double tauRc, double tauRef, double minVoltage, double amplitude)
        implements NeuronType {
    /** With the checks of the parameters' ranges. */
    public AdaptiveLif {
        Checks.positive("AdaptiveLif", "tauN", tauN);
        Checks.notNegative("AdaptiveLif", "incN", incN);
        Checks.positive("AdaptiveLif", "tauRc", tauRc);
        Checks.notNegative("AdaptiveLif", "tauRef", tauRef);
        Checks.floor("AdaptiveLif", minVoltage);
        Checks.positive("AdaptiveLif", "amplitude", amplitude);
    }

    /** With {@code tauN} 1 s, {@code incN} 0.01, and a {@link Lif} of its defaults. */
    public AdaptiveLif() {
        this(1, 0.01);
    }

    /** With a {@link Lif} of its defaults. */
    public AdaptiveLif(double tauN, double incN) {
        this(tauN, incN, 0.02, 0.002, 0, 1);
    }

    /** These neurons without adaptation. */
    public Lif lif() {
        return new Lif(tauRc, tauRef, minVoltage, amplitude);
    }

    @Override
    public boolean spiking() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        List<StateVariable> states = new ArrayList<>(lif().states());
        states.add(new StateVariable("adaptation", Choice.of(0)));
        return List.copyOf(states);
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        return lif().gainBias(maxRates, intercepts);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        return lif().tuning(gain, bias);
    }

    /** {@inheritDoc} The adaptation is left out. */
    @Override
    public void rates(double[] currents, int at, int n) {
        lif().rates(currents, at, n);
    }
}
