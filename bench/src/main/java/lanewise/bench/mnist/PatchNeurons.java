package lanewise.bench.mnist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.model.neuron.Lif;

/**
 * The tuning of neurons that look at patches of pictures. Each starts to fire at a quantile of its own projections of
 * training pictures, and fires at its maximum rate for the largest of these.
 *
 * @param patches what each neuron prefers
 * @param tries how many patches were drawn to find them
 * @param starts the projection at which each neuron starts to fire
 * @param tops the projection at which each neuron fires at its maximum rate
 * @param maxRates these rates in Hz
 */
record PatchNeurons(List<Patch> patches, int tries, double[] starts, double[] tops, double[] maxRates) {
    /** Projections are of this many first training pictures. */
    private static final int SAMPLE = 2_000;

    private static final double LOWEST_QUANTILE = 0.50;
    private static final double HIGHEST_QUANTILE = 0.95;
    private static final double LOWEST_MAX_RATE = 200;
    private static final double HIGHEST_MAX_RATE = 400;

    /** Start and top are at least this far apart, or a gain would have no bound. */
    private static final double LEAST_GAP = 0.1;

    /** About one try in eight fails on MNIST. */
    private static final int MOST_TRIES_A_NEURON = 1_000;

    /** Draws all patches, then all quantiles, then all maximum rates. */
    static PatchNeurons draw(DigitSet train, int neurons, long seed) {
        var draws = new Draws(seed);
        List<Patch> patches = new ArrayList<>(neurons);
        int tries = 0;
        while (patches.size() < neurons) {
            if (tries == (long) MOST_TRIES_A_NEURON * neurons) {
                throw new ModelException(
                        "training pictures: only %d of %d neurons found two that differ, in %d tries; give pictures of different digits"
                                .formatted(patches.size(), neurons, tries));
            }
            tries++;
            Patch.draw(train, draws).ifPresent(patches::add);
        }
        double[] quantiles = new double[neurons];
        Arrays.setAll(quantiles, i -> draws.between(LOWEST_QUANTILE, HIGHEST_QUANTILE));
        double[] maxRates = new double[neurons];
        Arrays.setAll(maxRates, i -> draws.between(LOWEST_MAX_RATE, HIGHEST_MAX_RATE));

        double[] starts = new double[neurons];
        double[] tops = new double[neurons];
        double[] projections = new double[Math.min(SAMPLE, train.count())];
        for (int i = 0; i < neurons; i++) {
            Patch patch = patches.get(i);
            Arrays.setAll(projections, image -> patch.projection(train, image));
            Arrays.sort(projections);
            int last = projections.length - 1;
            tops[i] = projections[last];
            starts[i] = Math.min(projections[(int) (quantiles[i] * last)], tops[i] - LEAST_GAP);
        }
        return new PatchNeurons(List.copyOf(patches), tries, starts, tops, maxRates);
    }

    int count() {
        return patches.size();
    }

    /** The preferred directions, one row a neuron. */
    double[][] encoders() {
        return patches.stream().map(Patch::encoder).toArray(double[][]::new);
    }

    /** The gains with which LIF neurons get a current of 1 at the start and that of their maximum rate at the top. */
    double[] gains() {
        // at intercept 0 the gain is the current of the maximum rate, less the threshold
        double[] gains = new Lif().gainBias(maxRates, new double[count()]).gain();
        for (int i = 0; i < gains.length; i++) {
            gains[i] /= tops[i] - starts[i];
        }
        return gains;
    }

    /** The biases to {@link #gains}. */
    double[] biases() {
        double[] biases = gains();
        for (int i = 0; i < biases.length; i++) {
            biases[i] = 1 - biases[i] * starts[i];
        }
        return biases;
    }
}
