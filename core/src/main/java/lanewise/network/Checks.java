package lanewise.network;

import lanewise.error.ModelException;

/** What every ready-made network requires of its sizes. */
final class Checks {
    private Checks() {}

    /** Refuses a size below 1. */
    static int atLeastOne(String label, String what, int value) {
        if (value < 1) {
            throw new ModelException("%s: %d %s; give at least 1".formatted(label, value, what));
        }
        return value;
    }

    /** Refuses null. */
    static <T> T given(String label, String what, T value) {
        if (value == null) {
            throw new ModelException("%s: its %s is null; give one".formatted(label, what));
        }
        return value;
    }

    /** Refuses a number that is not finite. */
    static double finite(String label, String what, double value) {
        if (!Double.isFinite(value)) {
            throw new ModelException("%s: its %s is %s; give a finite number".formatted(label, what, value));
        }
        return value;
    }

    /** Refuses a number that is not positive and finite. */
    static double positive(String label, String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: its %s is %s; give a positive, finite number".formatted(label, what, value));
        }
        return value;
    }
}
