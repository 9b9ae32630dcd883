package lanewise.build;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.model.solver.BlockConjgrad;

/** Conjugate gradients on {@code (A^T A + m sigma^2) X = A^T Y} for all targets together (O'Leary 1980). */
final class BlockConjugateGradients {
    private final LinearSystem system;
    private final double[] penalties;

    private BlockConjugateGradients(LinearSystem system) {
        this.system = system;
        penalties = system.penalties();
    }

    static Found solve(BlockConjgrad method, LinearSystem system) {
        BlockConjugateGradients gradients = new BlockConjugateGradients(system);
        int n = system.a().columns();
        int d = system.y().columns();
        Matrix x = method.start()
                .map(points -> ConjugateGradients.start(points, n, d))
                .orElseGet(() -> Matrix.zeros(n, d));
        double tolerance = method.tol() * method.tol() * system.a().rows();
        int iterations = gradients.descend(x, tolerance, n / d + 1);
        return new Found(x.values(), SolverInfo.iterations(List.of(iterations)));
    }

    private int descend(Matrix x, double tolerance, int most) {
        Matrix rest = system.products();
        rest.add(-1, image(x));
        Matrix direction = rest;
        Matrix squares = rest.transposedTimes(rest, system.kernels());
        for (int i = 1; i <= most; i++) {
            Matrix slope = image(direction);
            Matrix amount = divided(squares, direction.transposedTimes(slope, system.kernels()));
            x.add(1, direction.times(amount));
            rest = rest.copy();
            rest.add(-1, slope.times(amount));
            Matrix next = rest.transposedTimes(rest, system.kernels());
            if (areBelow(next, tolerance)) {
                return i;
            }
            Matrix turned = direction.times(divided(next, squares));
            turned.add(1, rest);
            direction = turned;
            squares = next;
        }
        return most;
    }

    private static boolean areBelow(Matrix squares, double tolerance) {
        for (int k = 0; k < squares.rows(); k++) {
            if (!(squares.values()[k * squares.rows() + k] < tolerance)) {
                return false;
            }
        }
        return true;
    }

    /** {@code (A^T A + m sigma^2) X}. */
    private Matrix image(Matrix x) {
        Matrix image = system.a().transposedTimes(system.a().times(x), system.kernels());
        for (int at = 0; at < image.values().length; at++) {
            image.values()[at] = Math.fma(penalties[at / x.columns()], x.values()[at], image.values()[at]);
        }
        return image;
    }

    /** {@code by^-1 right}, by elimination with the largest pivots. */
    private static Matrix divided(Matrix right, Matrix by) {
        int d = by.rows();
        double[][] rows = new double[d][];
        double[][] results = new double[d][];
        for (int i = 0; i < d; i++) {
            rows[i] = by.row(i);
            results[i] = right.row(i);
        }
        for (int k = 0; k < d; k++) {
            int pivot = k;
            for (int i = k + 1; i < d; i++) {
                pivot = Math.abs(rows[i][k]) > Math.abs(rows[pivot][k]) ? i : pivot;
            }
            swap(rows, k, pivot);
            swap(results, k, pivot);
            if (!(Math.abs(rows[k][k]) > 0)) {
                throw new ModelException(
                        "BlockConjgrad: targets depend on each other, or one is 0 everywhere; use Conjgrad");
            }
            for (int i = k + 1; i < d; i++) {
                double factor = -rows[i][k] / rows[k][k];
                Vectors.add(factor, rows[k], rows[i]);
                Vectors.add(factor, results[k], results[i]);
            }
        }
        Matrix quotient = Matrix.zeros(d, d);
        for (int i = d - 1; i >= 0; i--) {
            for (int k = i + 1; k < d; k++) {
                Vectors.add(-rows[i][k], results[k], results[i]);
            }
            Vectors.scale(1 / rows[i][i], results[i]);
            System.arraycopy(results[i], 0, quotient.values(), i * d, d);
        }
        return quotient;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
    }
}
