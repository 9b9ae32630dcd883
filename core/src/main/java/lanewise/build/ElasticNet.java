package lanewise.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.math.Points;
import lanewise.model.solver.LstsqL1;

/**
 * The elastic net: minimises {@code |y - A x|^2 / 2 + a |x|_1 + b |x|^2 / 2} one value of x at a time (Friedman, Hastie and
 * Tibshirani, J. Stat. Softw. 33, 2010), until the duality gap is small.
 */
final class ElasticNet {
    private static final double TOLERANCE = 1e-4;

    private final double[][] columns;
    private final double[] norms;
    private final double a;
    private final double b;
    private final int most;

    private ElasticNet(double[][] columns, double a, double b, int most) {
        this.columns = columns;
        this.a = a;
        this.b = b;
        this.most = most;
        norms = Arrays.stream(columns)
                .mapToDouble(column -> Vectors.dot(column, column))
                .toArray();
    }

    static Found solve(LstsqL1 solver, Activities activities, Points targets) {
        Matrix matrix = Matrix.of(activities);
        double max = Math.abs(matrix.max());
        ElasticNet net = new ElasticNet(
                matrix.columnArrays(),
                matrix.rows() * (solver.l1() * max),
                matrix.rows() * (solver.l2() * max * max),
                solver.maxIterations());
        double[][] wanted = Matrix.of(targets).columnArrays();
        int d = wanted.length;
        double[] decoders = new double[matrix.columns() * d];
        Integer[] iterations = new Integer[d];
        Shares.each(activities.threads(), d, k -> {
            double[] x = new double[matrix.columns()];
            iterations[k] = net.solve(wanted[k], x);
            for (int j = 0; j < x.length; j++) {
                decoders[j * d + k] = x[j];
            }
        });
        return new Found(decoders, SolverInfo.iterations(new ArrayList<>(List.of(iterations))));
    }

    /** Finds x, starting from 0; in how many rounds. */
    private int solve(double[] y, double[] x) {
        double[] rest = y.clone();
        double square = Vectors.dot(y, y);
        for (int round = 1; ; round++) {
            double change = 0;
            double largest = 0;
            for (int j = 0; j < x.length; j++) {
                double before = x[j];
                x[j] = best(j, before, rest);
                change = Math.max(change, Math.abs(x[j] - before));
                largest = Math.max(largest, Math.abs(x[j]));
            }
            boolean still = largest == 0 || change / largest < TOLERANCE;
            if (round == most || (still && gap(y, x, rest) < TOLERANCE * square)) {
                return round;
            }
        }
    }

    /** The best value of one decoder with the others as they are; what is left of the target then. */
    private double best(int j, double before, double[] rest) {
        if (norms[j] == 0) {
            return before;
        }
        double pull = Math.fma(before, norms[j], Vectors.dot(columns[j], rest));
        double beyond = Math.abs(pull) - a;
        double best = beyond > 0 ? Math.copySign(beyond / (norms[j] + b), pull) : 0;
        if (best != before) {
            Vectors.add(before - best, columns[j], rest);
        }
        return best;
    }

    /** By how much the solution may be worse than the best: the difference of the primal and a dual value. */
    private double gap(double[] y, double[] x, double[] rest) {
        double steepest = 0;
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            steepest = Math.max(steepest, Math.abs(Math.fma(-b, x[j], Vectors.dot(columns[j], rest))));
            sum += Math.abs(x[j]);
        }
        double left = Vectors.dot(rest, rest);
        double scale = steepest > a ? a / steepest : 1;
        double primal = left / 2 + a * sum + b / 2 * Vectors.dot(x, x);
        double dual = scale * Vectors.dot(rest, y) - scale * scale / 2 * (left + b * Vectors.dot(x, x));
        return primal - dual;
    }
}
