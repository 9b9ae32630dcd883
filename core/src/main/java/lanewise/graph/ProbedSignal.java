package lanewise.graph;

import java.util.OptionalDouble;

/**
 * A signal that a run records at the end of a step.
 *
 * @param name for people
 * @param signal what is recorded
 * @param sampleEvery the time between samples in seconds; every step if not given
 */
public record ProbedSignal(String name, Signal signal, OptionalDouble sampleEvery) {
    /** The number of steps, maybe fractional, between samples: a sample is taken at step n if {@code n mod period < 1}. */
    public double period(double dt) {
        return sampleEvery.isPresent() ? sampleEvery.getAsDouble() / dt : 1;
    }
}
