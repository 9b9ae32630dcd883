package lanewise.sim;

/**
 * An array in which places lie, and the distance between its items.
 *
 * @param array the values
 * @param stride from an item to the next; 0 where items share the values
 */
record Home(float[] array, int stride) {
    static Home of(Place place) {
        return new Home(place.array(), place.stride());
    }

    /** All that an item has there. */
    Place whole() {
        return new Place(array, 0, stride, stride == 0 ? array.length : stride);
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
