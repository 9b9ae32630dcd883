package lanewise.build;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import lanewise.math.Points;
import lanewise.model.solver.Lstsq;

/**
 * The singular values of {@code A = U S V^T}, in the form in which least squares need them: {@code S V^T} and
 * {@code U^T Y}. Rows of A are turned in pairs until all are orthogonal (Jacobi's method in the one-sided form of Hestenes
 * 1958), and the rows of Y with them. If there are more rows than columns, Householder's reflections first leave as many.
 */
final class SingularValues {
    private static final double EPSILON = 0x1p-52;

    /** It ends after about ten, as errors are squared by each. */
    private static final int MOST_SWEEPS = 60;

    private final int n;
    private final int d;
    private final Pair[] pairs;

    /** A row of {@code S V^T} and its row of {@code U^T Y}. */
    private static final class Pair {
        private final double[] direction;
        private final double[] image;
        private double square;

        Pair(double[] direction, double[] image) {
            this.direction = direction;
            this.image = image;
        }

        /** Measures the row anew, as rounding has added up. */
        void measure() {
            square = Vectors.dot(direction, direction);
        }

        double length() {
            return Math.sqrt(square);
        }

        /** Turns two rows; says no if they are orthogonal. */
        boolean turn(Pair other, double tolerance) {
            double common = Vectors.dot(direction, other.direction);
            if (!(Math.abs(common) > tolerance * length() * other.length())) {
                return false;
            }
            double zeta = (other.square - square) / (2 * common);
            double tangent = Math.copySign(1 / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta)), zeta);
            double cosine = 1 / Math.sqrt(1 + tangent * tangent);
            turn(direction, other.direction, cosine, cosine * tangent);
            turn(image, other.image, cosine, cosine * tangent);
            square = Math.max(0, square - tangent * common);
            other.square += tangent * common;
            return true;
        }

        private static void turn(double[] x, double[] y, double cosine, double sine) {
            for (int i = 0; i < x.length; i++) {
                double before = x[i];
                x[i] = cosine * before - sine * y[i];
                y[i] = sine * before + cosine * y[i];
            }
        }
    }

    private SingularValues(Matrix a, Matrix y) {
        n = a.columns();
        d = y.columns();
        pairs = a.rows() > n ? reduced(a, y) : rows(a, y);
        double tolerance = EPSILON * Math.sqrt(n);
        boolean turned = true;
        for (int sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
            sort();
            turned = false;
            for (int i = 0; i < pairs.length; i++) {
                for (int j = i + 1; j < pairs.length; j++) {
                    turned |= pairs[i].turn(pairs[j], tolerance);
                }
            }
        }
        sort();
    }

    /** The decomposition of A, with the targets that belong to its rows. */
    static SingularValues of(Matrix a, Matrix y) {
        return new SingularValues(a, y);
    }

    /** Solves {@link Lstsq}. */
    static Found solve(Lstsq solver, Activities activities, Points targets) {
        Matrix a = Matrix.of(activities);
        Matrix y = Matrix.of(targets);
        SingularValues singular = of(a, y);
        double least = solver.rcond() * singular.pairs[0].length();
        Matrix solution = singular.solution(0, least, a.columns());
        int rank = singular.rank(least);
        List<Double> residuals = List.of();
        if (rank == a.columns() && a.rows() > rank) {
            double[] rmses = Solution.rmses(solution.values(), activities, targets);
            residuals = Arrays.stream(rmses)
                    .mapToObj(rmse -> rmse * Math.sqrt(a.rows()))
                    .toList();
        }
        SolverInfo info =
                new SolverInfo(List.of(), OptionalInt.of(rank), singular.info().singularValues(), residuals);
        return new Found(solution.values(), info);
    }

    private void sort() {
        for (Pair pair : pairs) {
            pair.measure();
        }
        Arrays.sort(pairs, Comparator.comparingDouble(pair -> -pair.square));
    }

    private static Pair[] rows(Matrix a, Matrix y) {
        Pair[] rows = new Pair[a.rows()];
        Arrays.setAll(rows, i -> new Pair(a.row(i), y.row(i)));
        return rows;
    }

    /**
     * R and the first rows of {@code Q^T Y}, where {@code A = Q R}. The longest column is always taken next: rows of such an R
     * are nearly orthogonal (Drmac and Veselic 2008).
     */
    private static Pair[] reduced(Matrix a, Matrix y) {
        double[][] columns = a.columnArrays();
        double[][] targets = y.columnArrays();
        int n = columns.length;
        int[] order = new int[n];
        double[] squares = new double[n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
            squares[k] = Vectors.dot(columns[k], columns[k]);
        }
        for (int j = 0; j < n; j++) {
            moveLongest(columns, order, squares, j);
            double[] reflector = Arrays.copyOfRange(columns[j], j, a.rows());
            double length = Vectors.norm(reflector);
            if (length == 0) {
                continue;
            }
            double first = Math.copySign(length, -reflector[0]);
            reflector[0] -= first;
            double factor = -2 / Vectors.dot(reflector, reflector);
            columns[j][j] = first;
            for (int k = j + 1; k < n; k++) {
                reflect(reflector, factor, columns[k], j);
                squares[k] -= columns[k][j] * columns[k][j];
            }
            for (double[] target : targets) {
                reflect(reflector, factor, target, j);
            }
        }
        Pair[] rows = new Pair[n];
        for (int i = 0; i < n; i++) {
            rows[i] = new Pair(new double[n], new double[targets.length]);
            for (int k = i; k < n; k++) {
                rows[i].direction[order[k]] = columns[k][i];
            }
            for (int k = 0; k < targets.length; k++) {
                rows[i].image[k] = targets[k][i];
            }
        }
        return rows;
    }

    private static void moveLongest(double[][] columns, int[] order, double[] squares, int to) {
        int longest = to;
        for (int k = to + 1; k < squares.length; k++) {
            longest = squares[k] > squares[longest] ? k : longest;
        }
        double[] column = columns[to];
        columns[to] = columns[longest];
        columns[longest] = column;
        int number = order[to];
        order[to] = order[longest];
        order[longest] = number;
        squares[longest] = squares[to];
    }

    private static void reflect(double[] reflector, double factor, double[] column, int at) {
        double amount = factor * Vectors.dot(reflector, 0, column, at, reflector.length);
        for (int i = 0; i < reflector.length; i++) {
            column[at + i] = Math.fma(amount, reflector[i], column[at + i]);
        }
    }

    private int rank(double least) {
        int rank = 0;
        while (rank < pairs.length && pairs[rank].length() > least) {
            rank++;
        }
        return rank;
    }

    /** Singular values up to this one are 0 but for rounding. */
    double least() {
        return EPSILON * Math.max(n, pairs.length) * pairs[0].length();
    }

    /** The singular values, the largest first, and how many are not 0. */
    SolverInfo info() {
        List<Double> values = Arrays.stream(pairs).map(Pair::length).toList();
        return new SolverInfo(List.of(), OptionalInt.of(rank(least())), values, List.of());
    }

    /**
     * {@code V (s / (s^2 + penalty)) U^T Y}, one row a column of A.
     *
     * @param penalty at least 0
     * @param least singular values up to this one are left out
     * @param most how many are taken, at most
     */
    Matrix solution(double penalty, double least, int most) {
        Matrix solution = Matrix.zeros(n, d);
        int count = Math.min(most, rank(least));
        for (int i = 0; i < count; i++) {
            double factor = 1 / (pairs[i].square + penalty);
            for (int j = 0; j < n; j++) {
                double share = factor * pairs[i].direction[j];
                for (int k = 0; k < d; k++) {
                    int at = j * d + k;
                    solution.values()[at] = Math.fma(share, pairs[i].image[k], solution.values()[at]);
                }
            }
        }
        return solution;
    }
}
