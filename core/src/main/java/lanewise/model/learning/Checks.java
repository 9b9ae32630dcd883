package lanewise.model.learning;

import lanewise.error.ModelException;
import lanewise.model.synapse.Synapse;

/** The checks that learning rules share. */
final class Checks {
    private Checks() {}

    static void rate(String rule, double learningRate) {
        notNegative(rule, "the learning rate", learningRate);
    }

    static void notNegative(String rule, String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: %s is %s; it must be finite and at least 0".formatted(rule, name, value));
        }
    }

    static void given(String rule, Synapse... synapses) {
        for (Synapse synapse : synapses) {
            if (synapse == null) {
                throw new ModelException("%s: a synapse is null; Synapse.none() is no synapse".formatted(rule));
            }
        }
    }
}
