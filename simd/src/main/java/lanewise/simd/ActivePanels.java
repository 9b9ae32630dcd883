package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ActiveTerms;
import lanewise.kernel.Scratch;

/**
 * Sums of products with those factors that are not 0, lanes over the sums that share a factor. What is multiplied is copied to
 * panels of eight vectors first, if it is used often enough: its rows lie far apart, each on pages of its own.
 */
final class ActivePanels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final int PANEL = 8 * LANES;

    /** Values of the panels that are made at a time: 1 MB. */
    private static final int ROOM = 1 << 18;

    /** So often a row has to be used for a copy to pay. */
    private static final int OFTEN = 4;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private ActivePanels() {}

    /**
     * For each sum s of the list and each {@code i < width}, {@code g[gAt + s * gStride + i]} becomes a chain of
     * {@code fma(w[wAt + source[t] * wStride + i], x[t], .)} from its present value over the terms t of s ascending.
     *
     * @param rows of w, which the sources are numbers of
     */
    static void add(
            float[] g, int gAt, int gStride, float[] w, int wAt, int wStride, ActiveTerms terms, int width, int rows) {
        int panels = width / PANEL;
        int together = Math.min(panels, ROOM / PANEL / Math.max(1, rows));
        if (together > 0 && terms.count() >= OFTEN * rows) {
            float[] room = SCRATCH.get().atLeast(rows * together * PANEL);
            for (int first = 0; first < panels; first += together) {
                int count = Math.min(together, panels - first);
                int i = first * PANEL;
                pack(room, w, wAt + i, wStride, count, rows);
                for (int p = 0; p < count; p++) {
                    panel(g, gAt + i + p * PANEL, gStride, room, p * rows * PANEL, PANEL, terms);
                }
            }
        } else {
            for (int i = 0; i < panels * PANEL; i += PANEL) {
                panel(g, gAt + i, gStride, w, wAt + i, wStride, terms);
            }
        }
        for (int i = panels * PANEL; i < width; i += LANES) {
            narrow(g, gAt + i, gStride, w, wAt + i, wStride, terms, Math.min(LANES, width - i));
        }
    }

    private static void pack(float[] room, float[] w, int wAt, int wStride, int panels, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int p = 0; p < panels; p++) {
                System.arraycopy(w, wAt + r * wStride + p * PANEL, room, (p * rows + r) * PANEL, PANEL);
            }
        }
    }

    private static void panel(float[] g, int gAt, int gStride, float[] w, int wAt, int wStride, ActiveTerms terms) {
        for (int s = 0; s < terms.sums(); s++) {
            int from = terms.from(s);
            int to = terms.to(s);
            if (from < to) {
                panel(g, gAt + s * gStride, w, wAt, wStride, terms.source(), terms.x(), from, to);
            }
        }
    }

    /** At most one vector. */
    private static void narrow(
            float[] g, int gAt, int gStride, float[] w, int wAt, int wStride, ActiveTerms terms, int width) {
        var mask = SPECIES.indexInRange(0, width);
        int[] source = terms.source();
        float[] x = terms.x();
        for (int s = 0; s < terms.sums(); s++) {
            int at = gAt + s * gStride;
            int to = terms.to(s);
            var sum = fromArray(SPECIES, g, at, mask);
            for (int t = terms.from(s); t < to; t++) {
                sum = fromArray(SPECIES, w, wAt + source[t] * wStride, mask).fma(broadcast(SPECIES, x[t]), sum);
            }
            sum.add(0f).intoArray(g, at, mask);
        }
    }

    private static void panel(
            float[] g, int at, float[] w, int wAt, int wStride, int[] source, float[] x, int from, int to) {
        var s0 = fromArray(SPECIES, g, at);
        var s1 = fromArray(SPECIES, g, at + LANES);
        var s2 = fromArray(SPECIES, g, at + 2 * LANES);
        var s3 = fromArray(SPECIES, g, at + 3 * LANES);
        var s4 = fromArray(SPECIES, g, at + 4 * LANES);
        var s5 = fromArray(SPECIES, g, at + 5 * LANES);
        var s6 = fromArray(SPECIES, g, at + 6 * LANES);
        var s7 = fromArray(SPECIES, g, at + 7 * LANES);
        for (int t = from; t < to; t++) {
            var in = broadcast(SPECIES, x[t]);
            int of = wAt + source[t] * wStride;
            s0 = fromArray(SPECIES, w, of).fma(in, s0);
            s1 = fromArray(SPECIES, w, of + LANES).fma(in, s1);
            s2 = fromArray(SPECIES, w, of + 2 * LANES).fma(in, s2);
            s3 = fromArray(SPECIES, w, of + 3 * LANES).fma(in, s3);
            s4 = fromArray(SPECIES, w, of + 4 * LANES).fma(in, s4);
            s5 = fromArray(SPECIES, w, of + 5 * LANES).fma(in, s5);
            s6 = fromArray(SPECIES, w, of + 6 * LANES).fma(in, s6);
            s7 = fromArray(SPECIES, w, of + 7 * LANES).fma(in, s7);
        }
        s0.add(0f).intoArray(g, at);
        s1.add(0f).intoArray(g, at + LANES);
        s2.add(0f).intoArray(g, at + 2 * LANES);
        s3.add(0f).intoArray(g, at + 3 * LANES);
        s4.add(0f).intoArray(g, at + 4 * LANES);
        s5.add(0f).intoArray(g, at + 5 * LANES);
        s6.add(0f).intoArray(g, at + 6 * LANES);
        s7.add(0f).intoArray(g, at + 7 * LANES);
    }
}
