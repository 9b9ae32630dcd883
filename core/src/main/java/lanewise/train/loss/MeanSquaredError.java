package lanewise.train.loss;

/** The mean of {@code (target - output)^2}. */
public record MeanSquaredError() implements PointwiseLoss {
    @Override
    public String name() {
        return "mean_squared_error";
    }

    @Override
    public double point(double output, double target) {
        double error = output - target;
        return error * error;
    }

    @Override
    public double slope(double output, double target) {
        return 2 * (output - target);
    }
}
