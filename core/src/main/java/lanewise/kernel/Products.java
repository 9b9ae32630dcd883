package lanewise.kernel;

/** How a product's sums are split and its weights laid out: by the operator's shape only, never by the machine. */
public final class Products {
    /** Partial sums times (rounded) rows, where there are several partial sums: the chains that run side by side. */
    public static final int CHAINS = 64;

    private static final int LONG = 256;

    private Products() {}

    /**
     * How many partial sums {@link ProductKernels#dotInc} keeps for each row of an operator with these rows and columns
     * <em>as it stands in the graph</em>. A single chain is bound by the latency of {@code fma}; with few rows and many
     * columns 64 chains in all keep a processor busy. Part of every result, so it never changes.
     */
    public static int partials(int rows, int cols) {
        return cols < LONG ? 1 : Math.max(1, CHAINS / powerOfTwo(rows));
    }

    /**
     * The distance between columns of the weights. With several partial sums, rows rounded up to a power of two: P
     * columns, one for each partial sum, are then 64 floats in a row, which is a whole number of vectors of any width.
     * Otherwise the rows themselves, except that a multiple of 4 KB is avoided, where all columns would fall on the
     * same few lines of the cache.
     */
    public static int leading(int rows, int cols) {
        if (partials(rows, cols) > 1) {
            return powerOfTwo(rows);
        }
        return rows % 1024 == 0 ? rows + 16 : rows;
    }

    private static int powerOfTwo(int rows) {
        return rows <= 1 ? 1 : Integer.highestOneBit(rows - 1) << 1;
    }
}
