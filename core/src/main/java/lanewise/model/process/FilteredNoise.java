package lanewise.model.process;

import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Gaussian;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.Synapse;

/**
 * White noise through a filter, without further delay.
 *
 * @param synapse the filter; noise that is not filtered is {@link WhiteNoise}
 * @param dist what the noise is sampled from
 * @param scale whether samples are multiplied by {@code 1 / sqrt(dt)} before they are filtered
 * @param sizeOut how many values it gives, 1 or more
 * @param seed its own seed, if it has one
 */
public record FilteredNoise(Synapse synapse, Distribution dist, boolean scale, int sizeOut, OptionalLong seed)
        implements Process {
    /**
     * With the checks of the filter and the sizes.
     *
     * @throws ModelException if there is no filter, sizeOut or the seed is out of range, or the distribution has no samples
     *     of that size
     */
    public FilteredNoise {
        if (synapse == null || synapse instanceof NoSynapse) {
            throw new ModelException("FilteredNoise: there is no filter; give a synapse, or use WhiteNoise");
        }
        Checks.noise("FilteredNoise", dist, sizeOut, seed);
    }

    /** Noise of one value, without a seed of its own. */
    public FilteredNoise(Synapse synapse, Distribution dist, boolean scale) {
        this(synapse, dist, scale, 1, OptionalLong.empty());
    }

    /** Scaled normal noise of one value, without a seed of its own. */
    public FilteredNoise(Synapse synapse) {
        this(synapse, new Gaussian(0, 1), true);
    }

    /** Scaled normal noise of one value through a lowpass of 5 ms. */
    public FilteredNoise() {
        this(new Lowpass(0.005));
    }

    /** The same with that many values. */
    @Override
    public FilteredNoise sized(int values) {
        return new FilteredNoise(synapse, dist, scale, values, seed);
    }

    /** The same with a seed of its own, 0 to 2^32 - 1. */
    public FilteredNoise seeded(long own) {
        return new FilteredNoise(synapse, dist, scale, sizeOut, OptionalLong.of(own));
    }

    /** The filter's equations and state. */
    @Override
    public int stateSize(double dt) {
        return synapse.stateSize(dt, sizeOut);
    }

    @Override
    public void start(double dt, RandomStream random, double[] state) {
        synapse.start(dt, sizeOut, 0, state);
    }

    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        WhiteNoise.draw(dist, scale, dt, random, out);
        synapse.step(state, out, out);
        return true;
    }
}
