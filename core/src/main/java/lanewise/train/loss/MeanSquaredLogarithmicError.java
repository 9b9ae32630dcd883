package lanewise.train.loss;

/**
 * The mean of {@code (ln(1 + target) - ln(1 + output))^2}, with targets and outputs below 1e-7 taken for 1e-7. For values
 * that are not negative, such as rates, and whose ratio counts.
 */
public record MeanSquaredLogarithmicError() implements PointwiseLoss {
    @Override
    public String name() {
        return "mean_squared_logarithmic_error";
    }

    @Override
    public double point(double output, double target) {
        double error = error(output, target);
        return error * error;
    }

    /** {@inheritDoc} 0 where the output is below 1e-7. */
    @Override
    public double slope(double output, double target) {
        return output < Probabilities.EPSILON ? 0 : 2 * error(output, target) / (1 + output);
    }

    private static double error(double output, double target) {
        return StrictMath.log1p(Math.max(output, Probabilities.EPSILON))
                - StrictMath.log1p(Math.max(target, Probabilities.EPSILON));
    }
}
