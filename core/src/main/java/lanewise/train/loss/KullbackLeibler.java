package lanewise.train.loss;

/**
 * The mean over steps of {@code sum(target ln(target / output))}: how far the output's probabilities are from those that
 * are wanted. Both are kept from 1e-7 to 1.
 */
public record KullbackLeibler() implements StepLoss {
    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        double sum = 0;
        for (int i = 0; i < output.width(); i++) {
            double t = kept(target.get(step, i));
            sum += t * (StrictMath.log(t) - StrictMath.log(kept(output.get(step, i))));
        }
        return sum;
    }

    @Override
    public double stepGradient(Trace output, Trace target, int step, double scale, Trace into) {
        for (int i = 0; i < output.width(); i++) {
            double p = output.get(step, i);
            into.set(step, i, kept(p) == p ? -scale * kept(target.get(step, i)) / p : 0);
        }
        return step(output, target, step);
    }

    private static double kept(double p) {
        return Math.min(Math.max(p, Probabilities.EPSILON), 1);
    }
}
