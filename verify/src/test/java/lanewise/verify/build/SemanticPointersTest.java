package lanewise.verify.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.model.Network;
import lanewise.network.spa.Actions;
import lanewise.network.spa.Spa;
import lanewise.network.spa.Vocabulary;
import org.junit.jupiter.api.Test;

/** Semantic pointers and modules are Nengo's: the same vectors and the same neurons from the same seed. */
class SemanticPointersTest {
    private static final int DIMENSIONS = 16;
    private static final double BOUND = 1e-9;

    private final Network network = new Network("semantic pointers", "semantic_pointers".length());
    private final Spa spa = Spa.in(network, "spa", 4);

    private void fill() {
        spa.state("a", DIMENSIONS, o -> o.neuronsPerDimension(20));
        spa.state("b", DIMENSIONS, o -> o.neuronsPerDimension(20));
        spa.state("c", DIMENSIONS, o -> o.neuronsPerDimension(20).feedback(0.8));
        spa.cortical("cortical", Actions.of("c = a * b"));
        spa.input("stim", i -> i.to("a", t -> t < 0.2 ? "BLUE" : "RED").to("b", t -> t < 0.3 ? "CIRCLE" : "SQUARE"));
        spa.network().probe(spa.module("c").output(), probe -> probe.synapse(0.03));
    }

    /** The same operators in the same order, with the same matrices, and the same results. */
    @Test
    void aBoundMemoryIsNengos() {
        fill();
        Graph built = Builder.build(network).graph();
        NengosRun nengo = new NengosRun("semantic_pointers");

        List<Operator> expected = nengo.graph().operators();
        assertThat(built.operators()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Operator operator = built.operators().get(i);
            assertThat(operator).as("operator %d", i).hasSameClassAs(expected.get(i));
            if (operator instanceof DotInc product) {
                assertClose(product.weights(), ((DotInc) expected.get(i)).weights());
            }
        }
        nengo.equals(built, BOUND);
    }

    private static void assertClose(Signal built, Signal expected) {
        double[] values = values(expected);
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        assertThat(built.shape()).isEqualTo(expected.shape());
        assertThat(values(built)).as("%s", built).containsExactly(values, within(BOUND * largest));
    }

    private static double[] values(Signal signal) {
        return IntStream.range(0, signal.size()).mapToDouble(signal::initial).toArray();
    }

    /** Nengo's inputs step by step: which vectors a seed gives, in the order in which their names are first asked for. */
    @Test
    void vectorsAreNengos() {
        List<double[]> recorded = new ArrayList<>();
        for (Operator operator : new NengosRun("semantic_pointers").graph().operators()) {
            if (operator instanceof HostFunction function && function.body() instanceof HostFunction.Played played) {
                recorded.add(played.values().rows().row(0));
                recorded.add(played.values().rows().row(499));
            }
        }
        fill();
        Vocabulary words = spa.vocabulary(DIMENSIONS);
        assertThat(words.keys()).containsExactly("BLUE", "CIRCLE");
        double[][] vectors = words.extend("RED", "SQUARE").vectors();
        assertThat(recorded).hasSize(4);
        assertThat(vectors[0]).containsExactly(recorded.get(0), within(1e-15));
        assertThat(vectors[2]).containsExactly(recorded.get(1), within(1e-15));
        assertThat(vectors[1]).containsExactly(recorded.get(2), within(1e-15));
        assertThat(vectors[3]).containsExactly(recorded.get(3), within(1e-15));
    }
}
