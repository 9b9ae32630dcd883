package lanewise.model.process;

import java.util.OptionalLong;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Gaussian;
import lanewise.model.synapse.Discretisation;
import lanewise.model.synapse.LinearFilter;

/**
 * Brown noise, a random walk: the running sum of {@code dt * sample / sqrt(dt)}. With samples of standard deviation s
 * that of the noise is {@code s sqrt(t)}.
 *
 * @param dist what is sampled
 * @param sizeOut how many values it gives, 1 or more
 * @param seed its own seed, if it has one
 */
public record BrownNoise(Distribution dist, int sizeOut, OptionalLong seed) implements Process {
    private static final LinearFilter INTEGRATOR =
            new LinearFilter(new double[] {1}, new double[] {1, 0}, true, Discretisation.EULER);

    /**
     * With the checks of the sizes.
     *
     * @throws lanewise.error.ModelException if sizeOut or the seed is out of range, or the distribution has no samples
     *     of that size
     */
    public BrownNoise {
        Checks.noise("BrownNoise", dist, sizeOut, seed);
    }

    /** Noise of one value, without a seed of its own. */
    public BrownNoise(Distribution dist) {
        this(dist, 1, OptionalLong.empty());
    }

    /** Normal noise of one value, without a seed of its own. */
    public BrownNoise() {
        this(new Gaussian(0, 1));
    }

    /** The same with that many values. */
    @Override
    public BrownNoise sized(int values) {
        return new BrownNoise(dist, values, seed);
    }

    /** The same with a seed of its own, 0 to 2^32 - 1. */
    public BrownNoise seeded(long own) {
        return new BrownNoise(dist, sizeOut, OptionalLong.of(own));
    }

    /** The equations and state of the sum. */
    @Override
    public int stateSize(double dt) {
        return INTEGRATOR.stateSize(dt, sizeOut);
    }

    @Override
    public void start(double dt, RandomStream random, double[] state) {
        INTEGRATOR.start(dt, sizeOut, 0, state);
    }

    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        WhiteNoise.draw(dist, true, dt, random, out);
        INTEGRATOR.step(state, out, out);
        return true;
    }
}
