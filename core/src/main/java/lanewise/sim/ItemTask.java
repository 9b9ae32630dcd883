package lanewise.sim;

/**
 * Work whose outputs belong together, item by item.
 *
 * @param work how much an item is
 * @param kind how threads can share it
 * @param body what is done for an item
 */
record ItemTask(long work, Kind kind, OfItem body) implements Task {
    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            body.run(item);
        }
    }
}
