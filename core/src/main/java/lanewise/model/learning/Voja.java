package lanewise.model.learning;

import java.util.List;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * The vector form of Oja's rule: the encoders of neurons that are active move towards the ensemble's input {@code x}. With
 * {@code alpha = learningRate dt (1 + signal)}, gains over radius {@code s} and encoders {@code e} scaled by them,
 * {@code e} changes by {@code alpha post (s x - e)} in a step. So without a signal it learns, with -1 it does not.
 * Voelker, Crawford and Eliasmith, 2014.
 *
 * @param learningRate how fast to learn, at least 0
 * @param postSynapse the filter of the postsynaptic activities, which delays them by no step
 */
public record Voja(double learningRate, Synapse postSynapse) implements LearningRule {
    /** With the checks of the parameters. */
    public Voja {
        Checks.rate("Voja", learningRate);
        Checks.given("Voja", postSynapse);
    }

    /** With activities behind a lowpass of 5 ms. */
    public Voja(double learningRate) {
        this(learningRate, new Lowpass(0.005));
    }

    /** With a learning rate of 0.01. */
    public Voja() {
        this(1e-2);
    }

    @Override
    public Target modifies() {
        return Target.ENCODERS;
    }

    @Override
    public Input signal() {
        return Input.FACTOR;
    }

    @Override
    public List<String> probeable() {
        return List.of("post_filtered", "scaled_encoders", "delta");
    }
}
