package lanewise.bench.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;

class PatchNeuronsTest {
    private static final DigitSet TRAIN = MnistData.bundled().train();

    /** Values of an independent NumPy program for the same stream and the same formulas. */
    @Test
    void theNeuronsOfSeedOneAreThoseOfNumPy() {
        PatchNeurons neurons = PatchNeurons.draw(TRAIN, 2_000, 1);

        assertThat(neurons.tries()).isEqualTo(2_277);
        Patch first = neurons.patches().getFirst();
        assertThat(new int[] {first.height(), first.width(), first.row(), first.column(), first.plus(), first.minus()})
                .containsExactly(11, 12, 17, 7, 2221, 3814);
        assertThat(first.norm()).isCloseTo(6.034849, within(5e-7));
        assertThat(neurons.starts()[0]).isCloseTo(0.47596, within(5e-6));
        assertThat(neurons.tops()[0]).isCloseTo(2.25106, within(5e-6));
        assertThat(neurons.maxRates()[0]).isCloseTo(297.1195, within(5e-5));
        assertThat(neurons.gains()[0]).isCloseTo(7.97178, within(5e-6));
        assertThat(neurons.biases()[0]).isCloseTo(1 - 7.97178 * 0.47596, within(5e-5));
    }

    @Test
    void encodersHaveLengthOneAndNoMean() {
        for (double[] encoder : PatchNeurons.draw(TRAIN, 50, 7).encoders()) {
            assertThat(encoder).hasSize(784);
            assertThat(Arrays.stream(encoder).map(x -> x * x).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(encoder).sum()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void fewPicturesAreEnough() {
        assertThat(PatchNeurons.draw(TRAIN.first(10), 5, 3).count()).isEqualTo(5);
    }

    @Test
    void picturesOfOneDigitAreRefused() {
        var zeros = new DigitSet(new byte[784 * 3], new byte[3]);

        assertThatThrownBy(() -> PatchNeurons.draw(zeros, 2, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("only 0 of 2 neurons", "2000 tries");
    }
}
