package lanewise.sim;

import java.util.List;

/**
 * Work value by value: what it writes at number i follows from what its places hold at number i, and from places that
 * have another number of values as a whole.
 *
 * @param places all memory that it reads and writes, none left out
 * @param outputs how many values are written
 * @param body what is done
 */
record ValueWise(List<Place> places, int outputs, Body body) implements Task {
    /** What is done for some values of an item. */
    @FunctionalInterface
    interface Body {
        void run(int item, int from, int to);
    }

    /** Work that writes the first place whole. */
    static ValueWise on(List<Place> places, Body body) {
        return new ValueWise(places, places.getFirst().size(), body);
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            body.run(item, from, to);
        }
    }

    @Override
    public long work() {
        return (long) outputs * places.size();
    }

    /**
     * Whether the next task may run on some values before this one has run on those behind: then memory that both use has
     * to hold the same numbers of both.
     */
    boolean keepsStepWith(ValueWise next) {
        return outputs == next.outputs
                && places.stream().allMatch(mine -> next.places.stream().allMatch(mine::isSameOrApart));
    }
}
