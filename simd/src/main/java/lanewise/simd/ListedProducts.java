package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ProductList;

/**
 * Products by the inputs that are not zero, alone or many small ones in one call. Where a product has few rows, what counts
 * is which of its inputs are not zero: they are listed once, for all products that read them, and only their columns are
 * touched.
 */
final class ListedProducts {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** With fewer columns it takes longer to list the inputs than to multiply by them. */
    private static final int FEW_COLUMNS = 4;

    private static final int[] FIRST = {0, 1, 2};

    /** Up to so many rows go one by one, which beats a vector that is mostly empty. */
    static final int FEW_ROWS = 3;

    private static final ThreadLocal<Active> ACTIVE = ThreadLocal.withInitial(Active::new);

    /** Numbers of inputs that are not zero. */
    private static final class Active {
        private int[] numbers = new int[0];

        int[] atLeast(int n) {
            if (numbers.length < n) {
                numbers = new int[n];
            }
            return numbers;
        }
    }

    private ListedProducts() {}

    static void dotInc(float[] y, int yAt, float[] w, float[] x, int xAt, ProductList list, int from, int to) {
        Active active = ACTIVE.get();
        int listed = -1;
        int[] numbers = active.numbers;
        int count = 0;
        for (int i = from; i < to; i++) {
            int rows = list.rows()[i];
            int cols = list.cols()[i];
            int out = yAt + list.y()[i];
            int weights = list.w()[i];
            int in = xAt + list.x()[i];
            if ((long) rows * cols > TwinProducts.LEAST_WEIGHTS) {
                i += TwinProducts.dotInc(y, yAt, w, x, xAt, list, i, to) - 1;
                listed = -1;
                continue;
            }
            if (cols == 1) {
                column(y, out, w, weights, x[in], rows);
                continue;
            }
            if (cols < FEW_COLUMNS) {
                columns(y, out, w, weights, x, in, rows, rows, FIRST, cols);
                continue;
            }
            if (listed < 0 || list.x()[i] != list.x()[listed] || cols != list.cols()[listed]) {
                numbers = active.atLeast(cols);
                count = VectorActivity.find(x, in, cols, numbers, 0);
                listed = i;
            }
            if (rows <= FEW_ROWS) {
                for (int row = 0; row < rows; row++) {
                    y[out + row] = chain(y[out + row], w, weights + row, x, in, rows, numbers, count);
                }
            } else {
                columns(y, out, w, weights, x, in, rows, rows, numbers, count);
            }
        }
    }

    /**
     * One product, if at most a quarter of its inputs is not zero; otherwise nothing is changed.
     *
     * @return whether it was computed
     */
    static boolean dotIncIfQuiet(
            float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        int count = listIfQuiet(x, xAt, cols);
        if (count < 0) {
            return false;
        }
        columns(y, yAt, w, wAt, x, xAt, rows, wStride, listed(), count);
        return true;
    }

    /** One product of up to {@link #FEW_ROWS} rows, row by row. */
    static void fewRows(float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        int[] numbers = ACTIVE.get().atLeast(cols);
        boolean quiet = cols >= 2 * LANES && VectorActivity.count(x, xAt, cols) <= cols / 4;
        int count = quiet ? VectorActivity.find(x, xAt, cols, numbers, 0) : 0;
        for (int i = 0; i < rows; i++) {
            y[yAt + i] = quiet
                    ? chain(y[yAt + i], w, wAt + i, x, xAt, wStride, numbers, count)
                    : wholeChain(y[yAt + i], w, wAt + i, x, xAt, wStride, cols);
        }
    }

    private static float wholeChain(float sum, float[] w, int wAt, float[] x, int xAt, int wStride, int cols) {
        float s = sum;
        for (int k = 0; k < cols; k++) {
            s = Math.fma(w[wAt + k * wStride], x[xAt + k], s);
        }
        return s + 0f;
    }

    /**
     * The numbers of the inputs that are not zero, if they are at most a quarter; they are this thread's until the next
     * call.
     *
     * @return how many they are, or -1 if they are more
     */
    static int listIfQuiet(float[] x, int xAt, int cols) {
        if (seemsActive(x, xAt, cols)) {
            return -1;
        }
        int most = cols / 4;
        int count = VectorActivity.find(x, xAt, cols, ACTIVE.get().atLeast(cols), 0, most);
        return count > most ? -1 : count;
    }

