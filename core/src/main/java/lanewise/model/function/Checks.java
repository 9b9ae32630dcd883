package lanewise.model.function;

import lanewise.error.ModelException;

/** The checks that functions share. */
final class Checks {
    private Checks() {}

    static void atLeastOne(String owner, String what, int value) {
        if (value < 1) {
            throw new ModelException("%s: %s is %d; give at least 1".formatted(owner, what, value));
        }
    }

    static void positive(String owner, String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: %s is %s; give a positive, finite number".formatted(owner, what, value));
        }
    }

    /** Refuses a share of all. */
    static void share(String owner, String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new ModelException("%s: %s is %s; give a number from 0 to less than 1".formatted(owner, what, value));
        }
    }
}
