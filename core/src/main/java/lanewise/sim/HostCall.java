package lanewise.sim;

import java.util.Arrays;
import lanewise.error.LanewiseException;
import lanewise.error.SimulationException;
import lanewise.graph.HostFunction;

/**
 * Calls a function of the host program during a run, and names it where it fails.
 *
 * @param name for messages
 * @param call what is called
 * @param clock the run's
 */
record HostCall(String name, HostFunction.Call call, Clock clock) implements SourceBody {
    @Override
    public boolean fill(int item, double[] in, double[] out) {
        Arrays.fill(out, 0);
        try {
            call.apply(clock.time(), in, out);
        } catch (RuntimeException e) {
            throw failed(name, clock, e);
        }
        return true;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** What a run says when code of the host program has thrown. */
    static SimulationException failed(String name, Clock clock, RuntimeException cause) {
        String why = cause instanceof LanewiseException ? cause.getMessage() : cause.toString();
        return new SimulationException(
                "%s: it failed in step %d, at %s s: %s".formatted(name, clock.step(), clock.time(), why), cause);
    }
}
