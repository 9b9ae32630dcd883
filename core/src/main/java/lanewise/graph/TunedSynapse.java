package lanewise.graph;

import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import lanewise.model.synapse.TunableSynapse;

/**
 * A synapse whose time constant is a parameter.
 *
 * @param synapse with the time constant from which that starts
 * @param log the signal of the parameter, as {@link TimeConstant} says
 * @param dt the length of a step in seconds
 */
public record TunedSynapse(TunableSynapse synapse, Signal log, double dt) {
    /** With the checks of {@link TimeConstant}. */
    public TunedSynapse {
        new TimeConstant(log, synapse.tau());
    }

    /** The time constant. */
    public TimeConstant tau() {
        return new TimeConstant(log, synapse.tau());
    }

    /** The equations of a step where the parameter has a value: those of a synapse of that time constant. */
    public StateSpace space(double x) {
        return synapse.withTau(tau().seconds(x)).discretised(dt);
    }

    /**
     * How fast the numbers of {@link #space} change with the parameter's value, number by number. With {@code h = dt / tau},
     * a {@link Lowpass} keeps the share {@code e^-h} of its state, which changes by {@code h e^-h}, and takes up the rest of
     * its input, which changes by as much the other way; that state is kept multiplied by C, so C is 1. An {@link Alpha} has
     * two poles at {@code -1 / tau}, so that
     *
     * <pre>
     * A = e^-h (1 - h, -h / tau; dt, 1 + h)    B = (dt e^-h; tau^2 (1 - (1 + h) e^-h))    C = (0, 1 / tau^2)
     * </pre>
     */
    public StateSpace slope(double x) {
        int order = synapse.den().length - 1;
        if (!tau().changesAt(x)) {
            return new StateSpace(new double[order][order], new double[order], new double[order], 0);
        }
        double t = tau().seconds(x);
        double h = dt / t;
        double e = StrictMath.exp(-h);
        double moved = h * e;
        return switch (synapse) {
            case Lowpass lowpass ->
                new StateSpace(new double[][] {{moved}}, new double[] {-moved}, new double[] {1}, 0);
            case Alpha alpha -> {
                double[][] a = {{moved * (2 - h), moved * (2 - h) / t}, {moved * dt, moved * h}};
                double[] b = {moved * dt, t * t * (2 * (-StrictMath.expm1(-h) - moved) - h * moved)};
                yield new StateSpace(a, b, new double[] {0, -2 / (t * t)}, 0);
            }
        };
    }
}
