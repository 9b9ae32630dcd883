package lanewise.model.distribution;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * A choice between given options, each with its weight: one uniform number a sample picks the first option whose
 * cumulative probability is not below it. Options are all numbers, or all points of one dimension.
 */
public final class Choice implements Distribution {
    /** 0 for numbers, else the dimension of the points. */
    private final int dimension;

    private final double[] options;
    private final double[] weights;
    private final double[] cumulative;

    private Choice(int dimension, double[] options, double[] weights) {
        int count = options.length / Math.max(1, dimension);
        if (count == 0) {
            throw new ModelException("Choice: there are no options; give one or more");
        }
        if (weights.length != count) {
            throw new ModelException("Choice: there are %d weights for %d options; give each option one weight"
                    .formatted(weights.length, count));
        }
        this.dimension = dimension;
        this.options = options;
        this.weights = weights;
        this.cumulative = cumulative(weights);
    }

    private static double[] cumulative(double[] weights) {
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new ModelException(
                        "Choice: weight %d is %s, but has to be a finite number, 0 or more".formatted(i, weights[i]));
            }
            total += weights[i];
        }
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new ModelException(
                    "Choice: the weights sum to %s, but their sum has to be positive and finite".formatted(total));
        }
        double[] cumulative = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] / total;
            cumulative[i] = sum;
        }
        return cumulative;
    }

    /**
     * Equally likely numbers.
     *
     * @param options one or more numbers
     * @return the choice between them
     * @throws ModelException if there are none
     */
    public static Choice of(double... options) {
        return new Choice(0, options.clone(), equal(options.length));
    }

    /**
     * Equally likely points, such as encoders. Points of dimension 1 are written {@code {{1}, {-1}}}.
     *
     * @param options one or more points of equal dimension
     * @return the choice between them
     * @throws ModelException if there are none, or their dimensions differ or are 0
     */
    public static Choice ofRows(double[]... options) {
        int dimension = options.length == 0 ? 1 : options[0].length;
        return new Choice(dimension, Rows.flatten("Choice: option", options), equal(options.length));
    }

    private static double[] equal(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        return weights;
    }

    /**
     * The same options with other weights.
     *
     * @param newWeights one for each option, none negative, their sum positive; a probability is a weight's share of it
     * @return a new choice
     * @throws ModelException if the weights are not such
     */
    public Choice weighted(double... newWeights) {
        return new Choice(dimension, options, newWeights.clone());
    }

    /** Numbers; fails if the options are points of a dimension other than 1. */
    @Override
    public double[] sample(int n, RandomStream rng) {
        if (dimension > 1) {
            throw Require.dimensionNeeded(this);
        }
        return draw(Require.count(this, n), 1, rng);
    }

    /** Points; fails if the options are numbers or have another dimension than d. */
    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        Require.size(this, n, d);
        requireDimension(d);
        return draw(n, d, rng);
    }

    @Override
    public void samplePoint(double[] into, RandomStream rng) {
        requireDimension(into.length);
        System.arraycopy(options, pick(rng.uniform()) * dimension, into, 0, dimension);
    }

    private void requireDimension(int d) {
        if (d != dimension) {
            throw new ModelException(
                    "%s: its options are %s, but points of dimension %d were asked for; use Choice.ofRows"
                            .formatted(this, dimension == 0 ? "numbers" : "points of dimension " + dimension, d));
        }
    }

    private double[] draw(int n, int width, RandomStream rng) {
        double[] samples = new double[n * width];
        for (int i = 0; i < n; i++) {
            System.arraycopy(options, pick(rng.uniform()) * width, samples, i * width, width);
        }
        return samples;
    }

    /** The first option whose cumulative probability is not below u; the last, should rounding leave that below 1. */
    private int pick(double u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] >= u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Choice that
                && dimension == that.dimension
                && Arrays.equals(options, that.options)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dimension + Arrays.hashCode(options)) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return dimension == 0
                ? "Choice[%d numbers]".formatted(weights.length)
                : "Choice[%d points of dimension %d]".formatted(weights.length, dimension);
    }
}
