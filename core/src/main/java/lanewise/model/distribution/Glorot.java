package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Glorot and Bengio's (2010) weights, for layers whose slope is about 1: {@link VarianceScaling} by the mean of inputs and
 * outputs.
 *
 * @param scale greater than 0, finite
 * @param shape what numbers are drawn
 */
public record Glorot(double scale, VarianceScaling.Shape shape) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if the scale is out of range
     */
    public Glorot {
        Require.positive("Glorot", "scale", scale);
    }

    /** Of scale 1, uniform. */
    public Glorot() {
        this(1, VarianceScaling.Shape.UNIFORM);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        return scaling().sample(n, rng);
    }

    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        return scaling().sample(n, d, rng);
    }

    private VarianceScaling scaling() {
        return new VarianceScaling(scale, VarianceScaling.Mode.FAN_AVG, shape);
    }
}
