package lanewise.sim;

/** What a task does for one item of the batch. */
@FunctionalInterface
interface ItemStep {
    void run(int item);

    /** A task of this step for every item. */
    static Task forEach(int items, ItemStep step) {
        return () -> {
            for (int item = 0; item < items; item++) {
                step.run(item);
            }
        };
    }

    /** Where a signal of an item starts. */
    static int at(Place place, int item) {
        return place.at() + item * place.stride();
    }
}
