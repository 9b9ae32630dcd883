package lanewise.train.optimizer;

import lanewise.error.ModelException;
import lanewise.train.schedule.LearningRate;

/** The checks that optimizers share. */
final class Checks {
    private Checks() {}

    static void given(String optimizer, LearningRate learningRate) {
        if (learningRate == null) {
            throw new ModelException("%s: the learning rate is null; give one, such as LearningRate.constant(0.001)"
                    .formatted(optimizer));
        }
    }

    static void given(String optimizer, Adam adam) {
        if (adam == null) {
            throw new ModelException("%s: the Adam is null; give one, such as new Adam()".formatted(optimizer));
        }
    }

    static void fraction(String optimizer, String name, double value) {
        if (!(value >= 0 && (float) value < 1)) {
            throw new ModelException("%s: %s is %s; it must be at least 0 and below 1, as a float too"
                    .formatted(optimizer, name, value));
        }
    }

    static void notNegative(String optimizer, String name, double value) {
        if (!(value >= 0) || Float.isInfinite((float) value)) {
            throw new ModelException("%s: %s is %s; it must be finite, as a float too, and at least 0"
                    .formatted(optimizer, name, value));
        }
    }

    static void positive(String optimizer, String name, double value) {
        if (!((float) value > 0) || Float.isInfinite((float) value)) {
            throw new ModelException(
                    "%s: %s is %s; it must be positive and finite, as a float too".formatted(optimizer, name, value));
        }
    }
}
