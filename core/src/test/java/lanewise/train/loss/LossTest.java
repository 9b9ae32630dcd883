package lanewise.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values worked out by hand, the edges of what losses are defined for, and mistakes. */
class LossTest {
    private static final float[] OUTPUT = {0.25f, 0.75f, 2, 1};
    private static final float[] TARGET = {1, 0, 0, 1};

    @ParameterizedTest
    @CsvSource({
        "mse, 1.28125", // (9 + 9) / 16 + 4, over 4
        "nan_mse, 1.28125",
        "mae, 0.875",
        "msle, 0.43525547", // ln(2 / 1.25)^2, ln(1.75)^2, ln(3)^2
        "huber, 0.515625", // 9/32, 9/32, 1.5
        "log_cosh, 0.46038374",
        "hinge, 1.375", // 0.75, 1.75, 3, 0
        "poisson, 1.34657347", // 0.25 - ln(0.25) + 0.75 + 2 + 1
        "categorical_crossentropy, 1.24245332", // ln 4 and ln 3
        "cosine_similarity, -0.38172069", // 1 / sqrt(10) and 1 / sqrt(5)
        "regularize, 1.51331871", // sqrt(10) / 4 and sqrt(5)
    })
    void valuesWorkedOutByHand(String name, double expected) {
        double value = Loss.named(name).value(Trace.of(2, OUTPUT), Trace.of(2, TARGET));

        assertThat(value).isCloseTo(expected, within(1e-7));
    }

    @Test
    void crossEntropiesOfProbabilities() {
        Trace half = Trace.of(2, 0.5f, 0.25f);

        assertThat(new BinaryCrossentropy().value(half, Trace.of(2, 1, 0)))
                .isCloseTo((Math.log(2) + Math.log(4.0 / 3)) / 2, within(1e-15));
        assertThat(new KullbackLeibler().value(half, Trace.of(2, 0.25f, 0.5f)))
                .isCloseTo(0.25 * Math.log(2), within(1e-15));
        assertThat(new SparseCategoricalCrossentropy().value(half, Trace.of(1, 1)))
                .isEqualTo(Math.log(3));
    }

    @Test
    void aPercentageOfATargetOfZeroIsOfAVerySmallOne() {
        assertThat(new MeanAbsolutePercentageError().value(Trace.of(1, 2), Trace.of(1, 0)))
                .isEqualTo(200 / 1e-7);
    }

    @Test
    void maskedValuesCountButHaveNoError() {
        float[] gradient = new float[4];
        Trace target = Trace.of(2, Float.NaN, 1, Float.NaN, Float.NaN);

        double value =
                new NanMeanSquaredError().gradient(Trace.of(2, 9, 3, Float.NaN, 5), target, 1, Trace.of(2, gradient));

        assertThat(value).isEqualTo(1);
        assertThat(gradient).containsExactly(0, 1, 0, 0);
    }

    @Test
    void logitsMayBeAsLargeAsTheyWant() {
        float[] gradient = new float[3];
        Trace logits = Trace.of(3, 1e4f, -1e4f, 0);
        Trace into = Trace.of(3, gradient);

        assertThat(new SparseCategoricalCrossentropy(true).gradient(logits, Trace.of(1, 1), 1, into))
                .isEqualTo(2e4);
        assertThat(gradient).containsExactly(1, -1, 0);
        assertThat(new SparseCategoricalCrossentropy(true).gradient(logits, Trace.of(1, 0), 1, into))
                .isZero();
        assertThat(gradient).containsExactly(0, 0, 0);
        assertThat(new CategoricalCrossentropy(true).gradient(logits, Trace.of(3, 0, 0, 1), 1, into))
                .isEqualTo(1e4);
        assertThat(gradient).containsExactly(1, 0, -1);
        assertThat(new BinaryCrossentropy(true).gradient(logits, Trace.of(3, 0, 0, 1), 3, into))
                .isCloseTo((1e4 + Math.log(2)) / 3, within(1e-11));
        assertThat(gradient).containsExactly(1, 0, -0.5f);
    }

    @Test
    void errorsMayBeAsLargeAsTheyWant() {
        Trace output = Trace.of(1, 1e30f);
        Trace target = Trace.of(1, -1e30f);
        double error = (double) 1e30f + 1e30f;

        assertThat(new LogCosh().value(output, target)).isEqualTo(error);
        assertThat(new MeanSquaredError().value(output, target)).isEqualTo(error * error);
        assertThat(new Regularize(3).value(Trace.of(2, 1e30f, 0), target)).isEqualTo((double) 1e30f);
    }

    /** A silent neuron has no probability, but that is no reason to stop a training. */
    @ParameterizedTest
    @ValueSource(strings = {"categorical_crossentropy", "sparse_categorical_crossentropy"})
    void silentOutputsAreTheSmallestProbabilities(String name) {
        float[] gradient = {1, 1};
        Loss loss = Loss.named(name);
        Trace target = Trace.of(loss.targetWidth(2), loss.targetWidth(2) == 1 ? new float[] {0} : new float[] {1, 0});

        double value = loss.gradient(Trace.of(2, 0, 0), target, 1, Trace.of(2, gradient));

        assertThat(value).isEqualTo(-StrictMath.log(1e-7));
        assertThat(gradient).containsExactly(0, 0);
    }

    @Test
    void probabilitiesOfZeroAndOneAreKeptWhereTheirLogarithmsAreFinite() {
        float[] gradient = new float[2];

        double value =
                new BinaryCrossentropy().gradient(Trace.of(2, 0, 1), Trace.of(2, 1, 1), 1, Trace.of(2, gradient));

        assertThat(value).isCloseTo(-Math.log(1e-7) / 2, within(1e-7));
        assertThat(gradient).containsExactly(0, 0);
        assertThat(new KullbackLeibler().gradient(Trace.of(2, 0, 2), Trace.of(2, 1, 0), 1, Trace.of(2, gradient)))
                .isCloseTo(-Math.log(1e-7), within(1e-5));
        assertThat(gradient).containsExactly(0, 0);
    }

