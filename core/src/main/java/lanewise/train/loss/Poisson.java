package lanewise.train.loss;

/**
 * The mean of {@code output - target ln(output + 1e-7)}: up to what does not depend on the output, the negative logarithm
 * of the probability of counts under a Poisson distribution with that mean. An output below 0 is taken for 0 in the
 * logarithm.
 */
public record Poisson() implements PointwiseLoss {
    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public double point(double output, double target) {
        return output - target * StrictMath.log(Math.max(output, 0) + Probabilities.EPSILON);
    }

    @Override
    public double slope(double output, double target) {
        return 1 - (output < 0 ? 0 : target / (output + Probabilities.EPSILON));
    }
}
