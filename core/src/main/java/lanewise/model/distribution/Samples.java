package lanewise.model.distribution;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Given samples, in their order: for where a distribution is expected but the numbers are known. It takes nothing from
 * the stream, and only as many samples can be asked for as there are.
 */
public final class Samples implements Distribution {
    private final int count;
    private final int dimension;
    private final double[] values;

    private Samples(int count, int dimension, double[] values) {
        this.count = count;
        this.dimension = dimension;
        this.values = values;
    }

    /**
     * Numbers; also usable as points of dimension 1.
     *
     * @param values the samples; copied
     * @return the distribution
     */
    public static Samples of(double... values) {
        return new Samples(values.length, 1, values.clone());
    }

    /**
     * Points; of dimension 1 also usable as numbers.
     *
     * @param points the samples, of equal dimension; copied
     * @return the distribution
     * @throws ModelException if their dimensions differ or are 0
     */
    public static Samples ofRows(double[]... points) {
        int dimension = points.length == 0 ? 1 : points[0].length;
        return new Samples(points.length, dimension, Rows.flatten("Samples: point", points));
    }

    /** How many samples there are. */
    public int count() {
        return count;
    }

    /** How many numbers each has. */
    public int dimension() {
        return dimension;
    }

    /** The numbers; n has to be how many there are. */
    @Override
    public double[] sample(int n, RandomStream rng) {
        if (dimension > 1) {
            throw Require.dimensionNeeded(this);
        }
        return sample(n, 1, rng);
    }

    /** The points; n and d have to be how many there are, and their dimension. */
    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        if (n != count || d != dimension) {
            throw new ModelException(
                    "Samples: there are %d of dimension %d, but %d of dimension %d are needed; give that many"
                            .formatted(count, dimension, n, d));
        }
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples that && dimension == that.dimension && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * dimension + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Samples[%d of dimension %d]".formatted(count, dimension);
    }
}
