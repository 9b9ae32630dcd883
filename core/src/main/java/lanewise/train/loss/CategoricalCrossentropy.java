package lanewise.train.loss;

/**
 * The mean over steps of {@code -sum(target ln p)}, where {@code p} are the probabilities that the output gives to classes,
 * and the target has those that are wanted, mostly a 1 and zeros.
 *
 * @param fromLogits whether outputs are logits, of which a softmax makes probabilities; else outputs are probabilities up
 *     to a factor: they are divided by their sum and kept within 1e-7 of 0 and 1
 */
public record CategoricalCrossentropy(boolean fromLogits) implements StepLoss {
    /** Of probabilities. */
    public CategoricalCrossentropy() {
        this(false);
    }

    @Override
    public String name() {
        return "categorical_crossentropy";
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        return fromLogits
                ? ofLogits(output, target, step, Softmax.logSum(output, step))
                : ofProbabilities(output, target, step, Probabilities.sum(output, step));
    }

    private static double ofLogits(Trace output, Trace target, int step, double logSum) {
        double sum = 0;
        for (int i = 0; i < output.width(); i++) {
            sum += target.get(step, i) * (logSum - output.get(step, i));
        }
        return sum;
    }

    private static double ofProbabilities(Trace output, Trace target, int step, double whole) {
        double sum = 0;
        for (int i = 0; i < output.width(); i++) {
            double p = Probabilities.clipped(Probabilities.part(output.get(step, i), whole));
            sum -= target.get(step, i) * StrictMath.log(p);
        }
        return sum;
    }

    @Override
    public double stepGradient(Trace output, Trace target, int step, double scale, Trace into) {
        if (fromLogits) {
            double logSum = Softmax.logSum(output, step);
            double all = Probabilities.sum(target, step);
            for (int i = 0; i < output.width(); i++) {
                double p = StrictMath.exp(output.get(step, i) - logSum);
                into.set(step, i, scale * (all * p - target.get(step, i)));
            }
            return ofLogits(output, target, step, logSum);
        }
        double whole = Probabilities.sum(output, step);
        double free = 0;
        for (int i = 0; i < output.width(); i++) {
            free += passes(output.get(step, i), whole) ? target.get(step, i) : 0;
        }
        for (int i = 0; i < output.width(); i++) {
            double value = output.get(step, i);
            double own = passes(value, whole) ? target.get(step, i) / value : 0;
            into.set(step, i, whole == 0 ? 0 : scale * (free / whole - own));
        }
        return ofProbabilities(output, target, step, whole);
    }

    private static boolean passes(double value, double whole) {
        return Probabilities.inside(Probabilities.part(value, whole));
    }
}
