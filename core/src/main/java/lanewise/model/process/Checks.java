package lanewise.model.process;

import java.time.Duration;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;

/** The checks that processes share. */
final class Checks {
    private Checks() {}

    static void positive(String owner, String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ModelException("%s: %s is %s; it must be positive and finite".formatted(owner, name, value));
        }
    }

    static void steps(String owner, int steps) {
        if (steps < 0) {
            throw new ModelException("%s: asked for %d steps; ask for 0 or more".formatted(owner, steps));
        }
    }

    /** How many steps of {@code dt} seconds a time is, half to even. */
    static int steps(Duration time, double dt) {
        positive("process", "dt", dt);
        double steps = Math.rint((time.getSeconds() + time.getNano() * 1e-9) / dt);
        if (time.isNegative() || steps > Integer.MAX_VALUE) {
            throw new ModelException("process: a run of %s, which is %.0f steps of %s s; ask for 0 to %d steps"
                    .formatted(time, steps, dt, Integer.MAX_VALUE));
        }
        return (int) steps;
    }

    /** Checks what all random processes have. */
    static void random(String owner, int sizeOut, OptionalLong seed) {
        if (sizeOut < 1) {
            throw new ModelException("%s: sizeOut is %d; it must be at least 1".formatted(owner, sizeOut));
        }
        try {
            seed.ifPresent(RandomStream::checkedSeed);
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(owner, e.getMessage()), e);
        }
    }

    /** Checks that the distribution has samples of that size, by drawing one, so that no run has to fail. */
    static void noise(String owner, Distribution dist, int sizeOut, OptionalLong seed) {
        random(owner, sizeOut, seed);
        try {
            dist.samplePoint(new double[sizeOut], new RandomStream(0));
        } catch (ModelException e) {
            throw new ModelException(
                    "%s: its distribution cannot give %d values a step: %s".formatted(owner, sizeOut, e.getMessage()),
                    e);
        }
    }
}
