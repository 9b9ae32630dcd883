package lanewise.bench.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.bench.mnist.Progress;
import lanewise.build.Builder;
import lanewise.io.Json;
import lanewise.kernel.KernelChoice;
import lanewise.model.Network;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.train.Parameters;
import org.junit.jupiter.api.Test;

/** Each recipe on few items: what is reached on all of them is measured by the command. */
class RecipesTest {
    private static RecipeSettings few(int items, int epochs) {
        return few(items, epochs, OptionalInt.empty());
    }

    private static RecipeSettings few(int items, int epochs, OptionalInt minibatch) {
        return new RecipeSettings(
                OptionalInt.of(epochs),
                minibatch,
                OptionalInt.of(items),
                0,
                OptionalInt.of(1),
                KernelChoice.of("scalar"),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static double number(RecipeResult result, String name) {
        return ((Json.Real) result.figure(name)).value();
    }

    private static long trained(Network network) {
        return Parameters.of(network, Builder.build(network)).trainedCount();
    }

    /** dl-benchmarks 4.1: 124,682 of the layers and a bias for each of 34,048 neurons. */
    @Test
    void theSpikingNetworkHasItsParameters() {
        assertThat(trained(DigitNetwork.spiking(SpikingDigits.TYPE, 0).network()))
                .isEqualTo(124_682 + 34_048);
    }

    @Test
    void theConvertedNetworkHasItsParameters() {
        assertThat(trained(DigitNetwork.converted(new RectifiedLinear(), 0, 0).network()))
                .isEqualTo(110_986);
    }

    /** Without the two vectors that lead from units and memory back to what is remembered. */
    @Test
    void theLegendreUnitHasItsParameters() {
        assertThat(trained(LegendreDigits.of(784, 0).network())).isEqualTo(101_549);
    }

    /** What least squares found gets better; what is left is mostly that 100 ms are too short for a filter of 40 ms. */
    @Test
    void trainingMakesSineSquareBetter() {
        RecipeResult result = new SineSquare().run(few(1_024, 10), Progress.NONE);

        assertThat(number(result, "mse after")).isLessThan(0.9 * number(result, "mse before"));
    }

    /** An autoencoder that has learned nothing draws one picture for all. */
    @Test
    void anAutoencoderTellsImagesApart() {
        RecipeResult result = new Autoencoder().run(few(1_000, 1), Progress.NONE);

        assertThat(number(result, "mse after"))
                .isLessThan(0.9 * number(result, "mse of the mean image"))
                .isLessThan(number(result, "mse before"));
    }

    /** "Before: rarely right; after: much better." */
    @Test
    void cuedRetrievalIsRarelyRightBeforeAndMuchBetterAfter() {
        RecipeResult result = new CuedRetrieval().run(few(500, 10), Progress.NONE);

        assertThat(number(result, "accuracy before")).isLessThan(0.05);
        assertThat(number(result, "accuracy after")).isGreaterThan(5 * number(result, "accuracy before"));
    }

    @Test
    void aMemoryHoldsBetterAfterTraining() {
        RecipeResult result = new MemoryHold().run(few(320, 3), Progress.NONE);

        assertThat(number(result, "mse after")).isLessThan(number(result, "mse before"));
    }

    @Test
    void retrievalThroughTimeLearns() {
        RecipeResult result = new MemoryRetrieval().run(few(64, 1, OptionalInt.of(16)), Progress.NONE);

        assertThat(number(result, "loss after")).isLessThan(number(result, "loss before"));
    }

    /** Of ten classes: one in ten would be right by chance. */
    @Test
    void denseLayersReadDigits() {
        RecipeResult result = new DenseDigits().run(few(1_000, 2), Progress.NONE);

        assertThat(number(result, "accuracy")).isGreaterThan(0.7);
        assertThat(result.text()).contains("101,770");
    }

    /** Spikes are counted as they are: a whole number of them, at the rates that are told. */
    @Test
    void spikesOfTheConvolutionsAreCounted() {
        RecipeResult result = new SpikingDigits().run(few(10, 1, OptionalInt.of(10)), Progress.NONE);

        double spikes = number(result, "spikes per image");
        assertThat(spikes * 10).isEqualTo(Math.rint(spikes * 10));
        assertThat(number(result, "mean rate")).isBetween(1.0, 1_000.0).isEqualTo(spikes / 34_048 / 0.03);
    }
}
