package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.synapse.StateSpace;

/**
 * Filters each value of the input for itself.
 *
 * @param space the filter's equations for one step
 * @param input what is filtered
 * @param output as many values as the input
 * @param state of the order of the filter times as many values as the input, order by order; none if the order is 0. A
 *     filter of one state without direct term keeps it multiplied by {@code c}
 * @param mode how the output is written
 * @param tuned what the equations follow from, if that is a parameter; {@code space} is then what a run starts with
 */
public record SimLinearFilter(
        StateSpace space,
        Signal input,
        Signal output,
        Optional<Signal> state,
        WriteMode mode,
        Optional<TunedSynapse> tuned)
        implements Operator {
    /** With the checks of the sizes. */
    public SimLinearFilter {
        int order = space.order();
        boolean square = space.a().length == order && space.c().length == order;
        List<Double> coefficients = new ArrayList<>(List.of(space.d()));
        for (double[] row : space.a()) {
            square &= row.length == order;
            add(row, coefficients);
        }
        add(space.b(), coefficients);
        add(space.c(), coefficients);
        if (!square) {
            throw new ModelException("filter into %s: a, b and c do not have the same order".formatted(output));
        }
        for (double value : coefficients) {
            if (!Float.isFinite((float) value)) {
                throw new ModelException(
                        "filter into %s: a coefficient is %s; it has to be finite as a float".formatted(output, value));
            }
        }
        int states = state.map(Signal::size).orElse(0);
        if (input.size() != output.size() || states != (long) order * input.size()) {
            throw new ModelException("filter of %s into %s: %d states of order %d; give %d for each input value"
                    .formatted(input, output, states, order, order));
        }
    }

    /** Of equations that stay what they are. */
    public SimLinearFilter(StateSpace space, Signal input, Signal output, Optional<Signal> state, WriteMode mode) {
        this(space, input, output, state, mode, Optional.empty());
    }

    /** Of a time constant that is a parameter; it starts from the initial value of that. */
    public SimLinearFilter(TunedSynapse tuned, Signal input, Signal output, Signal state, WriteMode mode) {
        this(tuned.space((float) tuned.log().initial(0)), input, output, Optional.of(state), mode, Optional.of(tuned));
    }

    private static void add(double[] values, List<Double> all) {
        for (double value : values) {
            all.add(value);
        }
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
        return tuned.map(synapse -> List.of(input, synapse.log())).orElse(List.of(input));
    }

    @Override
    public List<Signal> updates() {
        List<Signal> updates = new ArrayList<>(mode.only(WriteMode.UPDATE, output));
        state.ifPresent(updates::add);
        return updates;
    }
}
