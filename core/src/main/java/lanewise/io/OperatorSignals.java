package lanewise.io;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.error.ErrorText;
import lanewise.graph.Signal;
import lanewise.io.ModelArchive.ArchivedSignal;

/**
 * Finds the signals that an operator names by their ids.
 *
 * @param signals all signals of the archive
 */
record OperatorSignals(List<ArchivedSignal> signals) {
    Signal any(Fields fields, String key) {
        return signals.get(fields.integer(key, 0, signals.size() - 1)).signal();
    }

    /** A signal that is not sparse. */
    Signal dense(Fields fields, String key) {
        Signal signal = any(fields, key);
        if (signal.sparse().isPresent()) {
            throw fields.unexpected(key, "a signal that is not sparse; only the A of a SparseDotInc may be");
        }
        return signal;
    }

    Optional<Signal> optional(Fields fields, String key) {
        return fields.isNull(key) ? Optional.empty() : Optional.of(dense(fields, key));
    }

    /** The signals of state variables, whichever there are. */
    Map<String, Signal> states(Fields fields) {
        Fields state = fields.fields("state");
        Map<String, Signal> states = new LinkedHashMap<>();
        for (String name : state.values().keySet()) {
            states.put(name, dense(state, name));
        }
        return states;
    }

    /** The signals of state variables: exactly those, in their order. */
    List<Signal> states(Fields fields, List<String> names) {
        Map<String, Signal> states = states(fields);
        if (!states.keySet().equals(new HashSet<>(names))) {
            throw fields.wrong("state has the variables %s; expected %s"
                    .formatted(ErrorText.quoted(states.keySet().toString()), names));
        }
        return names.stream().map(states::get).toList();
    }
}
