package lanewise.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.kernel.Kernels;
import lanewise.math.Points;
import lanewise.model.solver.Nnls;
import lanewise.model.solver.NnlsL2;
import lanewise.model.solver.NnlsL2nz;

/**
 * Solves {@link Nnls}, {@link NnlsL2} and {@link NnlsL2nz} by active sets (Lawson and Hanson 1974, in Bro and de Jong's
 * form of 1997): from where nearly all are right, values are freed from 0 one by one, the one first that would help most, and
 * fixed again where they would become negative.
 */
final class NonNegative {
    private static final double EPSILON = 0x1p-52;

    /** A freed value is nearly always right at once; more rounds than so many a value are rounding's. */
    private static final int ROUNDS_PER_VALUE = 10;

    /** Values from which on they start from 0: of 300 it took as long, of 1,500 twice as long to start with all free. */
    private static final int MANY = 256;

    private final int n;
    private final double[][] rows;
    private final double[][] columns;

    private final FreeValues free;

    /** The smallest slope that counts, relative to the largest. */
    private final double tolerance;

    /**
     * Equations {@code M x = b} to be solved for several right-hand sides.
     *
     * @param rows of M
     * @param columns of M; if it is symmetric, the same
     * @param normal {@code M^T M}, row-major
     * @param unknowns how many there would be if none had been left out
     */
    private NonNegative(double[][] rows, double[][] columns, double[] normal, int unknowns) {
        n = columns.length;
        this.rows = rows;
        this.columns = columns;
        free = new FreeValues(normal, n);
        tolerance = 10 * unknowns * EPSILON;
    }

