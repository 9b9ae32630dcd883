package lanewise.train.loss;

/** The mean of {@code max(1 - target output, 0)} for targets of -1 and 1; a target of 0 is taken for -1. */
public record Hinge() implements PointwiseLoss {
    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public double point(double output, double target) {
        return Math.max(1 - side(target) * output, 0);
    }

    /** {@inheritDoc} 0 at the kink. */
    @Override
    public double slope(double output, double target) {
        double side = side(target);
        return 1 - side * output > 0 ? -side : 0;
    }

    private static double side(double target) {
        return target == 0 ? -1 : target;
    }
}
