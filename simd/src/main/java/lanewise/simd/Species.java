package lanewise.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.KernelChoice;

/**
 * The one width of vectors in this JVM: compiled code that meets a second one is fifty times slower. What the processor
 * prefers, or what the system property says.
 */
final class Species {
    /** Products are laid out for vectors of up to so many bits. */
    private static final int WIDEST = 512;

    static final VectorSpecies<Float> FLOAT;
    static final VectorSpecies<Integer> INT;
    static final VectorSpecies<Double> DOUBLE;

    static {
        Integer bits = Integer.getInteger(KernelChoice.WIDTH_PROPERTY);
        int preferred = Math.min(WIDEST, FloatVector.SPECIES_PREFERRED.vectorBitSize());
        VectorShape shape = VectorShape.forBitSize(bits == null ? preferred : bits);
        FLOAT = VectorSpecies.of(float.class, shape);
        INT = VectorSpecies.of(int.class, shape);
        DOUBLE = VectorSpecies.of(double.class, shape);
        assert FloatVector.zero(FLOAT).length() == IntVector.zero(INT).length()
                && DoubleVector.zero(DOUBLE).byteSize()
                        == FloatVector.zero(FLOAT).byteSize();
    }

    private Species() {}
}
