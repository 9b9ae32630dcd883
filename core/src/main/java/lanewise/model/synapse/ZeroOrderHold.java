package lanewise.model.synapse;

import lanewise.math.Matrices;

/**
 * Exact discretisation for an input that is constant within a step: exp(dt [[A, B], [0, 0]]) has the new A and B in its
 * upper rows. The exponential is Pade's approximant of degree 13 with scaling and squaring (Higham, "The scaling and
 * squaring method for the matrix exponential revisited", 2005), of a matrix that is first balanced by powers of two
 * (Parlett and Reinsch 1969): a filter's coefficients are of very different magnitude, and the squarings would lose the
 * small ones.
 */
final class ZeroOrderHold {
    private static final int DEGREE = 13;

    /** Up to this 1-norm the approximant is exact to the last bit. */
    private static final double LARGEST_NORM = 5.371920351148152;

    /** So often can a finite norm be halved before it is small. */
    private static final int MOST_SQUARINGS = 1026;

    /** Balancing ends by itself after a few sweeps, unless a norm overflows. */
    private static final int MOST_SWEEPS = 100;

    private static final double[] PADE = new double[DEGREE + 1];

    static {
        PADE[0] = 1;
        for (int k = 1; k <= DEGREE; k++) {
            PADE[k] = PADE[k - 1] * (DEGREE + 1 - k) / ((2 * DEGREE + 1 - k) * (double) k);
        }
    }

    private ZeroOrderHold() {}

    static StateSpace of(StateSpace analog, double dt) {
        int n = analog.order();
        if (n == 1) {
            return ofOneState(analog, dt);
        }
        double[][] block = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                block[i][j] = dt * analog.a()[i][j];
            }
            block[i][n] = dt * analog.b()[i];
        }
        int[] exponents = balance(block);
        double[][] exponential = exp(block);
        double[][] a = new double[n][n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = Math.scalb(exponential[i][j], exponents[i] - exponents[j]);
            }
            b[i] = Math.scalb(exponential[i][n], exponents[i] - exponents[n]);
        }
        return new StateSpace(a, b, analog.c().clone(), analog.d());
    }

    private static StateSpace ofOneState(StateSpace analog, double dt) {
        double rate = analog.a()[0][0];
        double decay = StrictMath.exp(dt * rate);
        double taken = rate == 0 ? dt : StrictMath.expm1(dt * rate) / rate;
        return new StateSpace(
                new double[][] {{decay}},
                new double[] {taken * analog.b()[0]},
                analog.c().clone(),
                analog.d());
    }

    /**
     * Replaces M by D^-1 M D with D = diag(2^e), so that each row of A and its column have about the same norm, and
     * the column of B the norm 1; gives e.
     */
    private static int[] balance(double[][] m) {
        int last = m.length - 1;
        int[] exponents = new int[m.length];
        boolean changed = true;
        for (int sweep = 0; changed && sweep < MOST_SWEEPS; sweep++) {
            changed = false;
            for (int i = 0; i < last; i++) {
                double row = 0;
                double column = 0;
                for (int j = 0; j < last; j++) {
                    row += i == j ? 0 : Math.abs(m[i][j]);
                    column += i == j ? 0 : Math.abs(m[j][i]);
                }
                int step = row == 0 || column == 0 ? 0 : (Math.getExponent(row) - Math.getExponent(column)) / 2;
                scale(m, i, step);
                exponents[i] += step;
                changed |= step != 0;
            }
        }
        double column = 0;
        for (double[] row : m) {
            column += Math.abs(row[last]);
        }
        exponents[last] = -Math.getExponent(column);
        scale(m, last, exponents[last]);
        return exponents;
    }

    private static void scale(double[][] m, int i, int exponent) {
        for (int j = 0; j < m.length; j++) {
            if (j != i) {
                m[i][j] = Math.scalb(m[i][j], -exponent);
                m[j][i] = Math.scalb(m[j][i], exponent);
            }
        }
    }

    private static double[][] exp(double[][] m) {
        int n = m.length;
        double norm = 0;
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (double[] row : m) {
                sum += Math.abs(row[j]);
            }
            norm = sum > norm ? sum : norm;
        }
        int squarings = 0;
        while (norm > LARGEST_NORM && squarings < MOST_SQUARINGS) {
            norm /= 2;
            squarings++;
        }
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = Math.scalb(m[i][j], -squarings);
            }
        }
        double[][] result = approximant(scaled);
        for (int i = 0; i < squarings; i++) {
            result = Matrices.product(result, result);
        }
        return result;
    }

    /** (V - U)^-1 (V + U) with the even powers in V and the odd ones in U. */
    private static double[][] approximant(double[][] m) {
        int n = m.length;
        double[][] square = Matrices.product(m, m);
        double[][] even = new double[n][n];
        double[][] odd = new double[n][n];
        for (int k = DEGREE; k > 0; k -= 2) { // Horner's rule in the square of M, for both at once
            odd = Matrices.product(square, odd);
            even = Matrices.product(square, even);
            for (int i = 0; i < n; i++) {
                odd[i][i] += PADE[k];
                even[i][i] += PADE[k - 1];
            }
        }
        odd = Matrices.product(m, odd);
        double[][] left = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                left[i][j] = even[i][j] - odd[i][j];
                even[i][j] += odd[i][j];
            }
        }
        LinearSystem.solve(left, even);
        return even;
    }
}
