package lanewise.graph;

import java.util.List;
import lanewise.model.process.Process;

/**
 * Advances a process or a filter by one step.
 *
 * @param kind which
 * @param output what it gives
 */
public record SimProcess(Kind kind, Signal output) implements Operator {
    /** What is advanced. */
    public sealed interface Kind permits Source, Filter {}

    /**
     * A source of values in time: sets the output.
     *
     * @param process which one
     */
    public record Source(Process process) implements Kind {}

    /**
     * A first-order filter: updates the output to {@code decay * output + gain * input}.
     *
     * @param input what is filtered
     * @param decay the share of its value that it keeps
     * @param gain the share of the input that it takes up
     */
    public record Filter(Signal input, double decay, double gain) implements Kind {}

    @Override
    public List<Signal> sets() {
        return switch (kind) {
            case Source source -> List.of(output);
            case Filter filter -> List.of();
        };
    }

    @Override
    public List<Signal> reads() {
        return switch (kind) {
            case Source source -> List.of();
            case Filter filter -> List.of(filter.input);
        };
    }

    @Override
    public List<Signal> updates() {
        return switch (kind) {
            case Source source -> List.of();
            case Filter filter -> List.of(output);
        };
    }

    @Override
    public boolean isInput() {
        return kind instanceof Source;
    }
}
