package lanewise.analysis;

import java.util.Arrays;
import lanewise.build.BuiltEnsemble;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * An order of an ensemble's neurons in which neighbours prefer similar directions, so that a raster plot shows what is
 * represented. It is looked for by random exchanges of two places, each kept unless the four encoders beside them were
 * more similar before.
 */
public final class SortedNeurons {
    private SortedNeurons() {}

    /** After 100 rounds with seed 0. */
    public static int[] of(BuiltEnsemble ensemble) {
        return of(ensemble, 100, 0);
    }

    /**
     * After some rounds, of as many exchanges as there are neurons.
     *
     * @param iterations how many rounds, 0 or more
     * @param seed of the exchanges that are tried, 0 to 2^32 - 1; the same as in Nengo
     * @return the numbers of the neurons, from 0, in the order found
     * @throws ModelException if the ensemble has no neurons, or iterations are negative
     */
    public static int[] of(BuiltEnsemble ensemble, int iterations, long seed) {
        int n = ensemble.gain().length;
        if (n == 0) {
            throw new ModelException("sorted neurons: an ensemble of type Direct has none; give it a neuron type");
        }
        if (iterations < 0) {
            throw new ModelException("sorted neurons: %d iterations; use 0 or more".formatted(iterations));
        }
        double[][] encoders = ensemble.encoders();
        RandomStream stream = new RandomStream(seed);
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        int[] targets = new int[n];
        for (int round = 0; round < iterations; round++) {
            Arrays.setAll(targets, i -> (int) stream.randint(0, n));
            for (int i = 0; i < n; i++) {
                attempt(encoders, order, i, targets[i]);
            }
        }
        return order;
    }

    private static void attempt(double[][] encoders, int[] order, int i, int j) {
        if (i == j) {
            return;
        }
        double before = similarity(encoders, i) + similarity(encoders, j);
        exchange(encoders, order, i, j);
        if (before > similarity(encoders, i) + similarity(encoders, j)) {
            exchange(encoders, order, i, j);
        }
    }

    private static void exchange(double[][] encoders, int[] order, int i, int j) {
        double[] encoder = encoders[i];
        encoders[i] = encoders[j];
        encoders[j] = encoder;
        int number = order[i];
        order[i] = order[j];
        order[j] = number;
    }

    /** The mean product of a place's encoder with those before and behind it. */
    private static double similarity(double[][] encoders, int place) {
        double sum = 0;
        int neighbours = 0;
        for (int other = place - 1; other <= place + 1; other += 2) {
            if (other >= 0 && other < encoders.length) {
                sum += product(encoders[place], encoders[other]);
                neighbours++;
            }
        }
        return sum / neighbours;
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }
}
