package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.FilterKernels;
import lanewise.kernel.ScalarKernels;

/** Steps of linear filters. */
final class VectorFilters implements FilterKernels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final FilterKernels TAIL = ScalarKernels.INSTANCE.filters();

    @Override
    public void lowpass(float[] y, int yAt, float[] x, int xAt, int n, float decay, float gain) {
        int bound = SPECIES.loopBound(n);
        var keep = FloatVector.broadcast(SPECIES, decay);
        var take = FloatVector.broadcast(SPECIES, gain);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var in = fromArray(SPECIES, x, xAt + i).mul(take);
            fromArray(SPECIES, y, yAt + i).fma(keep, in).add(zero).intoArray(y, yAt + i);
        }
        TAIL.lowpass(y, yAt + bound, x, xAt + bound, n - bound, decay, gain);
    }
}
