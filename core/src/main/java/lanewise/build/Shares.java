package lanewise.build;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Splits a range of outputs over threads. Which thread computes an output never shows in it. */
final class Shares {
    /** More than one, so that a thread that is held up does not hold up the others; few, as each has to prepare. */
    private static final int SHARES_PER_THREAD = 2;

    private Shares() {}

    /** Work on the outputs {@code from <= i < to}. */
    @FunctionalInterface
    interface Work {
        void run(int from, int to);
    }

    /** Splits outputs that take equally long. */
    static void split(int threads, int outputs, Work work) {
        split(threads, outputs, part -> part, work);
    }

    /** Splits the rows of an upper triangle, of which the first take longest, into parts of equal area. */
    static void splitTriangle(int threads, int rows, Work work) {
        split(threads, rows, part -> 1 - Math.sqrt(1 - part), work);
    }

    private static void split(int threads, int outputs, DoubleUnaryOperator border, Work work) {
        if (threads == 1 || outputs < 2 * threads) {
            work.run(0, outputs);
            return;
        }
        int shares = Math.min(outputs, threads * SHARES_PER_THREAD);
        IntStream.range(0, shares).parallel().forEach(share -> {
            int from = (int) (outputs * border.applyAsDouble((double) share / shares));
            int to = (int) (outputs * border.applyAsDouble((double) (share + 1) / shares));
            if (from < to) {
                work.run(from, to);
            }
        });
    }
}
