package lanewise.build;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.kernel.Kernels;
import lanewise.math.Points;
import lanewise.model.solver.NnlsL2nz;

/**
 * Solves {@link NnlsL2nz} by active sets (Lawson and Hanson 1974, in Bro and de Jong's form of 1997): values are freed
 * from 0 one by one, the one first that would help most, and fixed again where they would become negative.
 */
final class NonNegative {
    private static final double EPSILON = 0x1p-52;

    /** A freed value is nearly always right at once; more rounds than so many a value are rounding's. */
    private static final int ROUNDS_PER_VALUE = 10;

    private final int n;

    /** The equations' matrix G, symmetric. */
    private final double[] g;

    /** {@code G^T G}, of the normal equations of the equations. */
    private final double[] normal;

    private final FreeValues free;

    private NonNegative(double[] g, int n, Kernels kernels) {
        this.n = n;
        this.g = g;
        normal = new double[n * n];
        kernels.matrices().productInc(normal, 0, n, g, 0, n, g, 0, n, n, n, n, 1);
        free = new FreeValues(normal, n);
    }

    /** The decoders, one row a neuron and one column a target. */
    static Solution solve(NnlsL2nz solver, Activities activities, Points targets) {
        NormalEquations equations = NormalEquations.of(activities, new Clipped(targets));
        int n = activities.neurons();
        int d = targets.dimensions();
        double[] g = equations.gram();
        for (int i = 0; i < n; i++) {
            double share = (double) equations.firing()[i] / activities.points();
            double sigma = solver.reg() * equations.max() * Math.sqrt(share);
            sigma = sigma == 0 ? 1 : sigma;
            g[i * n + i] += activities.points() * sigma * sigma;
            for (int j = 0; j < i; j++) {
                g[i * n + j] = g[j * n + i];
            }
        }
        NonNegative equation = new NonNegative(g, n, activities.kernels());
        double[] decoders = new double[n * d];
        double[] b = new double[n];
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < n; i++) {
                b[i] = equations.products()[i * d + k];
            }
            double[] x = equation.solve(b);
            for (int i = 0; i < n; i++) {
                decoders[i * d + k] = x[i];
            }
        }
        return new Solution(decoders, activities, targets);
    }

    private double[] solve(double[] b) {
        double[] x = new double[n];
        double[] gradient = gradient(b, x);
        double least = 10 * n * EPSILON * largest(gradient);
        boolean[] refused = new boolean[n];
        free.clear();
        for (int rounds = ROUNDS_PER_VALUE * n; ; rounds--) {
            int next = steepest(gradient, refused, least);
            if (next < 0) {
                return x;
            }
            if (rounds == 0) {
                throw new ModelException(
                        "no decoders that are not negative are found: rounding decides between them; use more regularisation");
            }
            if (!free.add(next) || !advance(b, x, next)) {
                free.remove(next);
                refused[next] = true;
                continue;
            }
            Arrays.fill(refused, false);
            gradient = gradient(b, x);
        }
    }

    /** Frees a value, and fixes others until none is negative; says no if the new one would not become positive. */
    private boolean advance(double[] b, double[] x, int added) {
        double[] z = freeSolution(b);
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
            z = freeSolution(b);
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
    private double[] freeSolution(double[] b) {
        double[] z = free.solve(gradient(b, new double[n]));
        double[] rest = free.solve(gradient(b, z));
        for (int i = 0; i < n; i++) {
            z[i] += rest[i];
        }
        return z;
    }

    /** {@code G (b - G x)}: by how much the squares shrink if a value grows. */
    private double[] gradient(double[] b, double[] x) {
        double[] rest = b.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rest[j] = Math.fma(-g[i * n + j], x[i], rest[j]);
            }
        }
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gradient[j] = Math.fma(g[i * n + j], rest[i], gradient[j]);
            }
        }
        return gradient;
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
