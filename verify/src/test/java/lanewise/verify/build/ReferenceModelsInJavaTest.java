package lanewise.verify.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.graph.Graph;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.model.Network;
import lanewise.verify.io.ReferenceModels;
import lanewise.verify.oracle.Oracle;
import lanewise.verify.oracle.RelativeError;
import lanewise.verify.oracle.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference models, written in Java with the same seeds, are built as Nengo built them, and do what they did. */
class ReferenceModelsInJavaTest {
    private static final Map<String, Consumer<Network>> MODELS = models();

    private static Map<String, Consumer<Network>> models() {
        Map<String, Consumer<Network>> models = new HashMap<>(ModelledNeurons.MODELS);
        models.putAll(ModelledNetworks.MODELS);
        models.putAll(ModelledMaps.MODELS);
        models.putAll(ModelledParts.MODELS);
        return models;
    }

    static Stream<String> names() {
        return MODELS.keySet().stream().sorted();
    }

    @Test
    void noneIsLeftOut() {
        assertThat(names()).containsExactlyElementsOf(ReferenceModels.NAMES);
    }

    private static Graph built(String name) {
        Network network = new Network(name, name.length());
        MODELS.get(name).accept(network);
        return Builder.build(network).graph();
    }

    private static ModelArchive reference(String name) {
        return ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isBuiltAsByNengo(String name) {
        SameGraph.check(built(name), reference(name).graph());
    }

    /** Where decoders differ in their last digits, a run in doubles does too, but no spike falls aside. */
    @ParameterizedTest
    @MethodSource("names")
    void doesWhatItDidInNengo(String name) {
        ModelArchive reference = reference(name);
        Oracle oracle = new Oracle(built(name), Rounding.EXACT, 0, Map.of());
        oracle.run(reference.steps());
        for (int probe = 0; probe < reference.probes().size(); probe++) {
            double[] expected = reference.probes().get(probe).expected().toDoubles();
            assertThat(RelativeError.of(oracle.data(probe), expected))
                    .as("%s: probe %d", name, probe)
                    .isLessThanOrEqualTo(1e-6);
        }
    }
}
