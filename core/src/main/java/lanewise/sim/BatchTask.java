package lanewise.sim;

/**
 * Work whose outputs belong together, of which a kernel does many items at once.
 *
 * @param work how much an item is
 * @param body what is done
 */
record BatchTask(long work, OfItems body) implements Task {
    /** What is done for some items of the batch. */
    @FunctionalInterface
    interface OfItems {
        void run(int firstItem, int items);
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        body.run(firstItem, endItem - firstItem);
    }
}
