package lanewise.train.loss;

import lanewise.error.TrainingException;

/**
 * The accuracy that fits the shapes: {@link BinaryAccuracy} for outputs of one value, {@link SparseCategoricalAccuracy} for
 * targets of one value, {@link CategoricalAccuracy} for others.
 */
public record Accuracy() implements StepMetric {
    private static final BinaryAccuracy BINARY = new BinaryAccuracy();
    private static final SparseCategoricalAccuracy SPARSE = new SparseCategoricalAccuracy();
    private static final CategoricalAccuracy CATEGORICAL = new CategoricalAccuracy();

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void check(String probe, int outputSteps, int outputWidth, int targetSteps, int targetWidth) {
        if (targetSteps != outputSteps || (targetWidth != 1 && targetWidth != outputWidth)) {
            throw new TrainingException(
                    "probe %s: the target has %d steps of %d values, but for its %d steps of %d values accuracy takes %d steps of 1, a label, or of %d"
                            .formatted(
                                    probe,
                                    targetSteps,
                                    targetWidth,
                                    outputSteps,
                                    outputWidth,
                                    outputSteps,
                                    outputWidth));
        }
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        if (output.width() == 1) {
            return BINARY.step(output, target, step);
        }
        return target.width() == 1 ? SPARSE.step(output, target, step) : CATEGORICAL.step(output, target, step);
    }
}
