package lanewise.train.schedule;

/** How often a number of updates has passed. */
final class Times {
    private Times() {}

    static double of(long passed, long updates, boolean whole) {
        return whole ? Math.floorDiv(passed, updates) : (double) passed / updates;
    }
}
