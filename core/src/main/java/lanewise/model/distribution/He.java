package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * He, Zhang, Ren and Sun's (2015) weights, for rectified layers: {@link VarianceScaling} of {@code scale^2} by the number
 * of inputs. Their factor of 2 is a scale of {@code sqrt(2)}.
 *
 * @param scale greater than 0; its square has to be finite and greater than 0 too
 * @param shape what numbers are drawn
 */
public record He(double scale, VarianceScaling.Shape shape) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if the scale is out of range
     */
    public He {
        Require.positive("He", "scale", scale);
        Require.positive("He", "scale squared", scale * scale);
    }

    /** Of scale 1, normal. */
    public He() {
        this(1, VarianceScaling.Shape.NORMAL);
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
        return new VarianceScaling(scale * scale, VarianceScaling.Mode.FAN_IN, shape);
    }
}
