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

    /** How many items data have; without any, nodes give what they give by themselves, and one minibatch is run. */
    static int items(Data data, int size) {
        return data.hasItems() ? data.items() : size;
    }

    /**
     * Checks how many items there are; warns if some do not fill a minibatch.
     *
     * @param what they are, for messages
     */
    static void check(String what, int items, int size) {
        if (items < size) {
            throw new TrainingException(
                    "%s have %d items, fewer than a minibatch of %d; give more data, or a smaller minibatch"
                            .formatted(what, items, size));
        }
        if (items % size != 0) {
            LOG.log(
                    Level.WARNING,
                    "{0}: {1} items are no multiple of the minibatch of {2}: {3} are left out",
                    what,
                    items,
                    size,
                    items % size);
        }
    }

    static List<int[]> inOrder(int items, int size) {
        return split(IntStream.range(0, items).toArray(), size);
    }

    /** In order, with the last item once more, or often, where the last minibatch would not be whole. */
    static List<int[]> filled(int items, int size) {
        int[] numbers = new int[Math.ceilDiv(items, size) * size];
        Arrays.setAll(numbers, i -> Math.min(i, items - 1));
        return split(numbers, size);
    }

    /** In an order that follows from seed and pass alone. */
    static List<int[]> shuffled(int items, int size, long seed, int pass) {
        return split(RandomStream.forItem(seed, pass).permutation(items), size);
    }

    private static List<int[]> split(int[] numbers, int size) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from + size <= numbers.length; from += size) {
            batches.add(Arrays.copyOfRange(numbers, from, from + size));
        }
        return batches;
    }
}
