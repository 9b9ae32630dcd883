package lanewise.graph;

import java.util.List;

/**
 * Oja's rule, with {@code alpha = learningRate dt}: {@code delta = -beta weights (alpha post post) + (alpha post) x pre}.
 *
 * @param preFiltered activities of the presynaptic neurons
 * @param postFiltered activities of the postsynaptic neurons
 * @param weights as they are in this step
 * @param delta the change of the weights, a row for each postsynaptic and a column for each presynaptic neuron
 * @param learningRate how fast to learn
 * @param beta how strongly to forget
 */
public record SimOja(
        Signal preFiltered, Signal postFiltered, Signal weights, Signal delta, double learningRate, double beta)
        implements LearningRule {
    /** With the checks of the sizes. */
    public SimOja {
        LearningRule.checkMatrix("Oja", delta, postFiltered, preFiltered);
        LearningRule.checkMatrix("Oja", weights, postFiltered, preFiltered);
        LearningRule.checkConstant("Oja", delta, "learning rate", learningRate);
        LearningRule.checkConstant("Oja", delta, "beta", beta);
    }

    @Override
    public List<Signal> reads() {
        return List.of(preFiltered, postFiltered, weights);
    }
}
