package lanewise.build;

import java.util.Arrays;
import java.util.Optional;
import lanewise.kernel.Kernels;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.solver.Cholesky;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqL2nz;
import lanewise.model.solver.LstsqMultNoise;
import lanewise.model.solver.LstsqNoise;
import lanewise.model.solver.SubSolver;

/**
 * Least squares with a penalty: {@code |A X - Y|^2 + m |sigma X|^2}. The primal normal equations
 * {@code (A^T A + m sigma^2) X = A^T Y} are summed up over blocks of points; other methods hold all activities.
 */
final class LeastSquares {
    private LeastSquares() {}

    /** How sigma follows from the activities. */
    private interface Penalty {
        /** Whether sigma is the same for all neurons. */
        boolean isOne();

        /** One value, or one a neuron. */
        double[] sigma(Survey survey);
    }

    /** {@code reg * max(A)}. */
    private record OfLargest(double reg) implements Penalty {
        @Override
        public boolean isOne() {
            return true;
        }

        @Override
        public double[] sigma(Survey survey) {
            return new double[] {reg * survey.max()};
        }
    }

    /** {@code reg * max |A|} times the root of the share of points at which a neuron is active. */
    private record OfShare(double reg) implements Penalty {
        @Override
        public boolean isOne() {
            return false;
        }

        @Override
        public double[] sigma(Survey survey) {
            double[] sigma = new double[survey.active().length];
            double max = survey.maxAbs().getAsDouble();
            double largest = 0;
            for (int j = 0; j < sigma.length; j++) {
                double share = (double) survey.active()[j] / survey.points();
                sigma[j] = reg * max * Math.sqrt(share);
                largest = Math.max(largest, sigma[j]);
            }
            for (int j = 0; j < sigma.length; j++) {
                sigma[j] = sigma[j] == 0 ? largest : sigma[j];
            }
            return sigma;
        }
    }

    static Found solve(LstsqL2 solver, Activities activities, Points targets, RandomStream stream) {
        return solve(solver.solver(), activities, targets, new OfLargest(solver.reg()), stream);
    }

    static Found solve(LstsqL2nz solver, Activities activities, Points targets, RandomStream stream) {
        return solve(solver.solver(), activities, targets, new OfShare(solver.reg()), stream);
    }

    static Found solve(LstsqNoise solver, Activities activities, Points targets, RandomStream stream) {
        Matrix noisy = Matrix.of(activities);
        double std = solver.noise() * noisy.maxAbs();
        for (int at = 0; at < noisy.values().length; at++) {
            noisy.values()[at] += stream.gaussian(0, std);
        }
        return solve(solver.solver(), noisy, activities, targets, stream);
    }

    static Found solve(LstsqMultNoise solver, Activities activities, Points targets, RandomStream stream) {
        Matrix noisy = Matrix.of(activities);
        for (int at = 0; at < noisy.values().length; at++) {
            noisy.values()[at] += noisy.values()[at] * stream.gaussian(0, solver.noise());
        }
        return solve(solver.solver(), noisy, activities, targets, stream);
    }

    private static Found solve(
            SubSolver method, Matrix noisy, Activities activities, Points targets, RandomStream stream) {
        Kernels kernels = activities.kernelsOfSquare(activities.neurons());
        Activities given = new GivenActivities(noisy, kernels, activities.threads());
        Found found = solve(method, given, targets, new OfLargest(0), stream);
        return new Found(found.decoders(), found.info(), Optional.of(Solution.rmses(found.decoders(), given, targets)));
    }

    private static Found solve(
            SubSolver method, Activities activities, Points targets, Penalty penalty, RandomStream stream) {
        if (isPrimal(method, activities, penalty)) {
            return new Found(byNormalEquations(activities, targets, penalty));
        }
        Matrix a = Matrix.of(activities);
        double[] sigma = penalty.sigma(Survey.of(a));
        Kernels kernels = activities.kernelsOfSquare(Math.min(a.rows(), a.columns()));
        return new LinearSystem(a, Matrix.of(targets), someOrOne(sigma), kernels).solve(method, stream);
    }

    private static boolean isPrimal(SubSolver method, Activities activities, Penalty penalty) {
        return method instanceof Cholesky cholesky
                && switch (cholesky.form()) {
                    case PRIMAL -> true;
                    case DUAL -> false;
                    case SMALLER -> activities.points() >= activities.neurons() || !penalty.isOne();
                };
    }

    /** One zero for many. */
    private static double[] someOrOne(double... sigma) {
        return Arrays.stream(sigma).allMatch(value -> value == 0) ? new double[1] : sigma;
    }

    /** The decoders, one row a neuron and one column a target. */
    private static double[] byNormalEquations(Activities activities, Points targets, Penalty penalty) {
        NormalEquations equations = NormalEquations.of(activities, targets);
        double[] sigma = penalty.sigma(equations.survey());
        if (someOrOne(sigma)[0] == 0) {
            equations.whole(); // without a penalty a silent neuron's decoder may be anything, which is an error
            sigma = new double[1];
        }
        int n = equations.size();
        double[] decoders = equations.products();
        double[] gram = equations.gram();
        for (int i = 0; i < n; i++) {
            double own = sigma[sigma.length == 1 ? 0 : i];
            gram[i * n + i] += activities.points() * own * own;
        }
        lanewise.kernel.Cholesky.of(activities.kernelsOfSquare(n), gram, n).solve(decoders, targets.dimensions());
        return equations.spread(decoders);
    }
}
