package lanewise.sim;

import lanewise.error.SimulationException;

/** The check of values that come from outside. */
final class Finite {
    private Finite() {}

    /** The value as a float without -0, which no signal holds. */
    static float rounded(double value, String from, Clock clock) {
        float rounded = (float) value + 0f;
        if (!Float.isFinite(rounded)) {
            throw new SimulationException("%s: it gave %s in step %d, at %s s; give values that are finite as floats"
                    .formatted(from, value, clock.step(), clock.time()));
        }
        return rounded;
    }
}
