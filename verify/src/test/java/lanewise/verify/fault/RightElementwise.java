package lanewise.verify.fault;

import lanewise.kernel.ElementwiseKernels;
import lanewise.kernel.ScalarKernels;

/** The right elementwise kernels, for a defect to replace one of. */
interface RightElementwise extends ElementwiseKernels {
    @Override
    default void add(float[] y, int yAt, float[] x, int xAt, int n) {
        ScalarKernels.INSTANCE.elementwise().add(y, yAt, x, xAt, n);
    }

    @Override
    default void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
        ScalarKernels.INSTANCE.elementwise().scaleInc(y, yAt, a, x, xAt, n);
    }

    @Override
    default void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n) {
        ScalarKernels.INSTANCE.elementwise().multiplyInc(y, yAt, a, aAt, x, xAt, n);
    }

    @Override
    default void multiplyAdd(float[] y, int yAt, float[] b, int bAt, float[] a, int aAt, float[] x, int xAt, int n) {
        ScalarKernels.INSTANCE.elementwise().multiplyAdd(y, yAt, b, bAt, a, aAt, x, xAt, n);
    }
}
