package lanewise.build;

import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;

/** Splits work over threads: the caller's, and those of the JVM's common pool. Which thread does it never shows. */
final class Shares {
    /** More than one, so that a thread that is held up does not hold up the others; few, as each has to prepare. */
    private static final int SHARES_PER_THREAD = 2;

    private Shares() {}

    /** Work on the outputs {@code from <= i < to}. */
    @FunctionalInterface
    interface Work {
        void run(int from, int to);
    }

    /** Does what is to be done for each number below {@code count}. */
    static void each(int threads, int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                work.accept(i);
            }
        };
        ForkJoinTask<?>[] others = new ForkJoinTask<?>[Math.max(0, Math.min(threads, count) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = ForkJoinTask.adapt(share).fork();
        }
        try {
            share.run();
        } finally {
            for (ForkJoinTask<?> other : others) {
                other.join();
            }
        }
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
        each(threads, shares, share -> {
            int from = (int) (outputs * border.applyAsDouble((double) share / shares));
            int to = (int) (outputs * border.applyAsDouble((double) (share + 1) / shares));
            if (from < to) {
                work.run(from, to);
            }
        });
    }
}
