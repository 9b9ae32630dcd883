package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ActiveTerms;
import lanewise.kernel.Scratch;

/**
 * Sums of outer products of those inputs that are not 0, lanes over the output gradients. These are copied to panels of
 * eight vectors first: items lie far apart, each on pages of its own.
 */
final class ActivePanels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final int PANEL = 8 * LANES;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private ActivePanels() {}

    /** {@link VectorGradients#activeProducts}. */
    static void add(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int yAt,
            int yStride,
            ActiveTerms terms,
            int width,
            int items) {
        // the last panel is full too: its sums are made in a room of their own
        float[] room = SCRATCH.get().atLeast((items + 1) * PANEL);
        int sums = items * PANEL;
        for (int i = 0; i < width; i += PANEL) {
            int size = Math.min(PANEL, width - i);
            for (int b = 0; b < items; b++) {
                System.arraycopy(yBar, yAt + b * yStride + i, room, b * PANEL, size);
            }
            for (int k = 0; k < terms.inputs(); k++) {
                int at = gAt + k * gStride + i;
                int from = terms.from(k);
                int to = terms.to(k);
                if (from < to && size == PANEL) {
                    panel(g, at, room, terms.item(), terms.x(), from, to);
                } else if (from < to) {
                    Arrays.fill(room, sums + size, sums + PANEL, 0f);
                    System.arraycopy(g, at, room, sums, size);
                    panel(room, sums, room, terms.item(), terms.x(), from, to);
                    System.arraycopy(room, sums, g, at, size);
                }
            }
        }
    }

    private static void panel(float[] g, int at, float[] y, int[] item, float[] x, int from, int to) {
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
            int of = item[t] * PANEL;
            s0 = fromArray(SPECIES, y, of).fma(in, s0);
            s1 = fromArray(SPECIES, y, of + LANES).fma(in, s1);
            s2 = fromArray(SPECIES, y, of + 2 * LANES).fma(in, s2);
            s3 = fromArray(SPECIES, y, of + 3 * LANES).fma(in, s3);
            s4 = fromArray(SPECIES, y, of + 4 * LANES).fma(in, s4);
            s5 = fromArray(SPECIES, y, of + 5 * LANES).fma(in, s5);
            s6 = fromArray(SPECIES, y, of + 6 * LANES).fma(in, s6);
            s7 = fromArray(SPECIES, y, of + 7 * LANES).fma(in, s7);
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
