package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ConvolutionBox;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Nest;

/**
 * Convolutions with channels last in which each channel has one filter to itself: inputs, weights and outputs of the
 * channels lie side by side, so lanes run over channels.
 */
final class DepthwiseConvolutions extends FilterConvolutions {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** An input goes to one lane only, so there is little to be won. */
    @Override
    protected boolean isSilent(ConvolutionShape shape, int active) {
        return active <= shape.inputs() / 32;
    }

    @Override
    protected int filtersOfTile(int left) {
        return Math.min(left, LANES);
    }

    /** All channels, where the walk counts one group. */
    @Override
    protected void tiles(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int items) {
        for (int i = 0; i < shape.boxes().size(); i++) {
            ConvolutionBox box = shape.boxes().get(i);
            int toY = yAt + box.yFrom();
            int toW = wAt + box.wFrom();
            int toX = xAt + box.xFrom();
            for (int c = 0, n; c < shape.channels(); c += n) {
                n = filtersOfTile(shape.channels() - c);
                walk(y, toY + c, yStride, w, toW + c, x, toX + c, xStride, shape, box, items, n);
            }
        }
    }

    /** Four positions by at most one vector of channels. */
    @Override
    protected void tile(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            int yFilter,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps,
            int filters) {
        assert yFilter == 1;
        var mask = SPECIES.indexInRange(0, filters);
        var s0 = fromArray(SPECIES, y, y0, mask);
        var s1 = fromArray(SPECIES, y, y1, mask);
        var s2 = fromArray(SPECIES, y, y2, mask);
        var s3 = fromArray(SPECIES, y, y3, mask);
        int n1 = taps.n1();
        int n2 = taps.n2();
        int n3 = taps.n3();
        int xStep = taps.a3();
        int wStep = taps.b3();
        for (int i1 = 0; i1 < n1; i1++) {
            for (int i2 = 0; i2 < n2; i2++) {
                int k = i1 * taps.a1() + i2 * taps.a2();
                int row = wAt + i1 * taps.b1() + i2 * taps.b2();
                for (int i3 = 0; i3 < n3; i3++) {
                    var weights = fromArray(SPECIES, w, row, mask);
                    s0 = fromArray(SPECIES, x, x0 + k, mask).fma(weights, s0);
                    s1 = fromArray(SPECIES, x, x1 + k, mask).fma(weights, s1);
                    s2 = fromArray(SPECIES, x, x2 + k, mask).fma(weights, s2);
                    s3 = fromArray(SPECIES, x, x3 + k, mask).fma(weights, s3);
                    k += xStep;
                    row += wStep;
                }
            }
        }
        var zero = FloatVector.zero(SPECIES);
        s0.add(zero).intoArray(y, y0, mask);
        s1.add(zero).intoArray(y, y1, mask);
        s2.add(zero).intoArray(y, y2, mask);
        s3.add(zero).intoArray(y, y3, mask);
    }
}
