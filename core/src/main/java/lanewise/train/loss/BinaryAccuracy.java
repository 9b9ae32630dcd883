package lanewise.train.loss;

import lanewise.error.ModelException;

/**
 * The share of values on the right side: above the threshold where the target is 1, and not above it where it is 0.
 *
 * @param threshold what a yes is above
 */
public record BinaryAccuracy(double threshold) implements StepMetric {
    /** With the check of the threshold. */
    public BinaryAccuracy {
        if (!Double.isFinite(threshold)) {
            throw new ModelException("BinaryAccuracy: the threshold is %s; it must be finite".formatted(threshold));
        }
    }

    /** With a threshold of 0.5, for probabilities; that of logits is 0. */
    public BinaryAccuracy() {
        this(0.5);
    }

    @Override
    public String name() {
        return "binary_accuracy";
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        int right = 0;
        for (int i = 0; i < output.width(); i++) {
            double answer = output.get(step, i) > threshold ? 1 : 0;
            right += answer == target.get(step, i) ? 1 : 0;
        }
        return (double) right / output.width();
    }
}
