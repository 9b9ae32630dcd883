package lanewise.train.loss;

/** The mean of {@code |target - output|}; where they are equal the slope is 0. */
public record MeanAbsoluteError() implements PointwiseLoss {
    @Override
    public String name() {
        return "mean_absolute_error";
    }

    @Override
    public double point(double output, double target) {
        return Math.abs(output - target);
    }

    @Override
    public double slope(double output, double target) {
        return Math.signum(output - target);
    }
}
