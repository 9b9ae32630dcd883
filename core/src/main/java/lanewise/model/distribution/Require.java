package lanewise.model.distribution;

import lanewise.error.ModelException;

/** The checks that distributions share. */
final class Require {
    private Require() {}

    static void finite(String owner, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new ModelException("%s: %s is %s, but has to be a finite number".formatted(owner, name, value));
        }
    }

    static void positive(String owner, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ModelException(
                    "%s: %s is %s, but has to be a finite number greater than 0".formatted(owner, name, value));
        }
    }

    static void atLeast(String owner, String name, int smallest, int value) {
        if (value < smallest) {
            throw new ModelException(
                    "%s: %s is %d, but has to be an integer from %d on".formatted(owner, name, value, smallest));
        }
    }

    static void magnitude(String owner, double minMagnitude) {
        if (!(minMagnitude >= 0 && minMagnitude < 1)) {
            throw new ModelException(
                    "%s: minMagnitude is %s, but has to be from 0 to less than 1".formatted(owner, minMagnitude));
        }
    }

    /** n, if it can be a number of samples. */
    static int count(Distribution distribution, int n) {
        if (n < 0) {
            throw new ModelException("%s: asked for %d samples; ask for 0 or more".formatted(distribution, n));
        }
        return n;
    }

    /** n * d, if that many numbers can be sampled. */
    static int size(Distribution distribution, int n, int d) {
        count(distribution, n);
        if (d < 1) {
            throw new ModelException(
                    "%s: asked for samples of dimension %d; a dimension is 1 or more".formatted(distribution, d));
        }
        if ((long) n * d > Integer.MAX_VALUE) {
            throw new ModelException("%s: asked for %d samples of dimension %d; an array holds at most %d numbers"
                    .formatted(distribution, n, d, Integer.MAX_VALUE));
        }
        return n * d;
    }

    static ModelException dimensionNeeded(Distribution distribution) {
        return new ModelException(
                "%s: its samples are points, but single numbers were asked for; use it where points are wanted, or "
                                .formatted(distribution)
                        + "take another distribution, such as Uniform");
    }
}
