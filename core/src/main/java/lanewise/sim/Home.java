package lanewise.sim;

/**
 * An array in which places lie, and the distance between its items.
 *
 * @param array the values
 * @param stride from an item to the next; 0 where items share the values
 * @param slots the number of each item in the array, or null if that is its own
 */
record Home(float[] array, int stride, int[] slots) {
    static Home of(Place place) {
        return new Home(place.array(), place.stride(), place.slots());
    }

    /** All that an item has there. */
    Place whole() {
        return new Place(array, 0, stride, stride == 0 ? array.length : stride, slots);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same memory, not the same values
    public boolean equals(Object other) {
        return other instanceof Home home && array == home.array && stride == home.stride;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(array);
    }
}
