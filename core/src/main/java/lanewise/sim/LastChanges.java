package lanewise.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.LearningRule;
import lanewise.graph.Signal;

/**
 * The changes that learning rules find at the end of a step, and that the next step adds to their weights before it computes
 * with them. A network that is to go on with the weights needs the sum of both. Immutable.
 */
public final class LastChanges {
    private final List<Copy> additions;

    private LastChanges(List<Copy> additions) {
        this.additions = additions;
    }

    /** Those of a network's graph, which adds changes by copies of the whole. */
    public static LastChanges of(Graph graph) {
        Set<Signal> changes = graph.operators().stream()
                .filter(LearningRule.class::isInstance)
                .map(operator -> ((LearningRule) operator).delta())
                .collect(Collectors.toSet());
        return new LastChanges(graph.operators().stream()
                .filter(Copy.class::isInstance)
                .map(Copy.class::cast)
                .filter(copy -> copy.increment() && copy.isWhole() && changes.contains(copy.source()))
                .toList());
    }

    /**
     * Weights as the next step computes with them.
     *
     * @param learned what was learned, by signals, changes among them
     * @return as many values as are among it, in a new array; empty if there are none of these weights
     */
    public Optional<float[]> added(Signal weights, Map<Signal, float[]> learned) {
        if (!learned.containsKey(weights)) {
            return Optional.empty();
        }
        float[] sum = learned.get(weights).clone();
        for (Copy addition : additions) {
            if (addition.target().equals(weights)) {
                float[] change = learned.get(addition.source());
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = sum[i] + change[i] + 0f;
                }
            }
        }
        return Optional.of(sum);
    }
}
