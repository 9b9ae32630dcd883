package lanewise.verify.build;

import lanewise.build.Builder;
import lanewise.model.Network;
import lanewise.network.spa.Actions;
import lanewise.network.spa.Spa;
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

    @Test
    void aQuestionAnsweringMemoryIsNengos() {
        fill();
        new NengosRun("semantic_pointers").equals(Builder.build(network).graph(), 1e-9);
    }
}
