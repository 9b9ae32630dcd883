package lanewise.model.learning;

import java.util.List;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * Oja's rule: Hebbian learning that keeps the weights bounded. With {@code alpha = learningRate dt} they change by
 * {@code (alpha post) x pre - beta weights (alpha post post)} in a step. Oja, 1982.
 *
 * @param learningRate how fast to learn, at least 0
 * @param preSynapse the filter of the presynaptic activities, which delays them by no step
 * @param postSynapse that of the postsynaptic activities
 * @param beta how strongly to forget, at least 0
 */
public record Oja(double learningRate, Synapse preSynapse, Synapse postSynapse, double beta) implements LearningRule {
    /** With the checks of the parameters. */
    public Oja {
        Checks.rate("Oja", learningRate);
        Checks.given("Oja", preSynapse, postSynapse);
        Checks.notNegative("Oja", "beta", beta);
    }

    /** With activities behind a lowpass of 5 ms and a beta of 1. */
    public Oja(double learningRate) {
        this(learningRate, new Lowpass(0.005), new Lowpass(0.005), 1);
    }

    /** With a learning rate of 1e-6. */
    public Oja() {
        this(1e-6);
    }

    @Override
    public Target modifies() {
        return Target.WEIGHTS;
    }

    @Override
    public Input signal() {
        return Input.NONE;
    }

    @Override
    public List<String> probeable() {
        return List.of("pre_filtered", "post_filtered", "delta");
    }
}
