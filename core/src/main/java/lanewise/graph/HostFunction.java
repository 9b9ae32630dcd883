package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;
import lanewise.model.process.Recorded;

/**
 * Calls a function of the host program.
 *
 * @param name for messages, and by which a function is supplied
 * @param body what is called
 * @param time the clock's time, if the function takes it
 * @param input what it takes, if anything
 * @param output what it sets, if anything
 */
public record HostFunction(
        String name, Body body, Optional<Signal> time, Optional<Signal> input, Optional<Signal> output)
        implements Operator {
    /** What is called. */
    public sealed interface Body {}

    /**
     * A function in Java.
     *
     * @param call the function
     */
    public record Java(Call call) implements Body {}

    /** A function that the host program supplies to a run by its name. */
    public record Named() implements Body {}

    /**
     * What the function once gave, step by step.
     *
     * @param values a row a step
     */
    public record Played(Recorded values) implements Body {}

    /** What is called: {@code x} and {@code out} are empty where there is no input or output. */
    @FunctionalInterface
    public interface Call {
        /** Writes the values at time {@code t} (seconds) for input {@code x} to {@code out}, which holds zeros. */
        void apply(double t, double[] x, double[] out);
    }

    /** With the check that a recording has the output's size. */
    public HostFunction {
        int size = output.map(Signal::size).orElse(0);
        if (body instanceof Played played && played.values().sizeOut() != size) {
            throw new ModelException("function %s: it was recorded with %d values a step, but its output has %d"
                    .formatted(ErrorText.quoted(name), played.values().sizeOut(), size));
        }
    }

    /** Calls a function in Java. */
    public HostFunction(
            String name, Call call, Optional<Signal> time, Optional<Signal> input, Optional<Signal> output) {
        this(name, new Java(call), time, input, output);
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
