package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * The vector form of Oja's rule, for encoders, with {@code alpha = learningRate dt}: {@code delta[i][j] = alpha learning
 * (scale[i] post[i] pre[j] - post[i] encoders[i][j])}.
 *
 * @param preDecoded what the postsynaptic ensemble is given, one a dimension
 * @param postFiltered activities of the postsynaptic neurons
 * @param scaledEncoders their encoders times gain and radius, a row a neuron
 * @param learningSignal by how much to learn, a single value
 * @param delta the change of the encoders, a row a neuron
 * @param learningRate how fast to learn
 * @param scale one a neuron: what encoders were multiplied by; not copied, and never to be changed
 */
public record SimVoja(
        Signal preDecoded,
        Signal postFiltered,
        Signal scaledEncoders,
        Signal learningSignal,
        Signal delta,
        double learningRate,
        double[] scale)
        implements LearningRule {
    /** With the checks of the sizes. */
    public SimVoja {
        LearningRule.checkMatrix("Voja", delta, postFiltered, preDecoded);
        LearningRule.checkMatrix("Voja", scaledEncoders, postFiltered, preDecoded);
        LearningRule.checkConstant("Voja", delta, "learning rate", learningRate);
        if (learningSignal.size() != 1 || scale.length != postFiltered.size()) {
            throw new ModelException(
                    "Voja for %s: learning signal %s and %d scales; give 1 value, and a scale a neuron, %d"
                            .formatted(delta, learningSignal, scale.length, postFiltered.size()));
        }
        for (double value : scale) {
            LearningRule.checkConstant("Voja", delta, "scale", value);
        }
    }

    @Override
    public List<Signal> reads() {
        return List.of(preDecoded, postFiltered, scaledEncoders, learningSignal);
    }
}
