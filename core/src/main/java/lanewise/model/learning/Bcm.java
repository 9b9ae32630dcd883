package lanewise.model.learning;

import java.util.List;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * The rule of Bienenstock, Cooper and Munro: weights change by {@code learningRate dt post (post - theta) x pre} in a
 * step, with the activities of all neurons of both ensembles; the threshold {@code theta} is the postsynaptic activity
 * behind a slow filter. Activity above the threshold strengthens, below it weakens.
 *
 * @param learningRate how fast to learn, at least 0
 * @param preSynapse the filter of the presynaptic activities, which delays them by no step
 * @param postSynapse that of the postsynaptic activities
 * @param thetaSynapse that of the threshold
 */
public record Bcm(double learningRate, Synapse preSynapse, Synapse postSynapse, Synapse thetaSynapse)
        implements LearningRule {
    /** With the checks of the parameters. */
    public Bcm {
        Checks.rate("Bcm", learningRate);
        Checks.given("Bcm", preSynapse, postSynapse, thetaSynapse);
    }

    /** With activities behind a lowpass of 5 ms and the threshold behind one of 1 s. */
    public Bcm(double learningRate) {
        this(learningRate, new Lowpass(0.005), new Lowpass(0.005), new Lowpass(1));
    }

    /** With a learning rate of 1e-9. */
    public Bcm() {
        this(1e-9);
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
        return List.of("theta", "pre_filtered", "post_filtered", "delta");
    }
}
