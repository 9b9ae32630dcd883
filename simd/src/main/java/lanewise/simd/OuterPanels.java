package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of outer products, lanes over the output gradients of a term. Four rows share each load of these. Where there are
 * many rows, or the output gradients lie apart, they are copied to panels first, in the order in which they are read.
 */
final class OuterPanels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** Width of a panel: four vectors of the widest kind. */
    private static final int PANEL = 64;

    /** Rows of a tile. */
    private static final int ROWS = 4;

    /** Sixteen sums need the 32 registers that come with vectors of 512 bits. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    /** With fewer rows a copy costs more than it brings. */
    private static final int MANY_ROWS = 32;

    private static final ThreadLocal<Panel> PANELS = ThreadLocal.withInitial(Panel::new);

    private OuterPanels() {}

    /** The output gradients of some terms, one behind the other. */
    private static final class Panel {
        private float[] values = new float[0];
        private int[] of = new int[0];

        void reach(int terms) {
            if (of.length < terms) {
                values = new float[terms * PANEL];
                of = new int[terms];
                Arrays.setAll(of, t -> t * PANEL);
            }
        }
    }

    /** {@link VectorGradients#outerProducts}. */
    static void add(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int[] yOf,
            int yStep,
            float[] x,
            int[] xRow,
            int[] xOf,
            int rows,
            int width,
            int terms) {
        if (yStep == 1 && rows < MANY_ROWS) {
            panel(g, gAt, gStride, yBar, 0, yOf, x, xRow, xOf, rows, width, terms);
            return;
        }
        Panel panel = PANELS.get();
        panel.reach(terms);
        for (int i = 0; i < width; i += PANEL) {
            int size = Math.min(PANEL, width - i);
            for (int t = 0; t < terms; t++) {
                pack(panel.values, t * PANEL, yBar, yOf[t] + i * yStep, yStep, size);
            }
            panel(g, gAt + i, gStride, panel.values, 0, panel.of, x, xRow, xOf, rows, size, terms);
        }
    }

    private static void pack(float[] panel, int panelAt, float[] yBar, int yAt, int yStep, int size) {
        if (yStep == 1) {
            System.arraycopy(yBar, yAt, panel, panelAt, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            panel[panelAt + i] = yBar[yAt + i * yStep];
        }
    }

    private static void panel(
            float[] g,
            int gAt,
            int gStride,
            float[] y,
            int yAt,
            int[] yOf,
            float[] x,
            int[] xRow,
            int[] xOf,
            int rows,
            int width,
            int terms) {
        int tall = 0;
        for (; WIDE && width == 2 * LANES && tall + 2 * ROWS < rows; tall += TallOuterTile.ROWS) {
            TallOuterTile.add(g, gAt, gStride, y, yAt, yOf, x, xRow, xOf, tall, rows, terms);
        }
        for (int r = tall; r < rows; r += ROWS) {
            // a row that is missing is the last one again, with the same result
            int second = Math.min(r + 1, rows - 1);
            int third = Math.min(r + 2, rows - 1);
            int fourth = Math.min(r + 3, rows - 1);
            int x0 = xRow[r];
            int x1 = xRow[second];
            int x2 = xRow[third];
            int x3 = xRow[fourth];
            int g0 = gAt + r * gStride;
            int g1 = gAt + second * gStride;
            int g2 = gAt + third * gStride;
            int g3 = gAt + fourth * gStride;
            int i = 0;
            for (; WIDE && i + 4 * LANES <= width; i += 4 * LANES) {
                tile4x4(g, g0 + i, g1 + i, g2 + i, g3 + i, y, yAt + i, yOf, x, x0, x1, x2, x3, xOf, terms);
                addZero(g, g0 + i);
                addZero(g, g1 + i);
                addZero(g, g2 + i);
                addZero(g, g3 + i);
            }
            for (; i + 2 * LANES <= width; i += 2 * LANES) {
                tile4x2(g, g0 + i, g1 + i, g2 + i, g3 + i, y, yAt + i, yOf, x, x0, x1, x2, x3, xOf, terms);
            }
            for (; i < width; i += LANES) {
                int left = Math.min(LANES, width - i);
                tile4x1(g, g0 + i, g1 + i, g2 + i, g3 + i, y, yAt + i, yOf, x, x0, x1, x2, x3, xOf, terms, left);
            }
        }
    }

    /**
     * Four rows by four vectors, without the last sum with zero: with sixteen more operations, the compiler of JDK 21 gives
     * up some of them, and makes an object of each vector in their place.
     */
    private static void tile4x4(
            float[] g,
            int g0,
            int g1,
            int g2,
            int g3,
            float[] y,
            int yAt,
            int[] yOf,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            int[] xOf,
            int terms) {
        var s00 = fromArray(SPECIES, g, g0);
        var s01 = fromArray(SPECIES, g, g0 + LANES);
        var s02 = fromArray(SPECIES, g, g0 + 2 * LANES);
        var s03 = fromArray(SPECIES, g, g0 + 3 * LANES);
        var s10 = fromArray(SPECIES, g, g1);
        var s11 = fromArray(SPECIES, g, g1 + LANES);
        var s12 = fromArray(SPECIES, g, g1 + 2 * LANES);
        var s13 = fromArray(SPECIES, g, g1 + 3 * LANES);
        var s20 = fromArray(SPECIES, g, g2);
        var s21 = fromArray(SPECIES, g, g2 + LANES);
        var s22 = fromArray(SPECIES, g, g2 + 2 * LANES);
        var s23 = fromArray(SPECIES, g, g2 + 3 * LANES);
        var s30 = fromArray(SPECIES, g, g3);
        var s31 = fromArray(SPECIES, g, g3 + LANES);
        var s32 = fromArray(SPECIES, g, g3 + 2 * LANES);
        var s33 = fromArray(SPECIES, g, g3 + 3 * LANES);
        for (int t = 0; t < terms; t++) {
            int from = yAt + yOf[t];
            int of = xOf[t];
            var y0 = fromArray(SPECIES, y, from);
            var y1 = fromArray(SPECIES, y, from + LANES);
            var y2 = fromArray(SPECIES, y, from + 2 * LANES);
            var y3 = fromArray(SPECIES, y, from + 3 * LANES);
            var in = broadcast(SPECIES, x[x0 + of]);
            s00 = y0.fma(in, s00);
            s01 = y1.fma(in, s01);
            s02 = y2.fma(in, s02);
            s03 = y3.fma(in, s03);
            in = broadcast(SPECIES, x[x1 + of]);
            s10 = y0.fma(in, s10);
            s11 = y1.fma(in, s11);
            s12 = y2.fma(in, s12);
            s13 = y3.fma(in, s13);
            in = broadcast(SPECIES, x[x2 + of]);
            s20 = y0.fma(in, s20);
            s21 = y1.fma(in, s21);
            s22 = y2.fma(in, s22);
            s23 = y3.fma(in, s23);
            in = broadcast(SPECIES, x[x3 + of]);
            s30 = y0.fma(in, s30);
            s31 = y1.fma(in, s31);
            s32 = y2.fma(in, s32);
            s33 = y3.fma(in, s33);
        }
        s00.intoArray(g, g0);
        s01.intoArray(g, g0 + LANES);
        s02.intoArray(g, g0 + 2 * LANES);
        s03.intoArray(g, g0 + 3 * LANES);
        s10.intoArray(g, g1);
        s11.intoArray(g, g1 + LANES);
        s12.intoArray(g, g1 + 2 * LANES);
        s13.intoArray(g, g1 + 3 * LANES);
        s20.intoArray(g, g2);
        s21.intoArray(g, g2 + LANES);
        s22.intoArray(g, g2 + 2 * LANES);
        s23.intoArray(g, g2 + 3 * LANES);
        s30.intoArray(g, g3);
        s31.intoArray(g, g3 + LANES);
        s32.intoArray(g, g3 + 2 * LANES);
        s33.intoArray(g, g3 + 3 * LANES);
    }

    /** The last sum with zero of a row of a {@link #tile4x4 tile}. */
    private static void addZero(float[] g, int at) {
        for (int i = at; i < at + 4 * LANES; i += LANES) {
            fromArray(SPECIES, g, i).add(0f).intoArray(g, i);
        }
    }

    /** Four rows by two vectors. */
    private static void tile4x2(
            float[] g,
            int g0,
            int g1,
            int g2,
            int g3,
            float[] y,
            int yAt,
            int[] yOf,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            int[] xOf,
            int terms) {
        var s00 = fromArray(SPECIES, g, g0);
        var s01 = fromArray(SPECIES, g, g0 + LANES);
        var s10 = fromArray(SPECIES, g, g1);
        var s11 = fromArray(SPECIES, g, g1 + LANES);
        var s20 = fromArray(SPECIES, g, g2);
        var s21 = fromArray(SPECIES, g, g2 + LANES);
        var s30 = fromArray(SPECIES, g, g3);
        var s31 = fromArray(SPECIES, g, g3 + LANES);
        for (int t = 0; t < terms; t++) {
            int from = yAt + yOf[t];
            int of = xOf[t];
            var y0 = fromArray(SPECIES, y, from);
            var y1 = fromArray(SPECIES, y, from + LANES);
            var in = broadcast(SPECIES, x[x0 + of]);
            s00 = y0.fma(in, s00);
            s01 = y1.fma(in, s01);
            in = broadcast(SPECIES, x[x1 + of]);
            s10 = y0.fma(in, s10);
            s11 = y1.fma(in, s11);
            in = broadcast(SPECIES, x[x2 + of]);
            s20 = y0.fma(in, s20);
            s21 = y1.fma(in, s21);
            in = broadcast(SPECIES, x[x3 + of]);
            s30 = y0.fma(in, s30);
            s31 = y1.fma(in, s31);
        }
        s00.add(0f).intoArray(g, g0);
        s01.add(0f).intoArray(g, g0 + LANES);
        s10.add(0f).intoArray(g, g1);
        s11.add(0f).intoArray(g, g1 + LANES);
        s20.add(0f).intoArray(g, g2);
        s21.add(0f).intoArray(g, g2 + LANES);
        s30.add(0f).intoArray(g, g3);
        s31.add(0f).intoArray(g, g3 + LANES);
    }

    /** Four rows by at most one vector. */
    private static void tile4x1(
            float[] g,
            int g0,
            int g1,
            int g2,
            int g3,
            float[] y,
            int yAt,
            int[] yOf,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            int[] xOf,
            int terms,
            int width) {
        var mask = SPECIES.indexInRange(0, width);
        var s0 = fromArray(SPECIES, g, g0, mask);
        var s1 = fromArray(SPECIES, g, g1, mask);
        var s2 = fromArray(SPECIES, g, g2, mask);
        var s3 = fromArray(SPECIES, g, g3, mask);
        for (int t = 0; t < terms; t++) {
            int of = xOf[t];
            var y0 = fromArray(SPECIES, y, yAt + yOf[t], mask);
            s0 = y0.fma(broadcast(SPECIES, x[x0 + of]), s0);
            s1 = y0.fma(broadcast(SPECIES, x[x1 + of]), s1);
            s2 = y0.fma(broadcast(SPECIES, x[x2 + of]), s2);
            s3 = y0.fma(broadcast(SPECIES, x[x3 + of]), s3);
        }
        s0.add(0f).intoArray(g, g0, mask);
        s1.add(0f).intoArray(g, g1, mask);
        s2.add(0f).intoArray(g, g2, mask);
        s3.add(0f).intoArray(g, g3, mask);
    }
}
