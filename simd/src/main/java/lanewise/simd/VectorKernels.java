package lanewise.simd;

import lanewise.kernel.ConvolutionKernels;
import lanewise.kernel.ElementwiseKernels;
import lanewise.kernel.FilterKernels;
import lanewise.kernel.GradientKernels;
import lanewise.kernel.Kernels;
import lanewise.kernel.LearningKernels;
import lanewise.kernel.MatrixKernels;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.SparseKernels;

/**
 * The kernels on the Vector API, with the bits of the scalar ones. Each is one flat method over arrays and offsets: a
 * vector that crosses a call which is not inlined is boxed, at twenty times the cost. What is left over after the last
 * whole vector goes to the scalar kernels, or under a mask.
 */
final class VectorKernels implements Kernels {
    static final VectorKernels INSTANCE = new VectorKernels();

    private final ElementwiseKernels elementwise = new VectorElementwise();
    private final ProductKernels products = new VectorProducts();
    private final SparseKernels sparse = new VectorSparse();
    private final ConvolutionKernels convolutions = new VectorConvolutions();
    private final NeuronKernels neurons = new VectorNeurons();
    private final FilterKernels filters = new VectorFilters();
    private final LearningKernels learning = new VectorLearning(products);
    private final GradientKernels gradients = new VectorGradients();
    private final MatrixKernels matrices = new VectorMatrices();

    private VectorKernels() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public int lanes() {
        return Species.FLOAT.length();
    }

    @Override
    public ElementwiseKernels elementwise() {
        return elementwise;
    }

    @Override
    public ProductKernels products() {
        return products;
    }

    @Override
    public SparseKernels sparse() {
        return sparse;
    }

    @Override
    public ConvolutionKernels convolutions() {
        return convolutions;
    }

    @Override
    public NeuronKernels neurons() {
        return neurons;
    }

    @Override
    public FilterKernels filters() {
        return filters;
    }

    @Override
    public LearningKernels learning() {
        return learning;
    }

    @Override
    public GradientKernels gradients() {
        return gradients;
    }

    @Override
    public MatrixKernels matrices() {
        return matrices;
    }
}
