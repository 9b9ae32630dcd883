package lanewise.sim;

/**
 * A piece of a step, bound to its memory. Items of the batch do not know each other, and some tasks compute every output
 * of an item for itself: so a task can be run in parts, by several threads, with the same bits.
 */
interface Task {
    /** What is done for one item of the batch. */
    @FunctionalInterface
    interface OfItem {
        void run(int item);
    }

    /**
     * Does a part of the work.
     *
     * @param firstItem the first item of the batch
     * @param endItem behind the last
     * @param from the first output of each, at least 0
     * @param to behind the last, at most {@link #outputs}
     */
    void run(int firstItem, int endItem, int from, int to);

    /** How many outputs an item has that can be computed apart; 1 if they belong together. */
    default int outputs() {
        return 1;
    }

    /** How much work an item is, in values that are read, written or multiplied. */
    long work();

    /** Whether one thread has to do it for all items in their order, as with code of the host program. */
    default boolean isSerial() {
        return false;
    }

    /** Whether it adds up over the items: then these come in ascending order, and threads share nothing but outputs. */
    default boolean isSum() {
        return false;
    }

    /** Does the work for each item. */
    static Task each(long work, OfItem task) {
        return new ItemTask(work, false, task);
    }

    /** Does the work for each item, on one thread. */
    static Task serial(long work, OfItem task) {
        return new ItemTask(work, true, task);
    }
}
