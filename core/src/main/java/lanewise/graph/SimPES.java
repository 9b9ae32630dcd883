package lanewise.graph;

import java.util.List;

/**
 * Prescribed error sensitivity: {@code delta = (-learningRate dt / n) error x preFiltered}, of n presynaptic neurons.
 *
 * @param preFiltered activities of the presynaptic neurons
 * @param error one a row of delta
 * @param delta the change of the weights, a row for each error, a column for each activity
 * @param learningRate how fast to learn
 */
public record SimPES(Signal preFiltered, Signal error, Signal delta, double learningRate) implements LearningRule {
    /** With the checks of the sizes. */
    public SimPES {
        LearningRule.checkMatrix("PES", delta, error, preFiltered);
        LearningRule.checkConstant("PES", delta, "learning rate", learningRate);
    }

    @Override
    public List<Signal> reads() {
        return List.of(preFiltered, error);
    }
}
