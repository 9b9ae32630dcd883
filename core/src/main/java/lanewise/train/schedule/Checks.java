package lanewise.train.schedule;

import lanewise.error.ModelException;

/** The checks that learning rates share. */
final class Checks {
    private Checks() {}

    static void notNegative(String schedule, String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: %s is %s; it must be finite and at least 0".formatted(schedule, name, value));
        }
    }

    static void atLeast(long least, String schedule, String name, long value) {
        if (value < least) {
            throw new ModelException("%s: %s is %d; it must be at least %d".formatted(schedule, name, value, least));
        }
    }

    static void positive(String schedule, String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: %s is %s; it must be positive and finite".formatted(schedule, name, value));
        }
    }
}
