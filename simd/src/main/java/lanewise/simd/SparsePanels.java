package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.SparsePanel;

/** Rows of a sparse matrix that lie alike: lanes are neighbouring rows, and no input has to be gathered. */
final class SparsePanels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private SparsePanels() {}

    /** Adds a panel whose rows read the same inputs. */
    static void block(float[] y, int yAt, SparsePanel panel, float[] x, int xAt) {
        int rows = panel.rows();
        int[] cols = panel.cols();
        float[] w = panel.values();
        int lead = panel.lead();
        int i = 0;
        for (; i + 4 * LANES <= rows; i += 4 * LANES) {
            var s0 = fromArray(SPECIES, y, yAt + i);
            var s1 = fromArray(SPECIES, y, yAt + i + LANES);
            var s2 = fromArray(SPECIES, y, yAt + i + 2 * LANES);
            var s3 = fromArray(SPECIES, y, yAt + i + 3 * LANES);
            for (int j = 0; j < cols.length; j++) {
                int step = j * lead + i;
                var in = broadcast(SPECIES, x[xAt + cols[j]]);
                s0 = fromArray(SPECIES, w, step).fma(in, s0);
                s1 = fromArray(SPECIES, w, step + LANES).fma(in, s1);
                s2 = fromArray(SPECIES, w, step + 2 * LANES).fma(in, s2);
                s3 = fromArray(SPECIES, w, step + 3 * LANES).fma(in, s3);
            }
            s0.add(0f).intoArray(y, yAt + i);
            s1.add(0f).intoArray(y, yAt + i + LANES);
            s2.add(0f).intoArray(y, yAt + i + 2 * LANES);
            s3.add(0f).intoArray(y, yAt + i + 3 * LANES);
        }
        for (; i + LANES < rows; i += 2 * LANES) {
            var mask = SPECIES.indexInRange(i + LANES, rows);
            var s0 = fromArray(SPECIES, y, yAt + i);
            var s1 = fromArray(SPECIES, y, yAt + i + LANES, mask);
            for (int j = 0; j < cols.length; j++) {
                int step = j * lead + i;
                var in = broadcast(SPECIES, x[xAt + cols[j]]);
                s0 = fromArray(SPECIES, w, step).fma(in, s0);
                s1 = fromArray(SPECIES, w, step + LANES).fma(in, s1);
            }
            s0.add(0f).intoArray(y, yAt + i);
            s1.add(0f).intoArray(y, yAt + i + LANES, mask);
        }
        if (i < rows) {
            var mask = SPECIES.indexInRange(i, rows);
            var s = fromArray(SPECIES, y, yAt + i, mask);
            for (int j = 0; j < cols.length; j++) {
                s = fromArray(SPECIES, w, j * lead + i).fma(broadcast(SPECIES, x[xAt + cols[j]]), s);
            }
            s.add(0f).intoArray(y, yAt + i, mask);
        }
    }

    /** Adds a panel each of whose rows reads the inputs behind those of the row before. */
    static void band(float[] y, int yAt, SparsePanel panel, float[] x, int xAt) {
        int rows = panel.rows();
        int[] cols = panel.cols();
        float[] w = panel.values();
        int lead = panel.lead();
        int i = 0;
        for (; i + 4 * LANES <= rows; i += 4 * LANES) {
            var s0 = fromArray(SPECIES, y, yAt + i);
            var s1 = fromArray(SPECIES, y, yAt + i + LANES);
            var s2 = fromArray(SPECIES, y, yAt + i + 2 * LANES);
            var s3 = fromArray(SPECIES, y, yAt + i + 3 * LANES);
            for (int j = 0; j < cols.length; j++) {
                int step = j * lead + i;
                int in = xAt + cols[j] + i;
                s0 = fromArray(SPECIES, w, step).fma(fromArray(SPECIES, x, in), s0);
                s1 = fromArray(SPECIES, w, step + LANES).fma(fromArray(SPECIES, x, in + LANES), s1);
                s2 = fromArray(SPECIES, w, step + 2 * LANES).fma(fromArray(SPECIES, x, in + 2 * LANES), s2);
                s3 = fromArray(SPECIES, w, step + 3 * LANES).fma(fromArray(SPECIES, x, in + 3 * LANES), s3);
            }
            s0.add(0f).intoArray(y, yAt + i);
            s1.add(0f).intoArray(y, yAt + i + LANES);
            s2.add(0f).intoArray(y, yAt + i + 2 * LANES);
            s3.add(0f).intoArray(y, yAt + i + 3 * LANES);
        }
        for (; i < rows; i += LANES) {
            var mask = SPECIES.indexInRange(i, rows);
            var s = fromArray(SPECIES, y, yAt + i, mask);
            for (int j = 0; j < cols.length; j++) {
                var in = fromArray(SPECIES, x, xAt + cols[j] + i, mask);
                s = fromArray(SPECIES, w, j * lead + i).fma(in, s);
            }
            s.add(0f).intoArray(y, yAt + i, mask);
        }
    }
}
