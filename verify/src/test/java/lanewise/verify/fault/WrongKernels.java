package lanewise.verify.fault;

import lanewise.kernel.ConvolutionKernels;
import lanewise.kernel.ElementwiseKernels;
import lanewise.kernel.FilterKernels;
import lanewise.kernel.GradientKernels;
import lanewise.kernel.Kernels;
import lanewise.kernel.LearningKernels;
import lanewise.kernel.MatrixKernels;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.SparseKernels;

/** The scalar kernels with a wrong one among them. */
record WrongKernels(
        ElementwiseKernels elementwise,
        ProductKernels products,
        SparseKernels sparse,
        ConvolutionKernels convolutions,
        NeuronKernels neurons,
        FilterKernels filters,
        LearningKernels learning,
        GradientKernels gradients,
        MatrixKernels matrices)
        implements Kernels {

    /** @param wrong the kernels of one family */
    static Kernels of(Object wrong) {
        Kernels right = ScalarKernels.INSTANCE;
        return new WrongKernels(
                wrong instanceof ElementwiseKernels family ? family : right.elementwise(),
                wrong instanceof ProductKernels family ? family : right.products(),
                wrong instanceof SparseKernels family ? family : right.sparse(),
                wrong instanceof ConvolutionKernels family ? family : right.convolutions(),
                wrong instanceof NeuronKernels family ? family : right.neurons(),
                wrong instanceof FilterKernels family ? family : right.filters(),
                wrong instanceof LearningKernels family ? family : right.learning(),
                wrong instanceof GradientKernels family ? family : right.gradients(),
                wrong instanceof MatrixKernels family ? family : right.matrices());
    }

    @Override
    public String name() {
        return "wrong";
    }

    @Override
    public int lanes() {
        return 1;
    }
}
