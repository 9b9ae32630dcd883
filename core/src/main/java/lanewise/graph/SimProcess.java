package lanewise.graph;

import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.process.Process;

/**
 * Advances a process by one step. It keeps its state for itself, apart from the signals.
 *
 * @param process which one
 * @param seed of the random numbers that it takes, if any
 * @param input what it takes; empty if it is a source
 * @param output what it gives
 * @param mode how it writes the output
 */
public record SimProcess(Process process, long seed, Optional<Signal> input, Signal output, WriteMode mode)
        implements Operator {
    /** With the checks of the sizes. */
    public SimProcess {
        int sizeIn = input.map(Signal::size).orElse(0);
        if (process.sizeIn() != sizeIn || process.sizeOut() != output.size()) {
            throw new ModelException("process %s into %s: it takes %d values and gives %d, but has %d and %d"
                    .formatted(process, output, process.sizeIn(), process.sizeOut(), sizeIn, output.size()));
        }
    }

    /** The same with another seed. */
    public SimProcess seeded(long other) {
        return new SimProcess(process, other, input, output, mode);
    }

    @Override
    public List<Signal> sets() {
        return mode.only(WriteMode.SET, output);
    }

    @Override
    public List<Signal> increments() {
        return mode.only(WriteMode.INCREMENT, output);
    }

    @Override
    public List<Signal> reads() {
        return input.map(List::of).orElse(List.of());
    }

    @Override
    public List<Signal> updates() {
        return mode.only(WriteMode.UPDATE, output);
    }

    @Override
    public boolean isInput() {
        return input.isEmpty();
    }
}
