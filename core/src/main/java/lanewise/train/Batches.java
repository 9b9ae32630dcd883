package lanewise.train;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.error.TrainingException;
import lanewise.math.RandomStream;

/** Splits data into minibatches: the numbers of the items of each. */
final class Batches {
    private static final Logger LOG = System.getLogger("lanewise.train");

    private Batches() {}

    static List<int[]> inOrder(int items, int size) {
        return split(IntStream.range(0, items).toArray(), size);
    }

    /** In an order that follows from seed and epoch alone. */
    static List<int[]> shuffled(int items, int size, long seed, int epoch) {
        return split(RandomStream.forItem(seed, epoch).permutation(items), size);
    }

    private static List<int[]> split(int[] numbers, int size) {
        if (numbers.length < size) {
            throw new TrainingException(
                    "the data have %d items, fewer than a minibatch of %d; give more data, or a smaller minibatch"
                            .formatted(numbers.length, size));
        }
        if (numbers.length % size != 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} items are no multiple of the minibatch of {1}: the last {2} are left out",
                    numbers.length,
                    size,
                    numbers.length % size);
        }
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from + size <= numbers.length; from += size) {
            batches.add(Arrays.copyOfRange(numbers, from, from + size));
        }
        return batches;
    }
}
