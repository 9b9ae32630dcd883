package lanewise.kernel;

/** The kernels in plain Java. They run everywhere and define the bits of every result. */
public final class ScalarKernels implements Kernels {
    /** The only instance needed. */
    public static final ScalarKernels INSTANCE = new ScalarKernels();

    private final ElementwiseKernels elementwise = new ScalarElementwise();
    private final ProductKernels products = new ScalarProducts();
    private final SparseKernels sparse = new ScalarSparse();
    private final ConvolutionKernels convolutions = new ScalarConvolutions();
    private final NeuronKernels neurons = new ScalarNeurons();
    private final FilterKernels filters = new ScalarFilters();
    private final LearningKernels learning = new ScalarLearning(products);
    private final GradientKernels gradients = new ScalarGradients();
    private final MatrixKernels matrices = new ScalarMatrices();

    private ScalarKernels() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int lanes() {
        return 1;
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
