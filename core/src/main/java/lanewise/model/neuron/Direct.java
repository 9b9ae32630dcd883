package lanewise.model.neuron;

import java.util.List;

/**
 * No neurons: an ensemble of this type passes on exactly what it represents, and functions are computed as such. There
 * is no step to be taken: a run that meets one fails. There are no gains, biases, maximum rates and intercepts: null is what
 * is solved for here, and empty arrays are what a built ensemble has.
 */
public record Direct() implements NeuronType {
    @Override
    public boolean spiking() {
        return false;
    }

    /** True, as what is represented may be below 0. */
    @Override
    public boolean negative() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        return List.of();
    }

    /** Both null. */
    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        return new GainBias(null, null);
    }

    /** Both null. */
    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        return new Tuning(null, null);
    }

    /** Leaves the values as they are. */
    @Override
    public void rates(double[] values, int at, int n) {
        // what is represented is the response
    }
}
