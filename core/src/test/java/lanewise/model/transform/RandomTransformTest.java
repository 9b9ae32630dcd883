package lanewise.model.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.distribution.Gaussian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transforms that are drawn have their shape, the distribution's mean and spread, and the same values for the same seed. */
class RandomTransformTest {
    private static final Gaussian DRAWN = new Gaussian(0.1, 0.3);

    private static double[] dense(long seed) {
        Network net = new Network("net", 0);
        Connection connection = net.connect(
                net.passThrough("from", 300),
                net.passThrough("to", 200),
                c -> c.seed(seed).transform(Transform.random(DRAWN)));
        return Arrays.stream(Builder.build(net).connection(connection).weights().orElseThrow())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double[] convolution(long seed) {
        return Convolution.of(64, ChannelShape.last(8, 8, 32))
                .kernelSize(5, 4)
                .weights(DRAWN)
                .sample(new RandomStream(seed));
    }

    private static double[] transposed(long seed) {
        return ConvolutionTranspose.of(64, ChannelShape.first(32, 8, 8))
                .kernelSize(5, 4)
                .weights(DRAWN)
                .sample(new RandomStream(seed));
    }

    static Stream<List<double[]>> drawn() {
        return Stream.of(
                List.of(dense(1), dense(1), dense(2)),
                List.of(convolution(1), convolution(1), convolution(2)),
                List.of(transposed(1), transposed(1), transposed(2)));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void haveTheDistributionsMeanAndSpreadAndRepeat(List<double[]> weights) {
        double[] values = weights.get(0);
        double mean = Arrays.stream(values).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        assertThat(mean).isCloseTo(0.1, offset(0.01));
        assertThat(spread).isCloseTo(0.3, offset(0.01));
        assertThat(weights.get(1)).containsExactly(values);
        assertThat(weights.get(2)).isNotEqualTo(values);
    }

    @Test
    void haveTheirShapes() {
        assertThat(dense(1)).hasSize(200 * 300);
        assertThat(convolution(1)).hasSize(5 * 4 * 32 * 64);
        assertThat(transposed(1)).hasSize(5 * 4 * 32 * 64);
        Convolution grouped = Convolution.of(6, ChannelShape.last(9, 4))
                .kernelSize(3)
                .strides(2)
                .groups(2);
        assertThat(grouped.kernelShape()).containsExactly(3, 2, 6);
        assertThat(grouped.output().extents()).containsExactly(4, 6);
        assertThat(grouped.padding(Padding.SAME).output().extents()).containsExactly(5, 6);
    }

    /** Nengo's examples of the smallest output of a transposed convolution. */
    @Test
    void transposedOutputsAreTheSmallest() {
        ConvolutionTranspose four = ConvolutionTranspose.of(1, ChannelShape.last(4, 1))
                .kernelSize(3)
                .strides(2);
        assertThat(four.output().space()).containsExactly(9);
        assertThat(four.padding(Padding.SAME).output().space()).containsExactly(7);
        assertThat(ConvolutionTranspose.of(1, ChannelShape.last(5, 1))
                        .padding(Padding.SAME)
                        .output()
                        .space())
                .containsExactly(5);
    }
}
