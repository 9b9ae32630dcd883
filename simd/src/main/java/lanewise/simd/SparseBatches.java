package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.Scratch;
import lanewise.kernel.SparseMatrix;
import lanewise.kernel.SparseRows;

/**
 * The rows of a sparse matrix outside its panels, for several items: lanes are items. Their inputs are brought side by
 * side first, and then serve all rows without being gathered. Lanes beyond the items hold anything and go nowhere.
 */
final class SparseBatches {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** So many inputs of an item are brought beside those of others at a time. */
    private static final int PIECE = 16;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private SparseBatches() {}

    /** Adds what all rows outside the panels give to at most as many items as a vector has lanes. */
    static void scattered(float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items) {
        int sums = w.cols() * LANES;
        float[] t = SCRATCH.get().atLeast(sums + 4 * LANES);
        for (int k = 0; k < w.cols(); k += PIECE) {
            int end = Math.min(k + PIECE, w.cols());
            for (int b = 0; b < items; b++) {
                for (int i = k; i < end; i++) {
                    t[i * LANES + b] = x[xAt + b * xStride + i];
                }
            }
        }
        SparseRows rows = w.byRow();
        for (int f = 0; f < rows.fours().length; f++) {
            fetch(t, sums, y, yAt, yStride, rows, 4 * f, 4, items);
            four(t, sums, rows, f);
            for (int lane = 0; lane < 3; lane++) {
                rest(t, sums + lane * LANES, rows, 4 * f + lane);
            }
            store(t, sums, y, yAt, yStride, rows, 4 * f, 4, items);
        }
        for (int r = 4 * rows.fours().length; r < rows.rows().length; r++) {
            fetch(t, sums, y, yAt, yStride, rows, r, 1, items);
            rest(t, sums, rows, r);
            store(t, sums, y, yAt, yStride, rows, r, 1, items);
        }
    }

    private static void fetch(
            float[] t, int to, float[] y, int yAt, int yStride, SparseRows rows, int first, int count, int items) {
        for (int i = 0; i < count; i++) {
            int row = yAt + rows.rows()[first + i];
            for (int b = 0; b < items; b++) {
                t[to + i * LANES + b] = y[row + b * yStride];
            }
        }
    }

    private static void store(
            float[] t, int from, float[] y, int yAt, int yStride, SparseRows rows, int first, int count, int items) {
        for (int i = 0; i < count; i++) {
            int row = yAt + rows.rows()[first + i];
            for (int b = 0; b < items; b++) {
                y[row + b * yStride] = t[from + i * LANES + b];
            }
        }
    }

    /** Adds what four rows have in common to sums that lie at an offset of t. */
    private static void four(float[] t, int at, SparseRows rows, int f) {
        int[] cols = rows.cols();
        float[] values = rows.values();
        int end = rows.rests()[4 * f];
        var s0 = fromArray(SPECIES, t, at);
        var s1 = fromArray(SPECIES, t, at + LANES);
        var s2 = fromArray(SPECIES, t, at + 2 * LANES);
        var s3 = fromArray(SPECIES, t, at + 3 * LANES);
        for (int j = rows.fours()[f]; j < end; j += 4) {
            s0 = fromArray(SPECIES, t, cols[j] * LANES).fma(broadcast(SPECIES, values[j]), s0);
            s1 = fromArray(SPECIES, t, cols[j + 1] * LANES).fma(broadcast(SPECIES, values[j + 1]), s1);
            s2 = fromArray(SPECIES, t, cols[j + 2] * LANES).fma(broadcast(SPECIES, values[j + 2]), s2);
            s3 = fromArray(SPECIES, t, cols[j + 3] * LANES).fma(broadcast(SPECIES, values[j + 3]), s3);
        }
        s0.add(0f).intoArray(t, at);
        s1.add(0f).intoArray(t, at + LANES);
        s2.add(0f).intoArray(t, at + 2 * LANES);
        s3.add(0f).intoArray(t, at + 3 * LANES);
    }

    private static void rest(float[] t, int at, SparseRows rows, int r) {
        int[] cols = rows.cols();
        float[] values = rows.values();
        int end = rows.rests()[r + 1];
        var s = fromArray(SPECIES, t, at);
        for (int j = rows.rests()[r]; j < end; j++) {
            s = fromArray(SPECIES, t, cols[j] * LANES).fma(broadcast(SPECIES, values[j]), s);
        }
        s.add(0f).intoArray(t, at);
    }
}
