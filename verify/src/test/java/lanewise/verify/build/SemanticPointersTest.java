package lanewise.verify.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.model.Network;
import lanewise.network.spa.Actions;
import lanewise.network.spa.Spa;
import lanewise.network.spa.Vocabulary;
import lanewise.verify.io.ReferenceModels;
import org.junit.jupiter.api.Test;

/** Semantic pointers and modules are Nengo's: the same vectors and the same neurons from the same seed. */
class SemanticPointersTest {
    private static final int DIMENSIONS = 16;

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

    /** Nengo's inputs step by step: which vectors a seed gives, in the order in which their names are first asked for. */
    @Test
    void vectorsAreNengos() {
        List<double[]> recorded = new ArrayList<>();
        for (Operator operator : ModelArchive.decode(
                        "semantic_pointers", ReferenceModels.bytes("semantic_pointers"), Limits.DEFAULT)
                .graph()
                .operators()) {
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
