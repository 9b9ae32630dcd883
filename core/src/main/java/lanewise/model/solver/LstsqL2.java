package lanewise.model.solver;

import lanewise.error.ModelException;

/**
 * Least squares with a penalty on large decoders: minimises {@code |A X - Y|^2 + m sigma^2 |X|^2} over {@code m} points
 * with {@code sigma = reg * max(A)}, by Cholesky factorisation of the normal equations.
 *
 * @param reg the regularisation, at least 0; larger decoders are noisier under spikes, smaller ones less exact
 */
public record LstsqL2(double reg) implements Solver {
    /** With the check of the regularisation. */
    public LstsqL2 {
        if (!(reg >= 0) || Double.isInfinite(reg)) {
            throw new ModelException("LstsqL2: reg is %s; it must be finite and at least 0".formatted(reg));
        }
    }

    /** With a regularisation of 0.1. */
    public LstsqL2() {
        this(0.1);
    }
}
