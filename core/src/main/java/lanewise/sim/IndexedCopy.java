package lanewise.sim;

/**
 * {@code y = x}, or {@code y += x}, value by value as two lists of positions say. Where a target is named several times,
 * what arrives is added in the lists' order.
 *
 * @param y the memory of the targets
 * @param x the memory of the sources
 * @param to where each value goes, from y's start
 * @param from where it comes from, from x's start
 * @param increment whether it is added
 */
record IndexedCopy(Place y, Place x, int[] to, int[] from, boolean increment) implements Task {
    @Override
    public void run(int firstItem, int endItem, int first, int end) {
        for (int item = firstItem; item < endItem; item++) {
            if (increment) {
                add(y.array(), y.at(item), to, x.array(), x.at(item), from);
            } else {
                set(y.array(), y.at(item), to, x.array(), x.at(item), from);
            }
        }
    }

    private static void add(float[] y, int yAt, int[] to, float[] x, int xAt, int[] from) {
        for (int i = 0; i < to.length; i++) {
            int target = yAt + to[i];
            y[target] = y[target] + x[xAt + from[i]] + 0f;
        }
    }

    private static void set(float[] y, int yAt, int[] to, float[] x, int xAt, int[] from) {
        for (int i = 0; i < to.length; i++) {
            y[yAt + to[i]] = x[xAt + from[i]];
        }
    }

    @Override
    public long work() {
        return 2L * to.length;
    }
}
