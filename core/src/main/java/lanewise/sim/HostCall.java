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
        } catch (LanewiseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SimulationException(
                    "%s: its function failed in step %d, at %s s: %s"
                            .formatted(function.name(), clock.step(), clock.time(), e),
                    e);
        }
    }
}
