package lanewise.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import lanewise.bench.mnist.Progress;
import lanewise.bench.recipe.TrainedWorkload;
import lanewise.build.Builder;
import lanewise.kernel.KernelChoice;
import lanewise.train.Parameter;
import lanewise.train.Parameters;
import org.junit.jupiter.api.Test;

class TrainingMeasuringTest {
    private static final KernelChoice SCALAR = KernelChoice.of("scalar");

    private static long multiplyAdds(String name) {
        TrainedWorkload workload = TrainedWorkload.named(name);
        try (var session = workload.open(1, options -> options.kernels(SCALAR))) {
            var built = Builder.build(session.network());
            var trained = Parameters.of(session.network(), built).trained().stream()
                    .map(Parameter::signal)
                    .collect(Collectors.toSet());
            return MultiplyAdds.ofTraining(built.graph(), trained);
        }
    }

    /** Forwards, for the weights, and for what lies below: the image needs no gradient. Gains are not trained. */
    @Test
    void productsOfLayersAreCounted() {
        long first = 784 * 512;
        long later = 512 * 512 + 512 * 10;
        long biases = 512 + 512 + 10;
        long gains = 512 + 512;

        assertThat(multiplyAdds("train-mlp")).isEqualTo(2 * first + 3 * later + 2 * biases + 2 * gains);
    }

    @Test
    void convolutionsAreCountedPlaceByPlace() {
        long first = 26 * 26 * 9 * 32;
        long second = 12 * 12 * 9 * 32 * 64;
        long dense = 12 * 12 * 64 * 10;
        long neurons = 26 * 26 * 32 + 12 * 12 * 64;
        long biases = neurons + 10;

        assertThat(multiplyAdds("train-mnist-conv"))
                .isEqualTo(2 * first + 3 * second + 3 * dense + 2 * biases + 2 * neurons);
    }

    @Test
    void aTrainingIsMeasured() {
        var settings = new TrainingMeasuring.Settings(SCALAR, 1, OptionalInt.of(2), OptionalInt.of(1), 0.01);

        TrainingMeasurement measured =
                TrainingMeasuring.of(TrainedWorkload.named("train-mlp"), settings, 1e11, Progress.NONE);

        assertThat(measured.batch()).isEqualTo(2);
        assertThat(measured.parameters()).isEqualTo(784 * 512 + 512 * 512 + 512 * 10 + 512 + 512 + 10);
        assertThat(measured.itemSeconds()).isPositive().isLessThanOrEqualTo(measured.medianItemSeconds());
        assertThat(measured.flops()).isEqualTo(2 * measured.multiplyAdds() / measured.itemSeconds());
        assertThat(measured.peakShare()).isEqualTo(measured.flops() / 1e11);
    }

    @Test
    void aTrainingOfNeuronsThatSpikeIsMeasured() {
        var settings = new TrainingMeasuring.Settings(SCALAR, 1, OptionalInt.of(2), OptionalInt.of(1), 0.01);

        TrainingMeasurement measured =
                TrainingMeasuring.of(TrainedWorkload.named("train-mlp-spiking"), settings, 1e11, Progress.NONE);

        assertThat(measured.steps()).isEqualTo(10);
        assertThat(measured.neurons()).isEqualTo(512 + 512);
        assertThat(measured.multiplyAdds()).isGreaterThan(10 * 2 * 784 * 512);
    }

    /** Of any processor of these years: between one operation and 100 in a nanosecond, times some for wide vectors. */
    @Test
    void theProcessorsPeakIsMeasured() {
        assertThat(FmaPeak.measured()).isBetween(1e8, 1e12);
    }
}
