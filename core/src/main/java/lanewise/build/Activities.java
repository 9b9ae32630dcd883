package lanewise.build;

import lanewise.kernel.Kernels;

/** The activities of neurons at points, a row a point and a column a neuron, which are had some rows at a time. */
interface Activities {
    /** How many values are had at a time, at most: 32 MB. */
    int BLOCK_VALUES = 1 << 22;

    /** How many rows are had at a time, at most. */
    int BLOCK_ROWS = 2048;

    int points();

    int neurons();

    /** How many rows to have at a time, if each has some more values beside it. */
    int block(int more);

    /** How many rows of some width, out of some points, make a block. */
    static int rowsOf(int width, int points) {
        return Math.min(Math.min(BLOCK_ROWS, points), Math.max(1, BLOCK_VALUES / width));
    }

    /** What to compute with that takes, for every point, a square of some side. */
    Kernels kernelsOfSquare(double side);

    int threads();

    /** Writes rows {@code from} to {@code from + count - 1} to the start of {@code rates}. */
    void rows(int from, int count, double[] rates);
}