    /**
     * Symmetric equations.
     *
     * @param g n by n
     */
    private static NonNegative symmetric(double[] g, int n, int unknowns, Kernels kernels) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(g, i * n, (i + 1) * n);
        }
        double[] normal = new double[n * n];
        kernels.matrices().productInc(normal, 0, n, g, 0, n, g, 0, n, n, n, n, 1);
        return new NonNegative(rows, rows, normal, unknowns);
    }

    static Found solve(Nnls solver, Activities activities, Points targets) {
        Matrix a = Matrix.of(activities);
        double[][] rows = new double[a.rows()][];
        Arrays.setAll(rows, a::row);
        Kernels kernels = activities.kernelsOfSquare(a.columns());
        double[] normal = a.transposedTimes(a, kernels).values();
        NonNegative equations = new NonNegative(rows, a.columnArrays(), normal, a.columns());
        double[][] wanted = Matrix.of(targets).columnArrays();
        double[] decoders = new double[a.columns() * wanted.length];
        List<Double> residuals = new ArrayList<>();
        for (int k = 0; k < wanted.length; k++) {
            double[] x = equations.solve(wanted[k]);
            residuals.add(Vectors.norm(equations.rest(wanted[k], x)));
            for (int i = 0; i < x.length; i++) {
                decoders[i * wanted.length + k] = x[i];
            }
        }
        return new Found(decoders, SolverInfo.residuals(residuals));
    }

    static Found solve(NnlsL2 solver, Activities activities, Points targets) {
        return new Found(solve(activities, targets, (equations, i) -> {
            double sigma = solver.reg() * equations.max();
            return activities.points() * sigma * sigma;
        }));
    }

    static Found solve(NnlsL2nz solver, Activities activities, Points targets) {
        return new Found(solve(activities, targets, (equations, i) -> {
            double share = (double) equations.firing(i) / activities.points();
            double sigma = solver.reg() * equations.max() * Math.sqrt(share);
            sigma = sigma == 0 ? 1 : sigma;
            return activities.points() * sigma * sigma;
        }));
    }

    /** What is added to the diagonal for a neuron that is not left out. */
    private interface Penalty {
        double of(NormalEquations equations, int neuron);
    }

    private static double[] solve(Activities activities, Points targets, Penalty penalty) {
        NormalEquations equations = NormalEquations.of(activities, new Clipped(targets));
        int n = equations.size();
        int d = targets.dimensions();
        double[] decoders = equations.products();
        double[] g = equations.gram();
        for (int i = 0; i < n; i++) {
            g[i * n + i] += penalty.of(equations, i);
            for (int j = 0; j < i; j++) {
                g[i * n + j] = g[j * n + i];
            }
        }
        NonNegative equation = symmetric(g, n, activities.neurons(), activities.kernelsOfSquare(n));
        double[] b = new double[n];
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < n; i++) {
                b[i] = decoders[i * d + k];
            }
            double[] x = equation.solve(b);
            for (int i = 0; i < n; i++) {
                decoders[i * d + k] = x[i];
            }
        }
        return equations.spread(decoders);
    }

    private double[] solve(double[] b) {
        double[] start = gradient(b, new double[n]);
        double least = tolerance * largest(start);
        double[] x = begin(b, start);
        double[] gradient = gradient(b, x);
        boolean[] refused = new boolean[n];
        for (int rounds = ROUNDS_PER_VALUE * n; ; rounds--) {
            int next = steepest(gradient, refused, least);
            if (next < 0) {
                return x;
            }
            if (rounds == 0) {
                throw new ModelException(
                        "no decoders that are not negative are found: rounding decides between them; use more regularisation");
            }
            if (!free.add(next) || !advance(b, start, x, next)) {
                free.remove(next);
                refused[next] = true;
                continue;
            }
            Arrays.fill(refused, false);
            gradient = gradient(b, x);
        }
    }

    /**
     * Frees all values, and fixes those that are then negative, until none is: nearly what is wanted, in a few solutions
     * instead of one for each value. Where there are many, too few of them stay free for that to pay.
     */
    private double[] begin(double[] b, double[] start) {
        if (n > MANY) {
            free.clear();
            return new double[n];
        }
        boolean[] fixed = new boolean[n];
        while (true) {
            free.clear();
            for (int i = 0; i < n; i++) {
                if (!fixed[i] && !free.add(i)) {
                    free.remove(i);
                    fixed[i] = true;
                }
            }
            double[] z = freeSolution(b, start);
            boolean isPositive = true;
            for (int i = 0; i < n; i++) {
                boolean falls = !fixed[i] && !(z[i] > 0);
                fixed[i] |= falls;
                isPositive &= !falls;
            }
            if (isPositive) {
                return z;
            }
        }
    }

    /** Frees a value, and fixes others until none is negative; says no if the new one would not become positive. */
    private boolean advance(double[] b, double[] start, double[] x, int added) {
        double[] z = freeSolution(b, start);
        if (!(z[added] > 0)) {
            return false;
        }
        while (true) {
            double step = 1;
            for (int i = 0; i < n; i++) {
                if (free.contains(i) && z[i] <= 0) {
                    step = Math.min(step, wayTo0(x[i], z[i]));
                }
            }
            boolean fixed = false;
            for (int i = 0; i < n; i++) {
                boolean falls = free.contains(i) && z[i] <= 0 && wayTo0(x[i], z[i]) <= step;
                x[i] = falls ? 0 : x[i] + step * (z[i] - x[i]);
                if (falls) {
                    free.remove(i);
                    fixed = true;
                }
            }
            if (!fixed) {
                System.arraycopy(z, 0, x, 0, n);
                return true;
            }
            z = freeSolution(b, start);
        }
    }

    /** Which part of the way from a value to one that is not positive leads to 0. */
    private static double wayTo0(double from, double to) {
        return from <= 0 ? 0 : from / (from - to);
    }

    /**
     * The least squares solution with the fixed values at 0. The normal equations square the matrix's condition; a second
     * solution for what the first has left takes that back.
     */
    private double[] freeSolution(double[] b, double[] start) {
        double[] z = free.solve(start);
        double[] rest = free.solve(gradient(b, z));
        for (int i = 0; i < n; i++) {
            z[i] += rest[i];
        }
        return z;
    }

    /** {@code b - M x}. */
    private double[] rest(double[] b, double[] x) {
        double[] rest = b.clone();
        for (int i = 0; i < n; i++) {
            if (x[i] != 0) {
                Vectors.add(-x[i], columns[i], rest);
            }
        }
        return rest;
    }

    /** {@code M^T (b - M x)}: by how much the squares shrink if a value grows. */
    private double[] gradient(double[] b, double[] x) {
        double[] rest = rest(b, x);
        double[] gradient = new double[n];
        int i = 0;
        for (; i + 3 < rest.length; i += 4) {
            addFour(rest, i, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], gradient);
        }
        for (; i < rest.length; i++) {
            Vectors.add(rest[i], rows[i], gradient);
        }
        return gradient;
    }

    /** Four rows at a time, so that the sums are read and written less often. */
    private static void addFour(
            double[] factors, int at, double[] row0, double[] row1, double[] row2, double[] row3, double[] sums) {
        double f0 = factors[at];
        double f1 = factors[at + 1];
        double f2 = factors[at + 2];
        double f3 = factors[at + 3];
        for (int j = 0; j < sums.length; j++) {
            double sum = Math.fma(row1[j], f1, Math.fma(row0[j], f0, sums[j]));
            sums[j] = Math.fma(row3[j], f3, Math.fma(row2[j], f2, sum));
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private int steepest(double[] gradient, boolean[] refused, double least) {
        int steepest = -1;
        for (int i = 0; i < n; i++) {
            if (!free.contains(i) && !refused[i] && gradient[i] > (steepest < 0 ? least : gradient[steepest])) {
                steepest = i;
            }
        }
        return steepest;
    }

    /** Points without what is below 0. */
    private record Clipped(Points points) implements Points {
        @Override
        public int count() {
            return points.count();
        }

        @Override
        public int dimensions() {
            return points.dimensions();
        }

        @Override
        public void copy(int row, double[] into, int at) {
            points.copy(row, into, at);
            for (int k = at; k < at + dimensions(); k++) {
                into[k] = into[k] > 0 ? into[k] : 0;
            }
        }
    }
}