    @Test
    void vectorsOfZeroHaveNoDirection() {
        float[] gradient = {1, 1};

        assertThat(new Regularize().gradient(Trace.of(2, 0, 0), null, 1, Trace.of(2, gradient)))
                .isZero();
        assertThat(gradient).containsExactly(0, 0);
        assertThat(new CosineSimilarity().gradient(Trace.of(2, 0, 0), Trace.of(2, 0, 0), 1, Trace.of(2, gradient)))
                .isZero();
        assertThat(gradient).containsExactly(0, 0);
    }

    @Test
    void equallyLargeValuesShareTheGradientOfTheLargest() {
        float[] gradient = new float[3];

        new Regularize(Double.POSITIVE_INFINITY).gradient(Trace.of(3, -2, 1, 2), null, 1, Trace.of(3, gradient));

        assertThat(gradient).containsExactly(-0.5f, 0, 0.5f);
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, 3, 0.5f, Float.NaN, Float.POSITIVE_INFINITY})
    void aLabelThatIsNoClassIsNamed(float label) {
        Trace output = Trace.of(3, 1, 2, 3);

        for (Metric metric : List.of(new SparseCategoricalCrossentropy(true), new SparseCategoricalAccuracy())) {
            assertThatThrownBy(() -> metric.value(output, Trace.of(1, label)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("label " + label)
                    .hasMessageContaining("3 classes");
        }
    }

    @Test
    void aTargetOfTheWrongShapeNamesTheProbeAndBothShapes() {
        assertThatThrownBy(() -> new MeanSquaredError().check("digits", 5, 10, 5, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("probe digits")
                .hasMessageContaining("5 steps of 1 values")
                .hasMessageContaining("5 steps of 10");
        assertThatThrownBy(() -> new SparseCategoricalCrossentropy().check("digits", 5, 10, 5, 10))
                .isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> new MeanSquaredError().check("digits", 5, 10, 4, 10))
                .isInstanceOf(TrainingException.class);
        new SparseCategoricalCrossentropy().check("digits", 5, 10, 5, 1);
    }

    @Test
    void theLastStepsNeedNoOthersInTheTarget() {
        Loss last = new MeanSquaredError().lastSteps(2);

        last.check("digits", 5, 10, 2, 10);
        last.check("digits", 2, 10, 7, 10);
        assertThatThrownBy(() -> last.check("digits", 1, 10, 2, 10)).isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> last.check("digits", 5, 10, 1, 10))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the last 2");
        assertThatThrownBy(() -> last.check("digits", 5, 10, 2, 9)).isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> new MeanSquaredError().lastSteps(0)).isInstanceOf(ModelException.class);
    }

    @Test
    void stepsThatDoNotCountHaveNoGradient() {
        float[] gradient = {7, 7, 7};

        double value = new MeanSquaredError()
                .lastSteps(1)
                .gradient(Trace.of(1, 1, 2, 3), Trace.of(1, 5), 1, Trace.of(1, gradient));

        assertThat(value).isEqualTo(4);
        assertThat(gradient).containsExactly(0, 0, -4);
    }

    @Test
    void whatNeedsNoTargetTakesNoneOrAny() {
        for (Loss loss : List.of(new Regularize(), new FiringRate(250), new FiringRate(250).lastSteps(1))) {
            assertThat(loss.ignoresTarget()).isTrue();
            loss.check("rates", 5, 10, 1, 3);
            assertThat(loss.value(Trace.of(2, 250, 250), null)).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void aShapeHasToBeThatOfTheProbe() {
        new Regularize(2, 1, 2, 5).check("weights", 1, 10, 1, 1);
        assertThatThrownBy(() -> new Regularize(2, 1, 2, 4).check("weights", 1, 10, 1, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("probe weights")
                .hasMessageContaining("[2, 4]");
        assertThatThrownBy(() -> new Regularize(2, 2, 2, 4)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Regularize(0)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Regularize(2, 0, 0)).isInstanceOf(ModelException.class);
    }

    @Test
    void namesAreThoseOfTheReports() {
        for (LossCase of : LossCase.values()) {
            if (!of.loss.name().contains("last") && !of.loss.name().equals("firing_rate")) {
                assertThat(Loss.named(of.loss.name())).hasSameClassAs(of.loss);
                assertThat(Metric.named(of.loss.name())).hasSameClassAs(of.loss);
            }
        }
        assertThat(Metric.named("accuracy").name()).isEqualTo("accuracy");
        assertThat(new MeanSquaredError().lastSteps(1).name()).isEqualTo("mean_squared_error_last_step");
        assertThat(Loss.named("binary_crossentropy_from_logits")).isEqualTo(new BinaryCrossentropy(true));
    }

    @Test
    void anUnknownNameListsThoseThereAre() {
        assertThatThrownBy(() -> Loss.named("msq"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("loss msq")
                .hasMessageContaining("mse, msle")
                .hasMessageNotContaining("accuracy");
        assertThatThrownBy(() -> Metric.named("acc")).hasMessageContaining("categorical_accuracy");
    }

    @Test
    void aTraceIsWithinItsArray() {
        float[] values = new float[10];

        assertThat(new Trace(values, 4, 3, 2).last(1)).isEqualTo(new Trace(values, 8, 1, 2));
        assertThatThrownBy(() -> new Trace(values, 5, 3, 2)).isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> new Trace(values, -1, 3, 2)).isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> new Trace(values, 0, 0, 2)).isInstanceOf(TrainingException.class);
    }
}
