package lanewise.model.synapse;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * A synapse with a rational transfer function {@code num / den}: in s, the Laplace variable, if it is analog, else in
 * z. Coefficients stand highest power first.
 */
public sealed interface LinearSynapse extends Synapse permits LinearFilter, TunableSynapse {
    /** The numerator's coefficients, highest power first, in a new array. */
    double[] num();

    /** The denominator's coefficients, highest power first, in a new array. */
    double[] den();

    /** Whether the transfer function is one in s, to be discretised with the step of a run, rather than in z. */
    default boolean analog() {
        return true;
    }

    /** How an analog filter is discretised. */
    default Discretisation method() {
        return Discretisation.ZOH;
    }

    /**
     * The filter as state equations for steps of {@code dt} seconds: {@code X <- A X + B u}, {@code y = C X + D u}.
     * Leading zeros of the denominator are dropped (so a {@link Lowpass} of time constant 0 is a gain of 1), the
     * controllable canonical form is taken and discretised by {@link #method}.
     *
     * @param dt the step in seconds, positive; a filter in z is taken as it is
     * @return the equations, in new arrays
     * @throws ModelException if dt is not positive and finite, or the discretised filter is not finite
     */
    default StateSpace discretised(double dt) {
        FilterState.requireStep(dt);
        StateSpace given = TransferFunction.of(num(), den()).stateSpace();
        if (!analog() || given.order() == 0) {
            return given;
        }
        StateSpace discrete = switch (method()) {
            case ZOH -> ZeroOrderHold.of(given, dt);
            case BILINEAR -> Bilinear.of(given, dt, 0.5);
            case EULER -> Bilinear.of(given, dt, 0);
            case BACKWARD_DIFF -> Bilinear.of(given, dt, 1);
        };
        if (!discrete.isFinite()) {
            throw new ModelException("%s: its equations for steps of %s s are not finite; take another step or method"
                    .formatted(this, dt));
        }
        return discrete;
    }

    /**
     * The transfer function's value at a frequency: at {@code s = 2 pi i f} for an analog filter, at
     * {@code z = exp(2 pi i f)} for one in z.
     *
     * @param frequency f in Hertz, or for a filter in z in cycles a sample
     * @return the real and the imaginary part
     */
    default double[] evaluate(double frequency) {
        double angle = 2 * Math.PI * frequency;
        double re = analog() ? 0 : StrictMath.cos(angle);
        double im = analog() ? angle : StrictMath.sin(angle);
        double[] n = TransferFunction.at(num(), re, im);
        double[] d = TransferFunction.at(den(), re, im);
        double square = d[0] * d[0] + d[1] * d[1];
        return new double[] {(n[0] * d[0] + n[1] * d[1]) / square, (n[1] * d[0] - n[0] * d[1]) / square};
    }

    /**
     * The transfer function's values at frequencies, as {@link #evaluate(double)} gives one.
     *
     * @param frequencies in Hertz, or for a filter in z in cycles a sample
     * @return one row a frequency: the real and the imaginary part
     */
    default double[][] evaluate(double[] frequencies) {
        double[][] values = new double[frequencies.length][];
        Arrays.setAll(values, i -> evaluate(frequencies[i]));
        return values;
    }

    /**
     * This filter and another one after it, as one: the product of their transfer functions. It is discretised by
     * zero-order hold, however the two are.
     *
     * @param other the second filter
     * @return the series connection
     * @throws ModelException if one is analog and the other one in z
     */
    default LinearFilter combine(LinearSynapse other) {
        if (analog() != other.analog()) {
            throw new ModelException(
                    "%s and %s: one is analog, the other one in z; combine two of a kind".formatted(this, other));
        }
        return new LinearFilter(
                TransferFunction.product(num(), other.num()),
                TransferFunction.product(den(), other.den()),
                analog(),
                Discretisation.ZOH);
    }

    @Override
    default int stateSize(double dt, int size) {
        return FilterState.length(dt, discretised(dt).stateSize(size));
    }

    @Override
    default void start(double dt, int size, double y0, double[] state) {
        FilterState.start(discretised(dt), size, y0, state, this);
    }

    @Override
    default void step(double[] state, double[] x, double[] y) {
        FilterState.step(state, x, y);
    }
}
