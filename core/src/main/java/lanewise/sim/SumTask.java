package lanewise.sim;

/**
 * Work that adds up over the items, in their order, for outputs that can be computed apart.
 *
 * @param work how much an item is
 * @param outputs how many there are
 * @param body what is done
 */
record SumTask(long work, int outputs, OfSums body) implements Task {
    /** What is done for some outputs with some items of the batch. */
    @FunctionalInterface
    interface OfSums {
        void run(int firstItem, int items, int from, int to);
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        body.run(firstItem, endItem - firstItem, from, to);
    }

    @Override
    public Kind kind() {
        return Kind.SUM;
    }
}
