package lanewise.verify.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.verify.io.ReferenceModels;
import lanewise.verify.oracle.Oracle;
import lanewise.verify.oracle.RelativeError;
import lanewise.verify.oracle.Rounding;

/** What Nengo built and computed of a network, for holding to it what Lanewise builds of the same description. */
final class NengosRun {
    private final ModelArchive model;

    NengosRun(String name) {
        model = ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT);
    }

    Graph graph() {
        return model.graph();
    }

    /**
     * Holds a graph to as many operators of each kind and size, to matrices of the same lengths, and its run in doubles to the same results.
     *
     * @param bound of the relative error, which decoders from another solver's arithmetic cause
     */
    void equals(Graph built, double bound) {
        assertThat(kinds(built)).isEqualTo(kinds(model.graph()));
        double[] weights = weights(model.graph());
        assertThat(weights(built))
                .containsExactly(
                        weights, within(bound * Arrays.stream(weights).max().orElse(0)));
        Oracle oracle = new Oracle(built, Rounding.EXACT, 0, Map.of());
        oracle.run(model.steps());
        assertThat(built.probes()).hasSameSizeAs(model.probes());
        for (int probe = 0; probe < model.probes().size(); probe++) {
            double[] expected = model.probes().get(probe).expected().toDoubles();
            assertThat(RelativeError.of(oracle.data(probe), expected))
                    .as("%s", built.probes().get(probe))
                    .isLessThanOrEqualTo(bound);
        }
    }

    /** The length of every matrix, sorted. */
    private static double[] weights(Graph graph) {
        return graph.operators().stream()
                .filter(DotInc.class::isInstance)
                .map(product -> ((DotInc) product).weights())
                .mapToDouble(matrix -> Math.sqrt(IntStream.range(0, matrix.size())
                        .mapToDouble(matrix::initial)
                        .map(value -> value * value)
                        .sum()))
                .sorted()
                .toArray();
    }

    private static Map<String, Integer> kinds(Graph graph) {
        Map<String, Integer> kinds = new TreeMap<>();
        graph.operators().forEach(operator -> kinds.merge(kind(operator), 1, Integer::sum));
        return kinds;
    }

    private static String kind(Operator operator) {
        String sizes = operator.reads().stream().map(Signal::size).toList().toString();
        return switch (operator) {
            case Operator input when input.isInput() -> "input";
            case Copy copy -> "Copy %s, adding: %s".formatted(sizes, copy.increment());
            case SimNeurons neurons -> "%s %s".formatted(neurons.type(), sizes);
            case Operator other -> "%s %s".formatted(other.getClass().getSimpleName(), sizes);
        };
    }
}
