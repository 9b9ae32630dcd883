package lanewise.model.synapse;

import java.util.Arrays;
import java.util.Objects;
import lanewise.error.ModelException;

/**
 * A filter as state equations: {@code X <- A X + B u}, {@code y = C X + D u}, with K state variables for each element
 * of the signal. Which X the output is read from depends on D: {@link Case}.
 *
 * @param a K rows of K
 * @param b K values
 * @param c K values
 * @param d how much of the input is in the output at once
 */
public record StateSpace(double[][] a, double[] b, double[] c, double d) {
    private static final double SMALLEST_GAIN = 1e-8;

    /** How a step is done: the first that applies. */
    public enum Case {
        /** No state: {@code y = D u}. */
        GAIN,
        /** One state variable and D = 0: {@code y <- A y + (C B) u}. The state is kept multiplied by C. */
        ONE_STATE,
        /** D = 0: {@code X <- A X + B u}, then {@code y = C X}, so that the input shows in the same step. */
        UPDATED_STATE,
        /** Else: {@code y = C X + D u}, then {@code X <- A X + B u}. */
        FEED_THROUGH
    }

    static StateSpace gain(double d) {
        return new StateSpace(new double[0][0], new double[0], new double[0], d);
    }

    /**
     * These equations, read as those of a derivative ({@code X' = A X + B u}), for steps of {@code dt} seconds within which
     * the input is constant.
     */
    public StateSpace zeroOrderHold(double dt) {
        FilterState.requireStep(dt);
        return ZeroOrderHold.of(this, dt);
    }

    /** K, how many state variables there are for an element of the signal. */
    public int order() {
        return b.length;
    }

    /** How a step of this filter is done. */
    public Case stepCase() {
        if (order() == 0) {
            return Case.GAIN;
        }
        if (d != 0) {
            return Case.FEED_THROUGH;
        }
        return order() == 1 ? Case.ONE_STATE : Case.UPDATED_STATE;
    }

    /**
     * The state variables of one element from which a constant input gives the constant output {@code y0}; for
     * {@link Case#ONE_STATE} multiplied by C, as it is kept.
     *
     * @param y0 the output; 0 gives zeros, which any filter can start from
     * @param owner what messages name
     * @return K values in a new array
     * @throws ModelException if a constant input gives no output, or does not settle
     */
    public double[] steadyState(double y0, Synapse owner) {
        if (y0 == 0 || order() == 0) {
            return new double[order()];
        }
        double[] x;
        double gain;
        if (stepCase() == Case.ONE_STATE) {
            x = new double[] {c[0] * b[0] / (1 - a[0][0])};
            gain = x[0] == 0 || !Double.isFinite(x[0]) ? x[0] : 1; // the state is the output already
        } else {
            x = settled();
            gain = d;
            for (int i = 0; i < x.length; i++) {
                gain += c[i] * x[i];
            }
        }
        if (!(Math.abs(gain) > SMALLEST_GAIN && Math.abs(gain) < Double.POSITIVE_INFINITY)) {
            throw new ModelException(
                    "%s: it cannot start from the output %s, because its gain for a constant input is %s; start from 0"
                            .formatted(owner, y0, gain));
        }
        for (int i = 0; i < x.length; i++) {
            x[i] *= y0 / gain;
        }
        return x;
    }

    /** The solution of (I - A) x = B. */
    private double[] settled() {
        double[][] left = new double[order()][order()];
        double[][] right = new double[order()][1];
        for (int i = 0; i < order(); i++) {
            for (int j = 0; j < order(); j++) {
                left[i][j] = (i == j ? 1 : 0) - a[i][j];
            }
            right[i][0] = b[i];
        }
        LinearSystem.solve(left, right);
        double[] x = new double[order()];
        for (int i = 0; i < x.length; i++) {
            x[i] = right[i][0];
        }
        return x;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateSpace that
                && Arrays.deepEquals(a, that.a)
                && Arrays.equals(b, that.b)
                && Arrays.equals(c, that.c)
                && Double.compare(d, that.d) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.deepHashCode(a), Arrays.hashCode(b), Arrays.hashCode(c), d);
    }

    @Override
    public String toString() {
        return "StateSpace[a=%s, b=%s, c=%s, d=%s]"
                .formatted(Arrays.deepToString(a), Arrays.toString(b), Arrays.toString(c), d);
    }

    boolean isFinite() {
        double zero = d * 0;
        for (int i = 0; i < order(); i++) {
            zero += (b[i] + c[i]) * 0;
            for (int j = 0; j < order(); j++) {
                zero += a[i][j] * 0;
            }
        }
        return zero == 0;
    }

    /** How many doubles {@link FilterState} keeps for a signal of that size. */
    long stateSize(int size) {
        long k = order();
        return FilterState.HEADER + k * k + 3 * k + k * size;
    }
}
