package lanewise.sim;

import java.util.Arrays;
import lanewise.error.LanewiseException;
import lanewise.error.SimulationException;
import lanewise.graph.HostFunction;

/**
 * Calls a function of the host program during a run, and names it where it fails.
 *
 * @param function what is called
 * @param clock the run's
 */
record HostCall(HostFunction function, Clock clock) {
    /** Calls the function with zeros in {@code out}. */
    void apply(double[] in, double[] out) {
        Arrays.fill(out, 0);
        try {
            function.call().apply(clock.time(), in, out);
        } catch (RuntimeException e) {
            throw failed(function.name(), clock, e);
        }
    }

    /** What a run says when code of the host program has thrown. */
    static SimulationException failed(String name, Clock clock, RuntimeException cause) {
        String why = cause instanceof LanewiseException ? cause.getMessage() : cause.toString();
        return new SimulationException(
                "%s: it failed in step %d, at %s s: %s".formatted(name, clock.step(), clock.time(), why), cause);
    }
}
