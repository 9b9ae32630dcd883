package lanewise.train.loss;

/**
 * The mean over steps of {@code -ln p}, where {@code p} is the probability that the output gives to the class of the
 * target: {@link CategoricalCrossentropy} with a target of one value, the number of the class from 0.
 *
 * @param fromLogits whether outputs are logits, of which a softmax makes probabilities; else outputs are probabilities up
 *     to a factor: they are divided by their sum and kept within 1e-7 of 0 and 1
 */
public record SparseCategoricalCrossentropy(boolean fromLogits) implements StepLoss {
    /** Of probabilities. */
    public SparseCategoricalCrossentropy() {
        this(false);
    }

    @Override
    public String name() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public int targetWidth(int outputWidth) {
        return 1;
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        int label = Labels.at(target, step, output.width());
        double value = output.get(step, label);
        if (fromLogits) {
            return Softmax.logSum(output, step) - value;
        }
        double p = Probabilities.part(value, Probabilities.sum(output, step));
        return -StrictMath.log(Probabilities.clipped(p));
    }

    @Override
    public double stepGradient(Trace output, Trace target, int step, double scale, Trace into) {
        int label = Labels.at(target, step, output.width());
        return fromLogits
                ? ofLogits(output, label, step, scale, into)
                : ofProbabilities(output, label, step, scale, into);
    }

    private static double ofLogits(Trace output, int label, int step, double scale, Trace into) {
        double logSum = Softmax.logSum(output, step);
        for (int i = 0; i < output.width(); i++) {
            double p = StrictMath.exp(output.get(step, i) - logSum);
            into.set(step, i, scale * (i == label ? p - 1 : p));
        }
        return logSum - output.get(step, label);
    }

    private static double ofProbabilities(Trace output, int label, int step, double scale, Trace into) {
        double sum = Probabilities.sum(output, step);
        double value = output.get(step, label);
        double p = Probabilities.part(value, sum);
        boolean passes = Probabilities.inside(p);
        for (int i = 0; i < output.width(); i++) {
            double slope = 1 / sum - (i == label ? 1 / value : 0);
            into.set(step, i, passes ? scale * slope : 0);
        }
        return -StrictMath.log(Probabilities.clipped(p));
    }
}
