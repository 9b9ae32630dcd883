package lanewise.graph;

import java.util.List;

/**
 * The rule of Bienenstock, Cooper and Munro: {@code delta = (learningRate dt post (post - theta)) x pre}.
 *
 * @param preFiltered activities of the presynaptic neurons
 * @param postFiltered activities of the postsynaptic neurons
 * @param theta their thresholds
 * @param delta the change of the weights, a row for each postsynaptic and a column for each presynaptic neuron
 * @param learningRate how fast to learn
 */
public record SimBCM(Signal preFiltered, Signal postFiltered, Signal theta, Signal delta, double learningRate)
        implements LearningRule {
    /** With the checks of the sizes. */
    public SimBCM {
        LearningRule.checkMatrix("BCM", delta, postFiltered, preFiltered);
        LearningRule.checkSame("BCM", theta, postFiltered);
        LearningRule.checkConstant("BCM", delta, "learning rate", learningRate);
    }

    @Override
    public List<Signal> reads() {
        return List.of(preFiltered, postFiltered, theta);
    }
}
