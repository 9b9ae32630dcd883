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
    static final VectorSpecies<Float> FLOAT;
    static final VectorSpecies<Integer> INT;
    static final VectorSpecies<Double> DOUBLE;

    static {
        Integer bits = Integer.getInteger(KernelChoice.WIDTH_PROPERTY);
        VectorShape shape = bits == null ? FloatVector.SPECIES_PREFERRED.vectorShape() : VectorShape.forBitSize(bits);
        FLOAT = VectorSpecies.of(float.class, shape);
        INT = VectorSpecies.of(int.class, shape);
        DOUBLE = VectorSpecies.of(double.class, shape);
        assert FloatVector.zero(FLOAT).length() == IntVector.zero(INT).length()
                && DoubleVector.zero(DOUBLE).byteSize()
                        == FloatVector.zero(FLOAT).byteSize();
    }

    private Species() {}
}
