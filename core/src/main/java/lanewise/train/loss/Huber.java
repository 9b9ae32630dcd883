package lanewise.train.loss;

import lanewise.error.ModelException;

/**
 * Squares for small errors, but straight for large ones: the mean of {@code e^2 / 2} where {@code |e| <= delta}, else of
 * {@code delta |e| - delta^2 / 2}, with {@code e = output - target}. Huber, 1964.
 *
 * @param delta from which error on it is straight, positive
 */
public record Huber(double delta) implements PointwiseLoss {
    /** With the check of {@code delta}. */
    public Huber {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new ModelException("Huber: delta is %s; it must be positive and finite".formatted(delta));
        }
    }

    /** With a {@code delta} of 1. */
    public Huber() {
        this(1);
    }

    @Override
    public String name() {
        return "huber";
    }

    @Override
    public double point(double output, double target) {
        double size = Math.abs(output - target);
        return size <= delta ? 0.5 * size * size : delta * size - 0.5 * delta * delta;
    }

    @Override
    public double slope(double output, double target) {
        double error = output - target;
        return Math.abs(error) <= delta ? error : delta * Math.signum(error);
    }
}
