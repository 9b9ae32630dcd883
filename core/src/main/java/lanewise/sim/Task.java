package lanewise.sim;

/** A piece of a step, bound to its memory. */
@FunctionalInterface
interface Task {
    /** What is done for one item of the batch. */
    @FunctionalInterface
    interface OfItem {
        void run(int item);
    }

    void run();

    /** Does the work for each item. */
    static Task each(int items, OfItem work) {
        return () -> {
            for (int item = 0; item < items; item++) {
                work.run(item);
            }
        };
    }
}
