package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.IS_NAN;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ElementwiseKernels;
import lanewise.kernel.ScalarKernels;

/**
 * Kernels that read and write value by value. {@code + 0f} turns -0 into +0. Where there is less than a vector none is made:
 * until the compiler has seen to it, each is an object.
 */
final class VectorElementwise implements ElementwiseKernels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final ElementwiseKernels TAIL = ScalarKernels.INSTANCE.elementwise();

    @Override
    public void add(float[] y, int yAt, float[] x, int xAt, int n) {
        if (n < LANES) {
            TAIL.add(y, yAt, x, xAt, n);
            return;
        }
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            var in = fromArray(SPECIES, x, xAt + i);
            fromArray(SPECIES, y, yAt + i).add(in).intoArray(y, yAt + i);
        }
        TAIL.add(y, yAt + bound, x, xAt + bound, n - bound);
    }

    @Override
    public void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
        if (n < LANES) {
            TAIL.scaleInc(y, yAt, a, x, xAt, n);
            return;
        }
        int bound = SPECIES.loopBound(n);
        var factor = FloatVector.broadcast(SPECIES, a);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var in = fromArray(SPECIES, x, xAt + i);
            factor.fma(in, fromArray(SPECIES, y, yAt + i)).add(zero).intoArray(y, yAt + i);
        }
        TAIL.scaleInc(y, yAt + bound, a, x, xAt + bound, n - bound);
    }

    @Override
    public void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n) {
        if (n < LANES) {
            TAIL.multiplyInc(y, yAt, a, aAt, x, xAt, n);
            return;
        }
        int bound = SPECIES.loopBound(n);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var in = fromArray(SPECIES, x, xAt + i);
            var factor = fromArray(SPECIES, a, aAt + i);
            factor.fma(in, fromArray(SPECIES, y, yAt + i)).add(zero).intoArray(y, yAt + i);
        }
        TAIL.multiplyInc(y, yAt + bound, a, aAt + bound, x, xAt + bound, n - bound);
    }

    @Override
    public void multiplyAdd(float[] y, int yAt, float[] b, int bAt, float[] a, int aAt, float[] x, int xAt, int n) {
        int bound = SPECIES.loopBound(n);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var in = fromArray(SPECIES, x, xAt + i);
            var factor = fromArray(SPECIES, a, aAt + i);
            factor.fma(in, fromArray(SPECIES, b, bAt + i)).add(zero).intoArray(y, yAt + i);
        }
        TAIL.multiplyAdd(y, yAt + bound, b, bAt + bound, a, aAt + bound, x, xAt + bound, n - bound);
    }

    /** 0 times a value is a NaN unless the value is finite, and a NaN stays in the sum. */
    @Override
    public boolean areFinite(float[] x, int xAt, int n) {
        if (n < LANES) {
            return TAIL.areFinite(x, xAt, n);
        }
        var zero = FloatVector.zero(SPECIES);
        var even = zero;
        var odd = zero;
        int i = 0;
        for (; i + 2 * LANES <= n; i += 2 * LANES) {
            even = fromArray(SPECIES, x, xAt + i).fma(zero, even);
            odd = fromArray(SPECIES, x, xAt + i + LANES).fma(zero, odd);
        }
        return !even.add(odd).test(IS_NAN).anyTrue() && TAIL.areFinite(x, xAt + i, n - i);
    }
}
