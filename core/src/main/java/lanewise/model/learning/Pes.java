package lanewise.model.learning;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * Prescribed error sensitivity: weights change by {@code (-learningRate dt / n) error x activity} in a step, of {@code n}
 * presynaptic neurons, and the change is seen by the next step. The error is what is connected to the connection's
 * {@link lanewise.model.Connection#learning learning}: actual minus wanted, for weights move against it.
 *
 * @param learningRate how fast to learn, at least 0; usually far below 1
 * @param preSynapse the filter of the presynaptic activities, which delays them by no step
 */
public record Pes(double learningRate, Synapse preSynapse) implements LearningRule {
    private static final Logger LOG = System.getLogger("lanewise.model");

    /** With the check of the learning rate, and a warning if it is 1 or more. */
    public Pes {
        Checks.rate("Pes", learningRate);
        Checks.given("Pes", preSynapse);
        if (learningRate >= 1) {
            LOG.log(
                    Level.WARNING,
                    "Pes: a learning rate of {0} is very high, and errors may grow without bounds; rates are mostly far below 1",
                    "" + learningRate);
        }
    }

    /** With activities behind a lowpass of 5 ms. */
    public Pes(double learningRate) {
        this(learningRate, new Lowpass(0.005));
    }

    /** With a learning rate of 1e-4. */
    public Pes() {
        this(1e-4);
    }

    @Override
    public Target modifies() {
        return Target.DECODERS;
    }

    @Override
    public Input signal() {
        return Input.ERROR;
    }

    @Override
    public List<String> probeable() {
        return List.of("error", "activities", "delta");
    }
}
