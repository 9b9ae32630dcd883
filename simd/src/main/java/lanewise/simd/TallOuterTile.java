package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twelve rows of {@link OuterPanels} by two vectors, for sums that are narrow and long, as those of a first layer: the
 * output gradients then come from memory once, not once for every four rows.
 */
final class TallOuterTile {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** Rows of the tile. */
    static final int ROWS = 12;

    private TallOuterTile() {}

    /** Rows from {@code row} on; one that is missing is the last one again, with the same result. */
    static void add(
            float[] g,
            int gAt,
            int gStride,
            float[] y,
            int yAt,
            int[] yOf,
            float[] x,
            int[] xRow,
            int[] xOf,
            int row,
            int rows,
            int terms) {
        int last = rows - 1;
        int r0 = row;
        int r1 = Math.min(row + 1, last);
        int r2 = Math.min(row + 2, last);
        int r3 = Math.min(row + 3, last);
        int r4 = Math.min(row + 4, last);
        int r5 = Math.min(row + 5, last);
        int r6 = Math.min(row + 6, last);
        int r7 = Math.min(row + 7, last);
        int r8 = Math.min(row + 8, last);
        int r9 = Math.min(row + 9, last);
        int r10 = Math.min(row + 10, last);
        int r11 = Math.min(row + 11, last);
        int x0 = xRow[r0];
        int x1 = xRow[r1];
        int x2 = xRow[r2];
        int x3 = xRow[r3];
        int x4 = xRow[r4];
        int x5 = xRow[r5];
        int x6 = xRow[r6];
        int x7 = xRow[r7];
        int x8 = xRow[r8];
        int x9 = xRow[r9];
        int x10 = xRow[r10];
        int x11 = xRow[r11];
        int g0 = gAt + r0 * gStride;
        int g1 = gAt + r1 * gStride;
        int g2 = gAt + r2 * gStride;
        int g3 = gAt + r3 * gStride;
        int g4 = gAt + r4 * gStride;
        int g5 = gAt + r5 * gStride;
        int g6 = gAt + r6 * gStride;
        int g7 = gAt + r7 * gStride;
        int g8 = gAt + r8 * gStride;
        int g9 = gAt + r9 * gStride;
        int g10 = gAt + r10 * gStride;
        int g11 = gAt + r11 * gStride;
        var s0Left = fromArray(SPECIES, g, g0);
        var s0Right = fromArray(SPECIES, g, g0 + LANES);
        var s1Left = fromArray(SPECIES, g, g1);
        var s1Right = fromArray(SPECIES, g, g1 + LANES);
        var s2Left = fromArray(SPECIES, g, g2);
        var s2Right = fromArray(SPECIES, g, g2 + LANES);
        var s3Left = fromArray(SPECIES, g, g3);
        var s3Right = fromArray(SPECIES, g, g3 + LANES);
        var s4Left = fromArray(SPECIES, g, g4);
        var s4Right = fromArray(SPECIES, g, g4 + LANES);
        var s5Left = fromArray(SPECIES, g, g5);
        var s5Right = fromArray(SPECIES, g, g5 + LANES);
        var s6Left = fromArray(SPECIES, g, g6);
        var s6Right = fromArray(SPECIES, g, g6 + LANES);
        var s7Left = fromArray(SPECIES, g, g7);
        var s7Right = fromArray(SPECIES, g, g7 + LANES);
        var s8Left = fromArray(SPECIES, g, g8);
        var s8Right = fromArray(SPECIES, g, g8 + LANES);
        var s9Left = fromArray(SPECIES, g, g9);
        var s9Right = fromArray(SPECIES, g, g9 + LANES);
        var s10Left = fromArray(SPECIES, g, g10);
        var s10Right = fromArray(SPECIES, g, g10 + LANES);
        var s11Left = fromArray(SPECIES, g, g11);
        var s11Right = fromArray(SPECIES, g, g11 + LANES);
        for (int t = 0; t < terms; t++) {
            int from = yAt + yOf[t];
            int of = xOf[t];
            var left = fromArray(SPECIES, y, from);
            var right = fromArray(SPECIES, y, from + LANES);
            var in = broadcast(SPECIES, x[x0 + of]);
            s0Left = left.fma(in, s0Left);
            s0Right = right.fma(in, s0Right);
            in = broadcast(SPECIES, x[x1 + of]);
            s1Left = left.fma(in, s1Left);
            s1Right = right.fma(in, s1Right);
            in = broadcast(SPECIES, x[x2 + of]);
            s2Left = left.fma(in, s2Left);
            s2Right = right.fma(in, s2Right);
            in = broadcast(SPECIES, x[x3 + of]);
            s3Left = left.fma(in, s3Left);
            s3Right = right.fma(in, s3Right);
            in = broadcast(SPECIES, x[x4 + of]);
            s4Left = left.fma(in, s4Left);
            s4Right = right.fma(in, s4Right);
            in = broadcast(SPECIES, x[x5 + of]);
            s5Left = left.fma(in, s5Left);
            s5Right = right.fma(in, s5Right);
            in = broadcast(SPECIES, x[x6 + of]);
            s6Left = left.fma(in, s6Left);
            s6Right = right.fma(in, s6Right);
            in = broadcast(SPECIES, x[x7 + of]);
            s7Left = left.fma(in, s7Left);
            s7Right = right.fma(in, s7Right);
            in = broadcast(SPECIES, x[x8 + of]);
            s8Left = left.fma(in, s8Left);
            s8Right = right.fma(in, s8Right);
            in = broadcast(SPECIES, x[x9 + of]);
            s9Left = left.fma(in, s9Left);
            s9Right = right.fma(in, s9Right);
            in = broadcast(SPECIES, x[x10 + of]);
            s10Left = left.fma(in, s10Left);
            s10Right = right.fma(in, s10Right);
            in = broadcast(SPECIES, x[x11 + of]);
            s11Left = left.fma(in, s11Left);
            s11Right = right.fma(in, s11Right);
        }
        var zero = FloatVector.zero(SPECIES);
        s0Left.add(zero).intoArray(g, g0);
        s0Right.add(zero).intoArray(g, g0 + LANES);
        s1Left.add(zero).intoArray(g, g1);
        s1Right.add(zero).intoArray(g, g1 + LANES);
        s2Left.add(zero).intoArray(g, g2);
        s2Right.add(zero).intoArray(g, g2 + LANES);
        s3Left.add(zero).intoArray(g, g3);
        s3Right.add(zero).intoArray(g, g3 + LANES);
        s4Left.add(zero).intoArray(g, g4);
        s4Right.add(zero).intoArray(g, g4 + LANES);
        s5Left.add(zero).intoArray(g, g5);
        s5Right.add(zero).intoArray(g, g5 + LANES);
        s6Left.add(zero).intoArray(g, g6);
        s6Right.add(zero).intoArray(g, g6 + LANES);
        s7Left.add(zero).intoArray(g, g7);
        s7Right.add(zero).intoArray(g, g7 + LANES);
        s8Left.add(zero).intoArray(g, g8);
        s8Right.add(zero).intoArray(g, g8 + LANES);
        s9Left.add(zero).intoArray(g, g9);
        s9Right.add(zero).intoArray(g, g9 + LANES);
        s10Left.add(zero).intoArray(g, g10);
        s10Right.add(zero).intoArray(g, g10 + LANES);
        s11Left.add(zero).intoArray(g, g11);
        s11Right.add(zero).intoArray(g, g11 + LANES);
    }
}
