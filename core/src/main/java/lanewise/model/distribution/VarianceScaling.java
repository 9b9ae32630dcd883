package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Weights whose variance is {@code scale / fan}, so that values keep their size from layer to layer: NengoDL's {@code
 * VarianceScaling}. A sample of n points of dimension d is a matrix that leads from d inputs to n outputs; numbers lead
 * from one input.
 *
 * @param scale the numerator; greater than 0, finite
 * @param mode what the fan is
 * @param shape what numbers of that variance are drawn
 */
public record VarianceScaling(double scale, Mode mode, Shape shape) implements Distribution {
    /** By what the variance is divided. */
    public enum Mode {
        /** The number of inputs, d. */
        FAN_IN,
        /** The number of outputs, n. */
        FAN_OUT,
        /** The mean of both. */
        FAN_AVG
    }

    /** How the numbers are distributed, {@code s} being the variance. */
    public enum Shape {
        /** Equally likely from {@code -sqrt(3 s)} to {@code sqrt(3 s)}. */
        UNIFORM,
        /**
         * {@link TruncatedNormal} of standard deviation {@code sqrt(s)}. That is the one before numbers beyond twice of it
         * are drawn again, so the samples' variance is {@code 0.774 s}.
         */
        NORMAL
    }

    /**
     * Checks the parameters.
     *
     * @throws ModelException if the scale is out of range
     */
    public VarianceScaling {
        Require.positive("VarianceScaling", "scale", scale);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        return sample(n, 1, rng);
    }

    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        int size = Require.size(this, n, d);
        return size == 0 ? new double[0] : scaled(n, d).sample(size, rng);
    }

    private Distribution scaled(int n, int d) {
        double fan = switch (mode) {
            case FAN_IN -> d;
            case FAN_OUT -> n;
            case FAN_AVG -> ((double) n + d) / 2;
        };
        double variance = scale / fan;
        return switch (shape) {
            case UNIFORM -> {
                double limit = Math.sqrt(3 * variance);
                yield new Uniform(-limit, limit);
            }
            case NORMAL -> new TruncatedNormal(0, Math.sqrt(variance));
        };
    }
}
