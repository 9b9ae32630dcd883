package lanewise.model;

import lanewise.error.ModelException;
import lanewise.model.synapse.Synapse;

/** What options have in common: they can be changed only as long as their object is being made. */
abstract sealed class ObjectOptions permits Ensemble.Options, Connection.Options, Probe.Options {
    private boolean made;

    /** Ends the making. */
    final void close() {
        made = true;
    }

    /** A value that is given, while it still can be. */
    final <T> T given(String option, T value) {
        return given(option, value, "leave it out, or give a value");
    }

    /** A synapse that is given, while it still can be. */
    final Synapse given(String option, Synapse synapse) {
        return given(option, synapse, "leave it out, or give one (Synapse.none() is no synapse)");
    }

    private <T> T given(String option, T value, String otherwise) {
        if (made) {
            throw new ModelException(
                    "%s: the object is made, and does not change any more; make another".formatted(option));
        }
        if (value == null) {
            throw new ModelException("%s is null; %s".formatted(option, otherwise));
        }
        return value;
    }
}
