package lanewise.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.build.BuiltEnsemble;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.neuron.Direct;
import org.junit.jupiter.api.Test;

/** An order of neurons in which neighbours are alike. */
class SortedNeuronsTest {
    private static final double[][] ENCODERS = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {.6, .8}, {-.6, .8}, {.8, -.6}, {-.8, -.6}, {.8, .6}, {-.6, -.8}
    };

    private final Network net = new Network("net", 0);

    private BuiltEnsemble built(int neurons, double[]... encoders) {
        Ensemble ensemble = net.ensemble(
                "ensemble",
                neurons,
                encoders[0].length,
                e -> e.encoders(encoders).normalizeEncoders(false));
        return Builder.build(net).ensemble(ensemble);
    }

    /** The expected orders were computed by the same rule with NumPy's RandomState. */
    @Test
    void theExchangesAreNumPys() {
        BuiltEnsemble ensemble = built(10, ENCODERS);
        assertThat(SortedNeurons.of(ensemble, 3, 7)).containsExactly(7, 9, 6, 0, 3, 8, 5, 2, 1, 4);
        assertThat(SortedNeurons.of(ensemble, 100, 5)).containsExactly(3, 9, 7, 2, 5, 1, 4, 8, 0, 6);
        assertThat(SortedNeurons.of(ensemble)).containsExactly(1, 5, 2, 7, 9, 3, 6, 0, 8, 4);
    }

    @Test
    void everyNeuronIsInItOnce() {
        Ensemble ensemble = net.ensemble("ensemble", 50, 1);
        BuiltEnsemble built = Builder.build(net).ensemble(ensemble);
        int[] order = SortedNeurons.of(built);
        assertThat(Arrays.stream(order).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        long changes = IntStream.range(1, 50)
                .filter(i -> built.encoders()[order[i]][0] != built.encoders()[order[i - 1]][0])
                .count();
        assertThat(changes)
                .as("encoders are 1 or -1, and the equal ones lie together")
                .isLessThan(5);
        assertThat(SortedNeurons.of(built, 0, 3)).startsWith(0, 1, 2);
    }

    @Test
    void oneNeuronIsSorted() {
        assertThat(SortedNeurons.of(built(1, new double[] {1}))).containsExactly(0);
    }

    @Test
    void withoutNeuronsThereIsNoOrder() {
        Ensemble direct = net.ensemble("direct", 1, 1, e -> e.neurons(new Direct()));
        BuiltEnsemble built = Builder.build(net).ensemble(direct);
        assertThatThrownBy(() -> SortedNeurons.of(built))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Direct");
        assertThatThrownBy(() -> SortedNeurons.of(built(10, ENCODERS), -1, 0))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("-1 iterations");
    }
}
