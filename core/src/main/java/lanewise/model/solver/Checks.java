package lanewise.model.solver;

import lanewise.error.ModelException;

/** The checks that solvers share. */
final class Checks {
    private Checks() {}

    static void atLeast0(String owner, String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: %s is %s; it must be finite and at least 0".formatted(owner, name, value));
        }
    }

    static void atLeast(String owner, String name, int smallest, int value) {
        if (value < smallest) {
            throw new ModelException("%s: %s is %d; it must be at least %d".formatted(owner, name, value, smallest));
        }
    }

    static void given(String owner, String name, Object value) {
        if (value == null) {
            throw new ModelException("%s: %s is null; leave it out for the default".formatted(owner, name));
        }
    }
}
