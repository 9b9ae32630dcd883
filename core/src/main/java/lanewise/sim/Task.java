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

    /** Threads part where no vector is split, nor a line of the cache: at multiples of so many outputs. */
    default int grain() {
        return 64;
    }

    /** How much work an item is, in values that are read, written or multiplied. */
    long work();

    /** How threads can share it. */
    enum Kind {
        /** Items do not know each other: threads share them, or else the outputs of each. */
        ITEMS,
        /** It adds up over the items, which come in ascending order: threads share nothing but outputs. */
        SUM,
        /** One thread does it for all items in their order, as with code of the host program. */
        SERIAL
    }

    /** How threads can share it. */
    default Kind kind() {
        return Kind.ITEMS;
    }

    /** Does the work for each item. */
    static Task each(long work, OfItem task) {
        return new ItemTask(work, Kind.ITEMS, task);
    }

    /** Does the work for each item, on one thread. */
    static Task serial(long work, OfItem task) {
        return new ItemTask(work, Kind.SERIAL, task);
    }
}
