package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Something that numbers or points can be drawn from. The family is closed; {@link CustomDistribution} is where a
 * person's own distribution goes. All of it is immutable and may be shared between threads; a stream may not.
 */
public sealed interface Distribution
        permits Uniform,
                Gaussian,
                Exponential,
                UniformHypersphere,
                ScatteredHypersphere,
                QuasirandomSequence,
                Choice,
                Samples,
                Pdf,
                SqrtBeta,
                SubvectorLength,
                CosineSimilarity,
                TruncatedNormal,
                VarianceScaling,
                Glorot,
                He,
                CustomDistribution {
    /**
     * Draws numbers.
     *
     * @param n how many, 0 or more
     * @param rng where the randomness is taken from; it advances
     * @return {@code n} numbers in a new array
     * @throws ModelException if n is negative, or this distribution is one of points and needs a dimension
     */
    double[] sample(int n, RandomStream rng);

    /**
     * Draws points. Unless a distribution says otherwise their coordinates are independent draws, in the same order in
     * which {@code sample(n * d, rng)} draws them.
     *
     * @param n how many points, 0 or more
     * @param d their dimension, 1 or more
     * @param rng where the randomness is taken from; it advances
     * @return {@code n} times {@code d} coordinates in a new array, point after point
     * @throws ModelException if n or d is out of range or cannot be had from this distribution
     */
    default double[] sample(int n, int d, RandomStream rng) {
        return sample(Require.size(this, n, d), rng);
    }

    /**
     * Draws one point into an array, as {@code sample(1, into.length, rng)} draws it. For where every step of a run
     * draws: {@link Uniform}, {@link Gaussian}, {@link Exponential}, {@link Choice} and {@link Pdf} allocate nothing
     * here, the others may.
     *
     * @param into filled with the coordinates; its length is the dimension, 1 or more
     * @param rng where the randomness is taken from; it advances
     * @throws ModelException if points of that dimension cannot be had from this distribution
     */
    default void samplePoint(double[] into, RandomStream rng) {
        System.arraycopy(sample(1, into.length, rng), 0, into, 0, into.length);
    }
}
