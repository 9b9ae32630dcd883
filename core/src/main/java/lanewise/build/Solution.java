package lanewise.build;

import java.util.function.Supplier;
import lanewise.error.ModelException;
import lanewise.kernel.ScalarKernels;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.solver.Solver;

/** Decoders, or weights, that a solver found, and how well they fit. */
public final class Solution {
    private final double[] decoders;
    private final int neurons;
    private final Points targets;
    private final SolverInfo info;
    private final Supplier<double[]> rmses;

    private Solution(double[] decoders, int neurons, Points targets, SolverInfo info, Supplier<double[]> rmses) {
        this.decoders = decoders;
        this.neurons = neurons;
        this.targets = targets;
        this.info = info;
        this.rmses = rmses;
    }

    /** The values that they should give, one row an evaluation point. */
    public Points targets() {
        return targets;
    }

    /**
     * Some of the columns that were found together.
     *
     * @param decoders those columns
     */
    static Solution of(Found found, double[] decoders, Activities activities, Points targets) {
        Supplier<double[]> rmses = found.rmses()
                .<Supplier<double[]>>map(known -> known::clone)
                .orElse(() -> rmses(decoders, activities, targets));
        return new Solution(decoders, activities.neurons(), targets, found.info(), rmses);
    }

    /**
     * Solves for decoders of given activities, without a network.
     *
     * @param solver how; whether it is one of full weights makes no difference
     * @param activities one row a point, one column a neuron
     * @param targets what the decoders should give, one row a point
     * @param stream where solvers with random numbers take them from
     * @throws ModelException if the sizes do not fit, a value is not finite, no activity differs from 0, or there is no
     *     solution
     */
    public static Solution of(Solver solver, double[][] activities, double[][] targets, RandomStream stream) {
        Matrix a = Matrix.of(Points.of(activities));
        Points wanted = Points.of(targets);
        if (a.rows() != wanted.count()) {
            throw new ModelException("%d rows of activities, but %d of targets; give one of each for every point"
                    .formatted(a.rows(), wanted.count()));
        }
        Activities given = new GivenActivities(a, ScalarKernels.INSTANCE, 1);
        Found found = Solving.solve(solver, given, wanted, stream);
        return of(found, found.decoders(), given, wanted);
    }

    /** The decoders, one row a neuron and one column a decoded value; not to be changed. */
    double[] values() {
        return decoders;
    }

    /** The decoders, one row a neuron and one column a decoded value, in a new table. */
    public double[][] decoders() {
        return Matrix.rows(decoders, decoders.length / neurons);
    }

    /** What the solver tells of how it went. */
    public SolverInfo info() {
        return info;
    }

    /**
     * The root mean square over the evaluation points of the difference between each value and its decoded form; of solvers
     * that add noise to the activities, with that noise. The neurons' activities may be computed once more for it, so it may
     * take as long as that.
     */
    public double[] rmses() {
        return rmses.get();
    }

    static double[] rmses(double[] decoders, Activities activities, Points targets) {
        int n = activities.neurons();
        int d = targets.dimensions();
        int block = activities.block(0);
        double[] squares = new double[d];
        double[] rates = new double[block * n];
        double[] wanted = new double[d];
        for (int from = 0; from < activities.points(); from += block) {
            int count = Math.min(block, activities.points() - from);
            activities.rows(from, count, rates);
            for (int i = 0; i < count; i++) {
                targets.copy(from + i, wanted, 0);
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < d; k++) {
                        wanted[k] -= rates[i * n + j] * decoders[j * d + k];
                    }
                }
                for (int k = 0; k < d; k++) {
                    squares[k] += wanted[k] * wanted[k];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            squares[k] = Math.sqrt(squares[k] / activities.points());
        }
        return squares;
    }
}
