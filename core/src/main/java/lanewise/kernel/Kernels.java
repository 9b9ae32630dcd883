package lanewise.kernel;

/**
 * The arithmetic of a step, and that of building: an interface for each family of operators, with methods over arrays,
 * offsets and sizes.
 *
 * <p><b>One answer.</b> {@link ScalarKernels} defines the result of every method; any other implementation gives the
 * same bits as {@link Float#floatToIntBits} sees them (a NaN is a NaN). A product is added by {@code fma} only, a clip
 * is {@code x < low ? low : x}, and no sum ever crosses lanes.
 *
 * <p><b>Ranges.</b> A vector of {@code n >= 0} values named {@code y} is {@code y[yAt] ... y[yAt + n - 1]}. Nothing
 * outside the ranges that a method says it writes is changed. A range that is written may be the very same range as
 * one that is read where the method is elementwise; otherwise they must not overlap. (Values outside the named
 * ranges may be read and ignored.)
 *
 * <p><b>Values.</b> Every stored value that was computed is free of {@code -0}, given inputs that are. Weights are
 * finite, so a zero input contributes nothing and may be skipped. NaN and infinities elsewhere pass through as IEEE
 * says.
 *
 * <p>Arguments are asserted, not checked: those who plan a step have checked them. Implementations hold no state that
 * shows and may be used by several threads at once. A step's methods allocate nothing once they are compiled, if arrays
 * reach 16 values beyond the ranges (where one ends sooner, JDK 21 makes small objects to check that).
 */
public interface Kernels {
    /** {@code "scalar"} or {@code "simd"}. */
    String name();

    /** How many floats one vector holds; 1 if scalar. */
    int lanes();

    /** Sums and products value by value. */
    ElementwiseKernels elementwise();

    /** Products of constant weights with inputs. */
    ProductKernels products();

    /** Products of constant sparse matrices with inputs. */
    SparseKernels sparse();

    /** Convolutions with constant weights. */
    ConvolutionKernels convolutions();

    /** Steps of neurons. */
    NeuronKernels neurons();

    /** Steps of filters. */
    FilterKernels filters();

    /** Steps of learning rules. */
    LearningKernels learning();

    /** What steps do to gradients, backwards. */
    GradientKernels gradients();

    /** Matrix products in double, for building. */
    MatrixKernels matrices();
}
