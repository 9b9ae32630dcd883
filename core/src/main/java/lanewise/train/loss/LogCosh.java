package lanewise.train.loss;

/** The mean of {@code ln(cosh(output - target))}: half the square for small errors, the size less ln 2 for large ones. */
public record LogCosh() implements PointwiseLoss {
    private static final double LN2 = StrictMath.log(2);

    @Override
    public String name() {
        return "log_cosh";
    }

    @Override
    public double point(double output, double target) {
        double size = Math.abs(output - target);
        return size + StrictMath.log1p(StrictMath.exp(-2 * size)) - LN2;
    }

    @Override
    public double slope(double output, double target) {
        return StrictMath.tanh(output - target);
    }
}
