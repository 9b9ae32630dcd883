package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ConvolutionTargets;

/** Adds one input to all outputs that it meets, with lanes over filters; parameters as of the convolution's event. */
final class FilterEvents {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private FilterEvents() {}

    /** Four vectors of filters. */
    static void event4(
            float[] y,
            int y0,
            float[] w,
            int w0,
            float in,
            int n0,
            int n1,
            int n2,
            ConvolutionTargets t0,
            ConvolutionTargets t1,
            ConvolutionTargets t2) {
        var input = broadcast(SPECIES, in);
        var zero = FloatVector.zero(SPECIES);
        int yStep = t2.yStep();
        int wStep = t2.wStep();
        for (int i0 = 0; i0 < n0; i0++) {
            for (int i1 = 0; i1 < n1; i1++) {
                int to = y0 + i0 * t0.yStep() + i1 * t1.yStep();
                int row = w0 + i0 * t0.wStep() + i1 * t1.wStep();
                for (int i2 = 0; i2 < n2; i2++) {
                    var s0 = fromArray(SPECIES, w, row).fma(input, fromArray(SPECIES, y, to));
                    var s1 = fromArray(SPECIES, w, row + LANES).fma(input, fromArray(SPECIES, y, to + LANES));
                    var s2 = fromArray(SPECIES, w, row + 2 * LANES).fma(input, fromArray(SPECIES, y, to + 2 * LANES));
                    var s3 = fromArray(SPECIES, w, row + 3 * LANES).fma(input, fromArray(SPECIES, y, to + 3 * LANES));
                    s0.add(zero).intoArray(y, to);
                    s1.add(zero).intoArray(y, to + LANES);
                    s2.add(zero).intoArray(y, to + 2 * LANES);
                    s3.add(zero).intoArray(y, to + 3 * LANES);
                    to += yStep;
                    row += wStep;
                }
            }
        }
    }

    /** One vector of filters. */
    static void event1(
            float[] y,
            int y0,
            float[] w,
            int w0,
            float in,
            int n0,
            int n1,
            int n2,
            ConvolutionTargets t0,
            ConvolutionTargets t1,
            ConvolutionTargets t2) {
        var input = broadcast(SPECIES, in);
        var zero = FloatVector.zero(SPECIES);
        int yStep = t2.yStep();
        int wStep = t2.wStep();
        for (int i0 = 0; i0 < n0; i0++) {
            for (int i1 = 0; i1 < n1; i1++) {
                int to = y0 + i0 * t0.yStep() + i1 * t1.yStep();
                int row = w0 + i0 * t0.wStep() + i1 * t1.wStep();
                for (int i2 = 0; i2 < n2; i2++) {
                    var s = fromArray(SPECIES, w, row).fma(input, fromArray(SPECIES, y, to));
                    s.add(zero).intoArray(y, to);
                    to += yStep;
                    row += wStep;
                }
            }
        }
    }

    /** Fewer filters than a vector has lanes. */
    static void eventTail(
            float[] y,
            int y0,
            float[] w,
            int w0,
            float in,
            int filters,
            int n0,
            int n1,
            int n2,
            ConvolutionTargets t0,
            ConvolutionTargets t1,
            ConvolutionTargets t2) {
        var mask = SPECIES.indexInRange(0, filters);
        var input = broadcast(SPECIES, in);
        var zero = FloatVector.zero(SPECIES);
        int yStep = t2.yStep();
        int wStep = t2.wStep();
        for (int i0 = 0; i0 < n0; i0++) {
            for (int i1 = 0; i1 < n1; i1++) {
                int to = y0 + i0 * t0.yStep() + i1 * t1.yStep();
                int row = w0 + i0 * t0.wStep() + i1 * t1.wStep();
                for (int i2 = 0; i2 < n2; i2++) {
                    var s = fromArray(SPECIES, w, row, mask).fma(input, fromArray(SPECIES, y, to, mask));
                    s.add(zero).intoArray(y, to, mask);
                    to += yStep;
                    row += wStep;
                }
            }
        }
    }
}
