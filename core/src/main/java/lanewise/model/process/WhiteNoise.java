package lanewise.model.process;

import java.util.OptionalLong;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Gaussian;

/**
 * White noise: independent samples of a distribution, one point a step.
 *
 * @param dist what is sampled
 * @param scale whether samples are multiplied by {@code 1 / sqrt(dt)}, so that the power does not depend on the step
 * @param sizeOut how many values it gives, 1 or more
 * @param seed its own seed, if it has one
 */
public record WhiteNoise(Distribution dist, boolean scale, int sizeOut, OptionalLong seed) implements Process {
    /**
     * With the checks of the sizes.
     *
     * @throws lanewise.error.ModelException if sizeOut or the seed is out of range, or the distribution has no samples
     *     of that size
     */
    public WhiteNoise {
        Checks.noise("WhiteNoise", dist, sizeOut, seed);
    }

    /** Noise of one value, without a seed of its own. */
    public WhiteNoise(Distribution dist, boolean scale) {
        this(dist, scale, 1, OptionalLong.empty());
    }

    /** Scaled normal noise of one value, without a seed of its own. */
    public WhiteNoise() {
        this(new Gaussian(0, 1), true);
    }

    /** The same with that many values. */
    @Override
    public WhiteNoise sized(int values) {
        return new WhiteNoise(dist, scale, values, seed);
    }

    /** The same with a seed of its own, 0 to 2^32 - 1. */
    public WhiteNoise seeded(long own) {
        return new WhiteNoise(dist, scale, sizeOut, OptionalLong.of(own));
    }

    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        draw(dist, scale, dt, random, out);
        return true;
    }

    static void draw(Distribution dist, boolean scale, double dt, RandomStream random, double[] out) {
        dist.samplePoint(out, random);
        if (scale) {
            double factor = 1 / Math.sqrt(dt);
            for (int i = 0; i < out.length; i++) {
                out[i] *= factor;
            }
        }
    }
}
