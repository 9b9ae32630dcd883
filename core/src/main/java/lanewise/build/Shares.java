package lanewise.build;

import java.util.stream.IntStream;

/** Splits a range of outputs over threads. Which thread computes an output never shows in it. */
final class Shares {
    private static final int SHARES_PER_THREAD = 8;

    private Shares() {}

    /** Work on the outputs {@code from <= i < to}. */
    @FunctionalInterface
    interface Work {
        void run(int from, int to);
    }

    static void split(int threads, int outputs, Work work) {
        if (threads == 1 || outputs < 2 * threads) {
            work.run(0, outputs);
            return;
        }
        int shares = Math.min(outputs, threads * SHARES_PER_THREAD);
        IntStream.range(0, shares)
                .parallel()
                .forEach(share -> work.run(
                        (int) ((long) outputs * share / shares), (int) ((long) outputs * (share + 1) / shares)));
    }
}
