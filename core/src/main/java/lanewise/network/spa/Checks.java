package lanewise.network.spa;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.Synapse;

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

    /** Refuses a number that is not positive and finite. */
    static double positive(String what, double value) {
        if (finite(what, value) <= 0) {
            throw new ModelException("%s: %s; give a positive number".formatted(what, value));
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

    /** Refuses what is no seed. */
    static long seed(long value) {
        if (value < 0 || value > RandomStream.MAX_SEED) {
            throw new ModelException(
                    "seed %d: a seed is a number from 0 to %d".formatted(value, RandomStream.MAX_SEED));
        }
        return value;
    }

    /** Refuses a connection without delay where it leads back to what it comes from. */
    static Synapse leadingBack(String what, Synapse synapse) {
        if (given(what, "synapse", synapse) instanceof NoSynapse) {
            throw new ModelException(
                    "%s: it has no synapse, but leads back; give one, such as a lowpass of 5 ms".formatted(what));
        }
        return synapse;
    }

    /** Refuses null. */
    static <T> T given(String owner, String what, T value) {
        if (value == null) {
            throw new ModelException("%s: its %s is null; give one".formatted(owner, what));
        }
        return value;
    }
}
