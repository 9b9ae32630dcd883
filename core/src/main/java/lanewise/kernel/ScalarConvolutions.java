package lanewise.kernel;

/** The convolutions of {@link ScalarKernels}: eight chains side by side keep a processor busy. */
final class ScalarConvolutions extends TiledConvolutions {
    /** Of so many inputs one may be active for it to be faster by inputs than by outputs. */
    private static final int ACTIVE = 4;

    @Override
    protected int filtersOfTile(int left) {
        return Math.min(left, 2);
    }

    @Override
    protected int active(float[] x, int xAt, int n) {
        return ActiveInputs.count(x, xAt, n);
    }

    @Override
    protected int next(float[] x, int from, int end) {
        return ActiveInputs.next(x, from, end);
    }

    @Override
    protected boolean isSilent(ConvolutionShape shape, int active) {
        return active <= shape.inputs() / ACTIVE;
    }

    @Override
    protected void event(
            float[] y,
            int y0,
            int yFilter,
            float[] w,
            int w0,
            float in,
            int filters,
            int n0,
            int n1,
            int n2,
            ConvolutionTargets t0,
            ConvolutionTargets t1,
            ConvolutionTargets t2) {
        for (int i0 = 0; i0 < n0; i0++) {
            for (int i1 = 0; i1 < n1; i1++) {
                int yAt = y0 + i0 * t0.yStep() + i1 * t1.yStep();
                int wAt = w0 + i0 * t0.wStep() + i1 * t1.wStep();
                for (int i2 = 0; i2 < n2; i2++) {
                    for (int f = 0; f < filters; f++) {
                        int to = yAt + f * yFilter;
                        y[to] = Math.fma(w[wAt + f], in, y[to]) + 0f;
                    }
                    yAt += t2.yStep();
                    wAt += t2.wStep();
                }
            }
        }
    }

    @Override
    protected void tile(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            int yFilter,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps,
            int filters) {
        int second = filters - 1; // a single filter is computed twice
        int ySecond = second * yFilter;
        float s00 = y[y0];
        float s01 = y[y0 + ySecond];
        float s10 = y[y1];
        float s11 = y[y1 + ySecond];
        float s20 = y[y2];
        float s21 = y[y2 + ySecond];
        float s30 = y[y3];
        float s31 = y[y3 + ySecond];
        for (int i1 = 0; i1 < taps.n1(); i1++) {
            for (int i2 = 0; i2 < taps.n2(); i2++) {
                int k = i1 * taps.a1() + i2 * taps.a2();
                int row = wAt + i1 * taps.b1() + i2 * taps.b2();
                for (int i3 = 0; i3 < taps.n3(); i3++) {
                    float w0 = w[row];
                    float w1 = w[row + second];
                    float in = x[x0 + k];
                    s00 = Math.fma(w0, in, s00);
                    s01 = Math.fma(w1, in, s01);
                    in = x[x1 + k];
                    s10 = Math.fma(w0, in, s10);
                    s11 = Math.fma(w1, in, s11);
                    in = x[x2 + k];
                    s20 = Math.fma(w0, in, s20);
                    s21 = Math.fma(w1, in, s21);
                    in = x[x3 + k];
                    s30 = Math.fma(w0, in, s30);
                    s31 = Math.fma(w1, in, s31);
                    k += taps.a3();
                    row += taps.b3();
                }
            }
        }
        y[y0] = s00 + 0f;
        y[y0 + ySecond] = s01 + 0f;
        y[y1] = s10 + 0f;
        y[y1 + ySecond] = s11 + 0f;
        y[y2] = s20 + 0f;
        y[y2 + ySecond] = s21 + 0f;
        y[y3] = s30 + 0f;
        y[y3 + ySecond] = s31 + 0f;
    }
}
