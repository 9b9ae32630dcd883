package lanewise.network;

/**
 * The matrices by which a circular convolution is a product: with {@code F(w) = sum over x of exp(-2 pi i w x / D) v_x} for
 * {@code w} from 0 to {@code D / 2}, the four products of real and imaginary parts of two vectors' transforms, and what
 * they add up to.
 *
 * @param dimensions how many values {@code D} the vectors have
 */
record FourierTransform(int dimensions) {
    /** Four for each frequency. */
    int rows() {
        return 4 * (dimensions / 2 + 1);
    }

    /** What the first vector is multiplied by: real, imaginary, real, imaginary part of each frequency. */
    double[][] first(boolean conjugate) {
        double[][] rows = new double[rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row % 2 == 0 ? real(row / 4) : imaginary(row / 4, conjugate);
        }
        return rows;
    }

    /** What the second vector is multiplied by: real, imaginary, imaginary, real part of each frequency. */
    double[][] second(boolean conjugate) {
        double[][] rows = new double[rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row % 4 == 0 || row % 4 == 3 ? real(row / 4) : imaginary(row / 4, conjugate);
        }
        return rows;
    }

    private double[] real(int w) {
        double[] row = new double[dimensions];
        for (int x = 0; x < row.length; x++) {
            row[x] = cosine(w, x);
        }
        return row;
    }

    private double[] imaginary(int w, boolean conjugate) {
        double[] row = new double[dimensions];
        for (int x = 0; x < row.length; x++) {
            row[x] = conjugate ? sine(w, x) : -sine(w, x);
        }
        return row;
    }

    /** What the products are multiplied by; a frequency between 0 and half the length counts twice, for its mirror image. */
    double[][] inverse() {
        double[][] rows = new double[dimensions][rows()];
        for (int x = 0; x < dimensions; x++) {
            for (int w = 0; w <= dimensions / 2; w++) {
                double weight = (w == 0 || 2 * w == dimensions ? 1.0 : 2.0) / dimensions;
                rows[x][4 * w] = weight * cosine(w, x);
                rows[x][4 * w + 1] = -rows[x][4 * w];
                rows[x][4 * w + 2] = -weight * sine(w, x);
                rows[x][4 * w + 3] = rows[x][4 * w + 2];
            }
        }
        return rows;
    }

    private double cosine(int w, int x) {
        return StrictMath.cos(angle(w, x));
    }

    private double sine(int w, int x) {
        return StrictMath.sin(angle(w, x));
    }

    private double angle(int w, int x) {
        return 2 * Math.PI * ((long) w * x % dimensions) / dimensions;
    }
}
