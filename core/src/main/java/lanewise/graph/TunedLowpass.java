package lanewise.graph;

import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;

/**
 * A lowpass filter whose time constant is a parameter.
 *
 * @param tau the time constant
 * @param dt the length of a step in seconds
 */
public record TunedLowpass(TimeConstant tau, double dt) {
    /** The equations of a step where the parameter has a value: those of a {@link Lowpass} of that time constant. */
    public StateSpace space(double x) {
        return new Lowpass(tau.seconds(x)).discretised(dt);
    }

    /**
     * How fast the kept share of the state, {@code e^-h} with {@code h = dt / tau}, changes with the parameter's value: by
     * {@code h e^-h}. The share of the input that is taken up, {@code 1 - e^-h}, changes by as much the other way.
     */
    public double slope(double x) {
        double h = dt / tau.seconds(x);
        return tau.changesAt(x) ? h * StrictMath.exp(-h) : 0;
    }
}
