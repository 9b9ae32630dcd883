package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.FunctionParameter;

/**
 * Computes a function that comes with its gradient. It keeps nothing from step to step.
 *
 * @param name for messages
 * @param function which one
 * @param seed of what it draws in training
 * @param input what it takes; empty if it takes nothing
 * @param output what it sets
 * @param parameters what it has to learn, in the function's order
 * @param statistics what it measures in training, in the function's order: nothing else changes them, and no gradient leads
 *     there
 */
public record SimFunction(
        String name,
        DifferentiableFunction function,
        long seed,
        Optional<Signal> input,
        Signal output,
        List<Signal> parameters,
        List<Signal> statistics)
        implements Operator {
    /** With the checks of the sizes; the lists are copied. */
    public SimFunction {
        parameters = List.copyOf(parameters);
        statistics = List.copyOf(statistics);
        int sizeIn = input.map(Signal::size).orElse(0);
        if (function.sizeIn() != sizeIn || function.sizeOut() != output.size()) {
            throw new ModelException("%s: its function takes %d values and gives %d, but it has %d and %d"
                    .formatted(name, function.sizeIn(), function.sizeOut(), sizeIn, output.size()));
        }
        check(name, "parameter", function.parameters(), parameters);
        check(name, "statistic", function.statistics(), statistics);
    }

    private static void check(String name, String kind, List<FunctionParameter> wanted, List<Signal> given) {
        if (wanted.size() != given.size()) {
            throw new ModelException("%s: %d signals for the %ss %s of its function; give one for each"
                    .formatted(
                            name,
                            given.size(),
                            kind,
                            wanted.stream().map(FunctionParameter::name).toList()));
        }
        for (int i = 0; i < given.size(); i++) {
            if (wanted.get(i).size() != given.get(i).size()) {
                throw new ModelException("%s: signal %s for its function's %s %s of %d values"
                        .formatted(
                                name,
                                given.get(i),
                                kind,
                                wanted.get(i).name(),
                                wanted.get(i).size()));
            }
        }
    }

    @Override
    public List<Signal> sets() {
        return List.of(output);
    }

    @Override
    public List<Signal> reads() {
        List<Signal> reads = new ArrayList<>(input.stream().toList());
        reads.addAll(parameters);
        reads.addAll(statistics);
        return reads;
    }
}
