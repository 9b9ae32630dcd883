package lanewise.train.loss;

/**
 * The mean of {@code (target - output)^2}, where values whose target is NaN count as without error: they add 0 to the mean,
 * count in its number of values, and have no gradient.
 */
public record NanMeanSquaredError() implements PointwiseLoss {
    @Override
    public String name() {
        return "nan_mse";
    }

    @Override
    public double point(double output, double target) {
        double error = output - target;
        return Double.isNaN(target) ? 0 : error * error;
    }

    @Override
    public double slope(double output, double target) {
        return Double.isNaN(target) ? 0 : 2 * (output - target);
    }
}
