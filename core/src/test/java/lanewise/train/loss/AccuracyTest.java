package lanewise.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import org.junit.jupiter.api.Test;

/** Shares of right answers. */
class AccuracyTest {
    private final Trace output = Trace.of(3, 1, 5, 2, 4, 4, 0, 0.2f, 0.1f, 0.6f, 3, 2, 1);

    @Test
    void ofClassesTheFirstOfTheLargestCounts() {
        Trace labels = Trace.of(1, 1, 0, 0, 2);
        Trace ones = Trace.of(3, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1);

        assertThat(new SparseCategoricalAccuracy().value(output, labels)).isEqualTo(0.5);
        assertThat(new CategoricalAccuracy().value(output, ones)).isEqualTo(0.5);
        assertThat(new SparseCategoricalAccuracy().lastSteps(3).value(output, labels))
                .isEqualTo(1.0 / 3);
    }

    @Test
    void ofYesAndNoTheThresholdIsANo() {
        Trace answers = Trace.of(2, 0.5f, 0.6f, 0.4f, 2);
        Trace wanted = Trace.of(2, 0, 1, 1, 1);

        assertThat(new BinaryAccuracy().value(answers, wanted)).isEqualTo(0.75);
        assertThat(new BinaryAccuracy(0.3).value(answers, wanted)).isEqualTo(0.75);
        assertThat(new BinaryAccuracy(0.45).value(answers, Trace.of(2, 1, 1, 0, 1)))
                .isEqualTo(1);
        assertThatThrownBy(() -> new BinaryAccuracy(Double.NaN)).isInstanceOf(ModelException.class);
    }

    @Test
    void theShapesSayWhichAccuracyIsMeant() {
        Accuracy accuracy = new Accuracy();

        assertThat(accuracy.value(output, Trace.of(1, 1, 0, 0, 2))).isEqualTo(0.5);
        assertThat(accuracy.value(output, output)).isEqualTo(1);
        assertThat(accuracy.value(Trace.of(1, 0.4f, 0.6f), Trace.of(1, 1, 1))).isEqualTo(0.5);
        accuracy.check("digits", 4, 3, 4, 1);
        accuracy.check("digits", 4, 3, 4, 3);
        assertThatThrownBy(() -> accuracy.check("digits", 4, 3, 4, 2))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("probe digits");
        assertThatThrownBy(() -> accuracy.check("digits", 4, 3, 3, 3)).isInstanceOf(TrainingException.class);
    }
}
