package lanewise.model.synapse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Objects;
import lanewise.error.ModelException;

/** A filter with any transfer function {@code num / den} whose numerator is not of higher degree. Immutable. */
public final class LinearFilter implements LinearSynapse {
    private static final Logger LOG = System.getLogger("lanewise.model");

    private final double[] num;
    private final double[] den;
    private final boolean analog;
    private final Discretisation method;

    /**
     * A filter.
     *
     * @param num the numerator's coefficients, highest power first, one or more; copied
     * @param den the denominator's, one or more and not all 0; copied
     * @param analog whether they are of powers of s, rather than of z
     * @param method how an analog filter is discretised
     * @throws ModelException if there is no coefficient, one is not finite, the denominator is 0, or the numerator is
     *     of a higher degree than the denominator
     */
    public LinearFilter(double[] num, double[] den, boolean analog, Discretisation method) {
        if (method == null) {
            throw new ModelException("LinearFilter: the method is null; give one, such as Discretisation.ZOH");
        }
        this.num = num.clone();
        this.den = den.clone();
        this.analog = analog;
        this.method = method;
        if (TransferFunction.of(this.num, this.den).droppedFromNum() > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0}: leading coefficients of its numerator are 0 to 1e-14 of the denominator''s and are left out",
                    this);
        }
    }

    /** An analog filter, discretised by zero-order hold. */
    public LinearFilter(double[] num, double[] den) {
        this(num, den, true, Discretisation.ZOH);
    }

    /** A filter whose coefficients are of powers of z, to be used as it is, whatever the step. */
    public static LinearFilter digital(double[] num, double[] den) {
        return new LinearFilter(num, den, false, Discretisation.ZOH);
    }

    @Override
    public double[] num() {
        return num.clone();
    }

    @Override
    public double[] den() {
        return den.clone();
    }

    @Override
    public boolean analog() {
        return analog;
    }

    @Override
    public Discretisation method() {
        return method;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearFilter that
                && analog == that.analog
                && method == that.method
                && Arrays.equals(num, that.num)
                && Arrays.equals(den, that.den);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(num), Arrays.hashCode(den), analog, method);
    }

    @Override
    public String toString() {
        return "LinearFilter[%s / %s, %s]"
                .formatted(Arrays.toString(num), Arrays.toString(den), analog ? method : "digital");
    }
}
