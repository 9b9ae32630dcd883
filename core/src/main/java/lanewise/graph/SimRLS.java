package lanewise.graph;

import java.util.List;

/**
 * Recursive least squares, with activities r and the estimate P of their inverse correlation: {@code p = P r},
 * {@code g = 1 / (1 + r . p)}, {@code P -= p x (g p)}, {@code delta = error x (-g p)}.
 *
 * @param preFiltered activities of the presynaptic neurons
 * @param error one a row of delta
 * @param delta the change of the weights, a row for each error, a column for each activity
 * @param invGamma P, a square of the number of activities; Nengo's is symmetric
 */
public record SimRLS(Signal preFiltered, Signal error, Signal delta, Signal invGamma) implements LearningRule {
    /** With the checks of the sizes. */
    public SimRLS {
        LearningRule.checkMatrix("RLS", delta, error, preFiltered);
        LearningRule.checkMatrix("RLS", invGamma, preFiltered, preFiltered);
    }

    @Override
    public List<Signal> reads() {
        return List.of(preFiltered, error);
    }

    @Override
    public List<Signal> updates() {
        return List.of(delta, invGamma);
    }
}
