package lanewise.kernel;

/** The sparse products of {@link ScalarKernels}: four chains side by side keep a processor busy. */
final class ScalarSparse extends SparseProducts {
    private static final int IN_PANEL = 4;
    private static final int SCATTERED = 6;

    @Override
    protected long costByRow(SparseMatrix w, int items) {
        long scattered = w.byRow().scattered();
        return SCATTERED * scattered + IN_PANEL * (w.values().length - scattered);
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
    protected void panel(float[] y, int yAt, SparsePanel panel, float[] x, int xAt) {
        int fours = panel.rows() / 4 * 4;
        for (int i = 0; i < fours; i += 4) {
            if (panel.shift() == 0) {
                fourOfBlock(y, yAt + panel.row() + i, panel.cols(), panel.values(), i, panel.lead(), x, xAt);
            } else {
                fourOfBand(y, yAt + panel.row() + i, panel.cols(), panel.values(), i, panel.lead(), x, xAt + i);
            }
        }
        for (int i = fours; i < panel.rows(); i++) {
            int from = xAt + i * panel.shift();
            one(y, yAt + panel.row() + i, panel.cols(), panel.values(), i, panel.lead(), x, from);
        }
    }

    private static void fourOfBlock(
            float[] y, int yAt, int[] cols, float[] values, int row, int lead, float[] x, int xAt) {
        float s0 = y[yAt];
        float s1 = y[yAt + 1];
        float s2 = y[yAt + 2];
        float s3 = y[yAt + 3];
        int at = row;
        for (int j = 0; j < cols.length; j++) {
            float in = x[xAt + cols[j]];
            s0 = Math.fma(values[at], in, s0);
            s1 = Math.fma(values[at + 1], in, s1);
            s2 = Math.fma(values[at + 2], in, s2);
            s3 = Math.fma(values[at + 3], in, s3);
            at += lead;
        }
        y[yAt] = s0 + 0f;
        y[yAt + 1] = s1 + 0f;
        y[yAt + 2] = s2 + 0f;
        y[yAt + 3] = s3 + 0f;
    }

    private static void fourOfBand(
            float[] y, int yAt, int[] cols, float[] values, int row, int lead, float[] x, int xAt) {
        float s0 = y[yAt];
        float s1 = y[yAt + 1];
        float s2 = y[yAt + 2];
        float s3 = y[yAt + 3];
        int at = row;
        for (int j = 0; j < cols.length; j++) {
            int in = xAt + cols[j];
            s0 = Math.fma(values[at], x[in], s0);
            s1 = Math.fma(values[at + 1], x[in + 1], s1);
            s2 = Math.fma(values[at + 2], x[in + 2], s2);
            s3 = Math.fma(values[at + 3], x[in + 3], s3);
            at += lead;
        }
        y[yAt] = s0 + 0f;
        y[yAt + 1] = s1 + 0f;
        y[yAt + 2] = s2 + 0f;
        y[yAt + 3] = s3 + 0f;
    }

    private static void one(float[] y, int yAt, int[] cols, float[] values, int row, int lead, float[] x, int xAt) {
        float sum = y[yAt];
        for (int j = 0; j < cols.length; j++) {
            sum = Math.fma(values[j * lead + row], x[xAt + cols[j]], sum);
        }
        y[yAt] = sum + 0f;
    }
}
