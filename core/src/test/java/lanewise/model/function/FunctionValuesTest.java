package lanewise.model.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.distribution.Samples;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Padding;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What functions compute, by hand. */
class FunctionValuesTest {
    private static float[] of(DifferentiableFunction function, double... x) {
        Trial trial = new Trial(function, 1);
        trial.input(0, x);
        return trial.forward().output(0);
    }

    @Test
    void poolsOfALine() {
        ChannelShape line = ChannelShape.last(5, 1);
        double[] x = {1, 5, -2, -3, 4};
        assertThat(of(Pooling.max(line, 2), x)).containsExactly(5, -2);
        assertThat(of(Pooling.average(line, 2), x)).containsExactly(3, -2.5f);
        assertThat(of(Pooling.max(line, 3).strides(1), x)).containsExactly(5, 5, 4);
        assertThat(of(Pooling.max(line, 2).padding(Padding.SAME), x)).containsExactly(5, -2, 4);
        assertThat(of(Pooling.average(line, 3).strides(2).padding(Padding.SAME), x))
                .containsExactly(3, 0, 0.5f);
    }

    @Test
    void poolsOfAnImageKeepChannelsApart() {
        ChannelShape image = ChannelShape.last(2, 3, 2);
        double[] x = {1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6};
        Pooling max = Pooling.max(image, 2, 2).strides(1, 1);
        assertThat(max.output()).isEqualTo(ChannelShape.last(1, 2, 2));
        assertThat(of(max, x)).containsExactly(5, -1, 6, -2);
        assertThat(of(Pooling.average(image, 2, 2).strides(1, 1), x)).containsExactly(3, -3, 4, -4);
        assertThat(of(Pooling.average(image, 1, 3), x)).containsExactly(2, -2, 5, -5);
    }

    @Test
    void softmaxIsTheShareOfTheExponential() {
        double sum = StrictMath.exp(1) + StrictMath.exp(2) + StrictMath.exp(3);
        float[] y = of(new Softmax(3), 1, 2, 3);
        for (int i = 0; i < 3; i++) {
            assertThat((double) y[i]).isCloseTo(StrictMath.exp(i + 1) / sum, within(1e-7));
        }
        assertThat(of(new Softmax(2, 2), 1000, 1000, 5, 1005)).containsExactly(0.5f, 0.5f, 0, 1);
    }

    @Test
    void dropoutLeavesOutItsShareInTrainingAlone() {
        Trial trial = new Trial(new Dropout(10_000, 0.25), 2);
        for (int item = 0; item < 2; item++) {
            for (int i = 0; i < 10_000; i++) {
                trial.x.set(item, i, 3);
            }
        }
        float[] first = trial.forward().output(0);
        int kept = 0;
        for (float value : first) {
            assertThat(value).isIn(0f, 4f);
            kept += value == 4 ? 1 : 0;
        }
        assertThat(kept).isBetween(7350, 7650);
        assertThat(trial.output(1)).isNotEqualTo(first);
        assertThat(trial.forward().output(0)).containsExactly(first);
        float[] second = trial.output(1);
        trial.firstItem = 1;
        assertThat(trial.forward().output(0)).containsExactly(second);
        trial.firstItem = 0;
        trial.step = 2;
        assertThat(trial.forward().output(0)).isNotEqualTo(first);
        trial.step = 1;
        trial.minibatch = 2;
        assertThat(trial.forward().output(0)).isNotEqualTo(first);
        trial.minibatch = 1;
        trial.seed = 6;
        assertThat(trial.forward().output(0)).isNotEqualTo(first);
        trial.training = false;
        assertThat(trial.forward().output(0)).containsOnly(3);
    }

    @Test
    void batchNormalizationGoesByTheBatchInTrainingAndByWhatItLearnedInUse() {
        Trial trial = new Trial(new BatchNormalization(2, 1, 0.75, 1e-3), 2);
        trial.input(0, 1, 3);
        trial.input(1, 5, 7); // mean 4, variance 5
        float inverse = (float) (1 / Math.sqrt(5.001));
        assertThat(trial.forward().output(0)).containsExactly(-3 * inverse, -inverse);
        assertThat(trial.output(1)).containsExactly(inverse, 3 * inverse);
        assertThat(trial.statistics.get(0).get(0, 0)).isZero();
        trial.function.updateStatistics(trial.pass());
        assertThat(trial.statistics.get(0).get(0, 0)).isEqualTo(1);
        assertThat(trial.statistics.get(1).get(0, 0)).isEqualTo(2);
        trial.training = false;
        trial.parameters.get(0).set(0, 0, 2);
        trial.parameters.get(1).set(0, 0, 0.5f);
        float learned = (float) (1 / Math.sqrt(2.001));
        assertThat(trial.forward().output(1))
                .containsExactly(Math.fma(4 * learned, 2, 0.5f), Math.fma(6 * learned, 2, 0.5f));
    }

    @Test
    void layerNormalizationGoesByEachPlace() {
        float[] y = of(new LayerNormalization(2, 2, 1e-3), 1, 3, -10, 10);
        float one = (float) (1 / Math.sqrt(1.001));
        float ten = (float) (1 / Math.sqrt(100.001));
        assertThat(y).containsExactly(-one, one, -10 * ten, 10 * ten);
    }

    private static Arguments wrong(ThrowingCallable call, String... words) {
        return Arguments.of(call, words);
    }

    static Stream<Arguments> mistakes() {
        ChannelShape image = ChannelShape.last(4, 4, 2);
        return Stream.of(
                wrong(() -> Pooling.max(image, 2), "window [2]", "2 axes"),
                wrong(() -> Pooling.max(image, 2, 2).strides(1), "strides [1]", "2 axes"),
                wrong(() -> Pooling.max(image, 2, 0), "an extent of the window is 0", "at least 1"),
                wrong(() -> Pooling.max(image, 2, 2).strides(0, 1), "a stride is 0", "at least 1"),
                wrong(() -> Pooling.max(image, 5, 2), "window of [5, 2]", "Padding.SAME"),
                wrong(() -> Pooling.max(ChannelShape.first(2, 4, 4), 2, 2), "channels first", "channels last"),
                wrong(() -> new Dropout(3, 1), "rate is 1.0", "less than 1"),
                wrong(() -> new Dropout(0, 0.5), "size is 0"),
                wrong(() -> new Softmax(0), "channels is 0"),
                wrong(() -> new BatchNormalization(1, 0), "channels is 0"),
                wrong(() -> new BatchNormalization(1, 1, 1, 1), "momentum is 1.0"),
                wrong(() -> new BatchNormalization(1, 1, 0.5, 0), "epsilon is 0.0"),
                wrong(() -> new LayerNormalization(0, 1), "places is 0"),
                wrong(() -> new FunctionParameter("w", 0, 2, Samples.of(1)), "w", "0 rows"),
                wrong(() -> new FunctionParameter(" ", 1, 2, Samples.of(1)), "give a name"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamed(ThrowingCallable call, String[] words) {
        assertThatThrownBy(call).isInstanceOf(ModelException.class).hasMessageContainingAll(words);
    }
}
