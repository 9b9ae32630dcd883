package lanewise.build;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.kernel.Kernels;
import lanewise.math.Points;

/** A matrix that is held whole, stored by row. Its products have the same bits on every machine. */
record Matrix(int rows, int columns, double[] values) {
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    /**
     * Zeros.
     *
     * @throws ModelException if there is no room for them
     */
    static Matrix zeros(int rows, int columns) {
        try {
            if ((long) rows * columns <= MOST_VALUES) {
                return new Matrix(rows, columns, new double[rows * columns]);
            }
        } catch (OutOfMemoryError e) {
            throw tooLarge(rows, columns, e);
        }
        throw tooLarge(rows, columns, null);
    }

    /** Values in row-major order as rows of some length, in a new table. */
    static double[][] rows(double[] values, int length) {
        double[][] rows = new double[values.length / length][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * length, (i + 1) * length));
        return rows;
    }

    private static ModelException tooLarge(int rows, int columns, Throwable cause) {
        return new ModelException(
                ("this solver has to hold %d x %d values at once (%d MB), for which there is no room; use LstsqL2 by Cholesky,"
                                + " which need not, or fewer evaluation points, or a larger heap (java -Xmx)")
                        .formatted(rows, columns, ((long) rows * columns * Double.BYTES) >> 20),
                cause);
    }

    static Matrix of(Points points) {
        Matrix matrix = zeros(points.count(), points.dimensions());
        for (int i = 0; i < matrix.rows; i++) {
            points.copy(i, matrix.values, i * matrix.columns);
        }
        return matrix;
    }

    /**
     * All activities at once.
     *
     * @throws ModelException if there is no room, if one is not finite, or if all are 0
     */
    static Matrix of(Activities activities) {
        Matrix matrix = zeros(activities.points(), activities.neurons());
        activities.rows(0, matrix.rows, matrix.values);
        boolean fires = false;
        for (int at = 0; at < matrix.values.length; at++) {
            double value = matrix.values[at];
            if (!Double.isFinite(value)) {
                throw new ModelException("the activity of neuron %d at evaluation point %d is %s; it has to be finite"
                        .formatted(at % matrix.columns, at / matrix.columns, value));
            }
            fires |= value != 0;
        }
        if (!fires) {
            throw NormalEquations.silent();
        }
        return matrix;
    }

    double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = value > max ? value : max;
        }
        return max;
    }

    double maxAbs() {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, Math.abs(value));
        }
        return max;
    }

    double[] row(int i) {
        double[] row = new double[columns];
        System.arraycopy(values, i * columns, row, 0, columns);
        return row;
    }

    /** The columns, each as an array. */
    double[][] columnArrays() {
        double[][] arrays = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                arrays[j][i] = values[i * columns + j];
            }
        }
        return arrays;
    }

    Matrix transposed() {
        Matrix transposed = zeros(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.values[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    /** The matrix that has only some of the columns. */
    Matrix picked(int... which) {
        Matrix picked = zeros(rows, which.length);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < which.length; j++) {
                picked.values[i * which.length + j] = values[i * columns + which[j]];
            }
        }
        return picked;
    }

    /** This matrix times another: each value a chain in ascending order. */
    Matrix times(Matrix right) {
        Matrix product = zeros(rows, right.columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double factor = values[i * columns + k];
                for (int j = 0; j < right.columns; j++) {
                    int at = i * right.columns + j;
                    product.values[at] = Math.fma(factor, right.values[k * right.columns + j], product.values[at]);
                }
            }
        }
        return product;
    }

    /** This matrix, transposed, times another. */
    Matrix transposedTimes(Matrix right, Kernels kernels) {
        Matrix product = zeros(columns, right.columns);
        int width = right.columns;
        kernels.matrices()
                .productInc(
                        product.values, 0, width, values, 0, columns, right.values, 0, width, columns, width, rows, 1);
        return product;
    }

    /** Adds a multiple of another matrix of the same shape. */
    void add(double factor, Matrix other) {
        for (int at = 0; at < values.length; at++) {
            values[at] = Math.fma(factor, other.values[at], values[at]);
        }
    }

    Matrix copy() {
        return new Matrix(rows, columns, values.clone());
    }
}
