package lanewise.build;

import lanewise.kernel.Kernels;

/** Activities that are held whole. */
record GivenActivities(Matrix matrix, Kernels kernels, int threads) implements Activities {
    @Override
    public int points() {
        return matrix.rows();
    }

    @Override
    public int neurons() {
        return matrix.columns();
    }

    @Override
    public int block(int more) {
        return Activities.rowsOf(neurons() + more, points());
    }

    @Override
    public Kernels kernelsOfSquare(double side) {
        return kernels;
    }

    @Override
    public void rows(int from, int count, double[] rates) {
        System.arraycopy(matrix.values(), from * neurons(), rates, 0, count * neurons());
    }
}
