package lanewise.model.learning;

import java.util.List;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * Recursive least squares: with the filtered activities {@code r} of all neurons and the estimate {@code P} of their
 * inverse correlation, {@code p = P r}, {@code g = 1 / (1 + r . p)}, {@code P -= p x (g p)}, and weights change by
 * {@code error x (-g p)}. {@code P} starts as {@code learningRate dt / n} times the identity. The error is actual minus
 * wanted. Sussillo and Abbott, 2009.
 *
 * @param learningRate how fast to learn, at least 0
 * @param preSynapse the filter of the presynaptic activities, which delays them by no step
 */
public record Rls(double learningRate, Synapse preSynapse) implements LearningRule {
    /** With the checks of the parameters. */
    public Rls {
        Checks.rate("Rls", learningRate);
        Checks.given("Rls", preSynapse);
    }

    /** With activities behind a lowpass of 5 ms. */
    public Rls(double learningRate) {
        this(learningRate, new Lowpass(0.005));
    }

    /** With a learning rate of 1e-3. */
    public Rls() {
        this(1e-3);
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
        return List.of("pre_filtered", "error", "delta", "inv_gamma");
    }
}
