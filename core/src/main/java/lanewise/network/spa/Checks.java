package lanewise.network.spa;

import lanewise.error.ModelException;

/** What every module requires of what is chosen for it. */
final class Checks {
    private Checks() {}

    /** Refuses a size below 1. */
    static int atLeastOne(String what, int size) {
        if (size < 1) {
            throw new ModelException("%s: %d; give at least 1".formatted(what, size));
        }
        return size;
    }

    /** Refuses a number that is not finite. */
    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new ModelException("%s: %s; give a finite number".formatted(what, value));
        }
        return value;
    }

    /** Refuses a threshold that nothing reaches, as what has one represents values up to 1. */
    static double threshold(String what, double value) {
        if (finite(what, value) >= 1) {
            throw new ModelException("%s: %s; give a number below 1".formatted(what, value));
        }
        return value;
    }

    /** Refuses null. */
    static <T> T given(String owner, String what, T value) {
        if (value == null) {
            throw new ModelException("%s: its %s is null; give one".formatted(owner, what));
        }
        return value;
    }
}
