package lanewise.train.loss;

/**
 * The mean over steps of the negative cosine of the angle between output and target, from -1, the same direction, to 1. A
 * length below 1e-6 is taken for 1e-6.
 */
public record CosineSimilarity() implements StepLoss {
    private static final double SMALLEST = 1e-6;

    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        return -product(output, target, step) / (length(output, step) * length(target, step));
    }

    @Override
    public double stepGradient(Trace output, Trace target, int step, double scale, Trace into) {
        double outputLength = length(output, step);
        double lengths = outputLength * length(target, step);
        double cosine = product(output, target, step) / lengths;
        double shrink = outputLength > SMALLEST ? cosine / (outputLength * outputLength) : 0;
        for (int i = 0; i < output.width(); i++) {
            into.set(step, i, scale * (output.get(step, i) * shrink - target.get(step, i) / lengths));
        }
        return -cosine;
    }

    private static double product(Trace one, Trace other, int step) {
        double sum = 0;
        for (int i = 0; i < one.width(); i++) {
            sum += one.get(step, i) * other.get(step, i);
        }
        return sum;
    }

    private static double length(Trace trace, int step) {
        return Math.max(Math.sqrt(product(trace, trace, step)), SMALLEST);
    }
}
