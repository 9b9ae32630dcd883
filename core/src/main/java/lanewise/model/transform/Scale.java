package lanewise.model.transform;

import lanewise.error.ModelException;

/**
 * Multiplies every value by the same factor: a square dense transform given by a scalar.
 *
 * @param factor finite
 */
public record Scale(double factor) implements Transform {
    /** With the check of the factor. */
    public Scale {
        if (!Double.isFinite(factor)) {
            throw new ModelException("transform: the factor is %s; it must be finite".formatted(factor));
        }
    }

    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return sizeOut == sizeIn;
    }

    @Override
    public String described() {
        return "its transform is one factor, not a matrix";
    }
}
