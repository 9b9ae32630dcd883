package lanewise.model.transform;

import java.util.Arrays;
import lanewise.error.ModelException;

/** Multiplies each value by a factor of its own: a square dense transform given by a vector. */
public final class Diagonal implements Transform {
    private final double[] factors;

    private Diagonal(double[] factors) {
        this.factors = factors;
    }

    /**
     * With the given factors, which are copied.
     *
     * @throws ModelException if one is not finite
     */
    public static Diagonal of(double... factors) {
        for (double factor : factors) {
            if (!Double.isFinite(factor)) {
                throw new ModelException("transform: a factor is %s; it must be finite".formatted(factor));
            }
        }
        return new Diagonal(factors.clone());
    }

    /** The factors, in a new array. */
    public double[] factors() {
        return factors.clone();
    }

    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return sizeOut == factors.length && sizeIn == factors.length;
    }

    @Override
    public String described() {
        return "its transform is a diagonal of %d factors".formatted(factors.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Diagonal that && Arrays.equals(factors, that.factors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(factors);
    }

    @Override
    public String toString() {
        return "Diagonal" + Arrays.toString(factors);
    }
}