    /** Whether more than half of the inputs are not zero at four places: then it is not worth looking at them all. */
    private static boolean seemsActive(float[] x, int xAt, int cols) {
        int step = cols / 4;
        if (step < LANES) {
            return false;
        }
        int active = fromArray(SPECIES, x, xAt).compare(NE, 0f).trueCount()
                + fromArray(SPECIES, x, xAt + step).compare(NE, 0f).trueCount()
                + fromArray(SPECIES, x, xAt + 2 * step).compare(NE, 0f).trueCount()
                + fromArray(SPECIES, x, xAt + 3 * step).compare(NE, 0f).trueCount();
        return active > 2 * LANES;
    }

    /** What {@link #listIfQuiet} listed. */
    static int[] listed() {
        return ACTIVE.get().numbers;
    }

    private static float chain(
            float sum, float[] w, int wAt, float[] x, int xAt, int wStride, int[] numbers, int count) {
        float s = sum;
        for (int j = 0; j < count; j++) {
            int k = numbers[j];
            s = Math.fma(w[wAt + k * wStride], x[xAt + k], s);
        }
        return s + 0f;
    }

    private static void column(float[] y, int yAt, float[] w, int wAt, float in, int rows) {
        var all = broadcast(SPECIES, in);
        int i = 0;
        for (; i + LANES <= rows; i += LANES) {
            var s = fromArray(SPECIES, w, wAt + i).fma(all, fromArray(SPECIES, y, yAt + i));
            s.add(0f).intoArray(y, yAt + i);
        }
        for (; i < rows; i++) {
            y[yAt + i] = Math.fma(w[wAt + i], in, y[yAt + i]) + 0f;
        }
    }

    private static void columns(
            float[] y,
            int yAt,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int rows,
            int wStride,
            int[] numbers,
            int count) {
        int i = 0;
        for (; i + 4 * LANES <= rows; i += 4 * LANES) {
            var s0 = fromArray(SPECIES, y, yAt + i);
            var s1 = fromArray(SPECIES, y, yAt + i + LANES);
            var s2 = fromArray(SPECIES, y, yAt + i + 2 * LANES);
            var s3 = fromArray(SPECIES, y, yAt + i + 3 * LANES);
            for (int j = 0; j < count; j++) {
                int k = numbers[j];
                int column = wAt + k * wStride + i;
                var in = broadcast(SPECIES, x[xAt + k]);
                s0 = fromArray(SPECIES, w, column).fma(in, s0);
                s1 = fromArray(SPECIES, w, column + LANES).fma(in, s1);
                s2 = fromArray(SPECIES, w, column + 2 * LANES).fma(in, s2);
                s3 = fromArray(SPECIES, w, column + 3 * LANES).fma(in, s3);
            }
            s0.add(0f).intoArray(y, yAt + i);
            s1.add(0f).intoArray(y, yAt + i + LANES);
            s2.add(0f).intoArray(y, yAt + i + 2 * LANES);
            s3.add(0f).intoArray(y, yAt + i + 3 * LANES);
        }
        for (; i + LANES <= rows; i += LANES) {
            var s = fromArray(SPECIES, y, yAt + i);
            for (int j = 0; j < count; j++) {
                int k = numbers[j];
                s = fromArray(SPECIES, w, wAt + k * wStride + i).fma(broadcast(SPECIES, x[xAt + k]), s);
            }
            s.add(0f).intoArray(y, yAt + i);
        }
        if (i < rows) {
            var mask = SPECIES.indexInRange(i, rows);
            var s = fromArray(SPECIES, y, yAt + i, mask);
            for (int j = 0; j < count; j++) {
                int k = numbers[j];
                s = fromArray(SPECIES, w, wAt + k * wStride + i, mask).fma(broadcast(SPECIES, x[xAt + k]), s);
            }
            s.add(0f).intoArray(y, yAt + i, mask);
        }
    }
}
