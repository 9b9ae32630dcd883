package lanewise.train.loss;

import lanewise.error.TrainingException;

/** Targets that are the number of a class. */
final class Labels {
    private Labels() {}

    /** The label of a step. */
    static int at(Trace target, int step, int classes) {
        double label = target.get(step, 0);
        if (!(label >= 0 && label < classes) || label != Math.rint(label)) {
            throw new TrainingException(
                    "label %s at step %d: there are %d classes, so a label is a whole number from 0 to %d; correct the target, or give the probe a value for each class"
                            .formatted(label, step, classes, classes - 1));
        }
        return (int) label;
    }

    /** The class of the largest of a step's values, the first one of several. */
    static int largest(Trace values, int step) {
        int largest = 0;
        for (int i = 1; i < values.width(); i++) {
            if (values.get(step, i) > values.get(step, largest)) {
                largest = i;
            }
        }
        return largest;
    }
}
