package lanewise.verify.fault;

import lanewise.kernel.ElementwiseKernels;

/** Defects of the elementwise kernels. */
final class WrongElementwise {
    private static final int LANES = 8;

    private WrongElementwise() {}

    static ElementwiseKernels tailSkipped() {
        return new RightElementwise() {
            @Override
            public void add(float[] y, int yAt, float[] x, int xAt, int n) {
                RightElementwise.super.add(y, yAt, x, xAt, n / LANES * LANES);
            }
        };
    }

    static ElementwiseKernels tailOfWholeVector() {
        return new RightElementwise() {
            @Override
            public void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
                int whole = Math.min(Math.ceilDiv(n, LANES) * LANES, Math.min(y.length - yAt, x.length - xAt));
                RightElementwise.super.scaleInc(y, yAt, a, x, xAt, whole);
            }
        };
    }

    static ElementwiseKernels incrementIsSet() {
        return new RightElementwise() {
            @Override
            public void add(float[] y, int yAt, float[] x, int xAt, int n) {
                System.arraycopy(x, xAt, y, yAt, n);
            }
        };
    }

    static ElementwiseKernels infinityIsFinite() {
        return new RightElementwise() {
            @Override
            public boolean areFinite(float[] x, int xAt, int n) {
                for (int i = 0; i < n; i++) {
                    if (Float.isNaN(x[xAt + i])) {
                        return false;
                    }
                }
                return true;
            }
        };
    }

    static ElementwiseKernels negativeZeroStored() {
        return new RightElementwise() {
            @Override
            public void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = Math.fma(a, x[xAt + i], y[yAt + i]);
                }
            }
        };
    }

    static ElementwiseKernels fmaInTwoRoundings() {
        return new RightElementwise() {
            @Override
            public void multiplyAdd(
                    float[] y, int yAt, float[] b, int bAt, float[] a, int aAt, float[] x, int xAt, int n) {
                for (int i = 0; i < n; i++) {
                    y[yAt + i] = a[aAt + i] * x[xAt + i] + b[bAt + i] + 0f;
                }
            }
        };
    }
}
