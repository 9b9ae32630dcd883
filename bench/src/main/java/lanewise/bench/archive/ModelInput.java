package lanewise.bench.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lanewise.error.ModelException;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.io.ModelArchive;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;

/**
 * A signal that a model has from outside.
 *
 * @param id the signal's in the archive
 * @param signal the signal
 * @param kind what gives its values
 * @param rows for how many steps there are values; empty if there is no end
 */
record ModelInput(int id, Signal signal, String kind, OptionalInt rows) {
    private static final int MOST_LISTED = 20;

    /** All of a model, in the order of the operators that write them. */
    static List<ModelInput> of(ModelArchive archive) {
        Map<Signal, Integer> ids = new HashMap<>();
        archive.signals().forEach(archived -> ids.put(archived.signal(), ids.size()));
        List<ModelInput> inputs = new ArrayList<>();
        for (Operator operator : archive.graph().operators()) {
            if (operator instanceof HostFunction function && function.output().isPresent()) {
                Signal output = function.output().get();
                inputs.add(
                        switch (function.body()) {
                            case HostFunction.Played played ->
                                recorded(ids.get(output), output, "recorded function", played.values());
                            case HostFunction.Named named ->
                                endless(
                                        ids.get(output),
                                        output,
                                        "function \"%s\"".formatted(Shown.text(function.name())));
                            case HostFunction.Java java -> endless(ids.get(output), output, "function in Java");
                        });
            } else if (operator instanceof SimProcess process && process.isInput()) {
                inputs.add(of(ids.get(process.output()), process));
            }
        }
        return inputs;
    }

    private static ModelInput of(int id, SimProcess process) {
        return switch (process.process()) {
            case Recorded values -> recorded(id, process.output(), "recorded input", values);
            case PresentInput shown ->
                endless(
                        id,
                        process.output(),
                        "presented input of %d".formatted(shown.inputs().count()));
            case Process other -> endless(id, process.output(), other.getClass().getSimpleName());
        };
    }

    private static ModelInput recorded(int id, Signal output, String kind, Recorded values) {
        int rows = values.rows().count();
        return new ModelInput(id, output, kind + " of %d steps".formatted(rows), OptionalInt.of(rows));
    }

    private static ModelInput endless(int id, Signal output, String kind) {
        return new ModelInput(id, output, kind, OptionalInt.empty());
    }

    /**
     * The one that a person names.
     *
     * @param named its signal's name or id
     * @throws ModelException if there is none, or several
     */
    static ModelInput named(String named, List<ModelInput> inputs) {
        List<ModelInput> found = inputs.stream()
                .filter(input -> input.signal.name().equals(named)
                        || Integer.toString(input.id).equals(named))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new ModelException(
                    inputs.isEmpty()
                            ? "--input %s: this model has no inputs".formatted(named)
                            : "--input %s: no input of this name or id; there are %s".formatted(named, list(inputs)));
        }
        if (found.stream().map(ModelInput::id).distinct().count() == 1) {
            throw new ModelException("--input %s: it has several parts, %s; only an input of one part can be given"
                    .formatted(named, list(found)));
        }
        throw new ModelException("--input %s: that names %s; say which by its id".formatted(named, list(found)));
    }

    private static String list(List<ModelInput> inputs) {
        String first = inputs.stream()
                .limit(MOST_LISTED)
                .map(input -> "%s (%s)".formatted(input, input.kind))
                .collect(Collectors.joining(", "));
        return inputs.size() > MOST_LISTED ? "%s and %d more".formatted(first, inputs.size() - MOST_LISTED) : first;
    }

    @Override
    public String toString() {
        return "%d \"%s\"".formatted(id, Shown.text(signal.name()));
    }
}
