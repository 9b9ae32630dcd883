package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls a function of the host program.
 *
 * @param name for messages
 * @param call the function
 * @param time the clock's time, if the function takes it
 * @param input what it takes, if anything
 * @param output what it sets, if anything
 */
public record HostFunction(
        String name, Call call, Optional<Signal> time, Optional<Signal> input, Optional<Signal> output)
        implements Operator {
    /** What is called: {@code x} and {@code out} are empty where there is no input or output. */
    @FunctionalInterface
    public interface Call {
        /** Writes the values at time {@code t} (seconds) for input {@code x} to {@code out}, which holds zeros. */
        void apply(double t, double[] x, double[] out);
    }

    @Override
    public List<Signal> sets() {
        return output.map(List::of).orElse(List.of());
    }

    @Override
    public List<Signal> reads() {
        List<Signal> reads = new ArrayList<>(2);
        time.ifPresent(reads::add);
        input.ifPresent(reads::add);
        return reads;
    }

    @Override
    public boolean isInput() {
        return input.isEmpty() && output.isPresent();
    }
}
