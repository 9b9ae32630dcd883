package lanewise.train.loss;

/** The mean of {@code 100 |target - output| / max(|target|, 1e-7)}; where they are equal the slope is 0. */
public record MeanAbsolutePercentageError() implements PointwiseLoss {
    @Override
    public String name() {
        return "mean_absolute_percentage_error";
    }

    @Override
    public double point(double output, double target) {
        return 100 * Math.abs(output - target) / size(target);
    }

    @Override
    public double slope(double output, double target) {
        return 100 * Math.signum(output - target) / size(target);
    }

    private static double size(double target) {
        return Math.max(Math.abs(target), Probabilities.EPSILON);
    }
}
