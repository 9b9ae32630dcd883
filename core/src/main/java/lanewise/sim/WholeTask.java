package lanewise.sim;

/**
 * Work that one thread does with all items of the batch at once, because they belong together.
 *
 * @param work how much an item is
 * @param body what is done
 */
record WholeTask(long work, BatchTask.OfItems body) implements Task {
    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        body.run(firstItem, endItem - firstItem);
    }

    @Override
    public Kind kind() {
        return Kind.SERIAL;
    }
}
