package lanewise.model.function;

import java.util.stream.Stream;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Padding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients that functions come with are those of what they compute, in training and in use. */
class FunctionGradientsTest {
    static Stream<DifferentiableFunction> functions() {
        ChannelShape line = ChannelShape.last(7, 2);
        ChannelShape image = ChannelShape.last(5, 4, 3);
        return Stream.of(
                Pooling.max(line, 2),
                Pooling.max(image, 2, 2),
                Pooling.max(image, 3, 2).strides(2, 1).padding(Padding.SAME),
                Pooling.average(line, 3).strides(2),
                Pooling.average(image, 2, 3).strides(1, 2).padding(Padding.SAME),
                Pooling.average(ChannelShape.last(3, 4, 2, 2), 2, 2, 2),
                new Dropout(12, 0.4),
                new Softmax(5),
                new Softmax(3, 4),
                new BatchNormalization(1, 5),
                new BatchNormalization(4, 3),
                new LayerNormalization(1, 6),
                new LayerNormalization(3, 4));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void areThoseOfTheirValuesInTraining(DifferentiableFunction function) {
        prepared(function).checkGradients();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void areThoseOfTheirValuesInUse(DifferentiableFunction function) {
        Trial trial = prepared(function);
        trial.training = false;
        trial.checkGradients();
    }

    /** With inputs far enough from each other that no step to the side changes which is the largest. */
    private static Trial prepared(DifferentiableFunction function) {
        Trial trial = new Trial(function, 4);
        for (int item = 0; item < 4; item++) {
            for (int i = 0; i < trial.x.size(); i++) {
                trial.x.set(item, i, (float) ((7 * i + 5 * item) % 31 / 8.0 - 2));
            }
        }
        trial.parameters.forEach(p -> {
            for (int i = 0; i < p.size(); i++) {
                p.set(0, i, 0.5f + 0.25f * i);
            }
        });
        trial.statistics.forEach(p -> {
            for (int i = 0; i < p.size(); i++) {
                p.set(0, i, 0.75f + 0.125f * i);
            }
        });
        return trial;
    }
}
