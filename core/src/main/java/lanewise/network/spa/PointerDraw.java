package lanewise.network.spa;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import lanewise.math.RandomStream;

/**
 * Where a vocabulary's new pointers come from.
 *
 * @param dimensions of the pointers
 * @param random where random ones come from, each after the other
 */
record PointerDraw(int dimensions, RandomStream random) {
    private static final Logger LOG = System.getLogger("lanewise.network");
    private static final int ATTEMPTS = 100;

    /** Of up to a hundred random vectors the first one that is little similar to all that are there, else the best. */
    SemanticPointer dissimilar(String key, Collection<SemanticPointer> known, double maxSimilarity) {
        SemanticPointer best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SemanticPointer candidate = SemanticPointer.random(dimensions, random);
            if (known.isEmpty()) {
                return candidate;
            }
            double similarity = known.stream().mapToDouble(candidate::dot).max().orElseThrow();
            if (similarity < least) {
                least = similarity;
                best = candidate;
            }
            if (least < maxSimilarity) {
                return best;
            }
        }
        LOG.log(
                Level.WARNING,
                "vocabulary of {0} dimensions: the best of {1} vectors for {2} has similarity {3} to another, more than {4};"
                        + " take more dimensions",
                dimensions,
                ATTEMPTS,
                key,
                least,
                maxSimilarity);
        return best;
    }

    /** The basis vector of a number, from 0. */
    static SemanticPointer basisVector(int dimensions, int number) {
        double[] vector = new double[dimensions];
        vector[number] = 1;
        return SemanticPointer.of(vector);
    }
}
