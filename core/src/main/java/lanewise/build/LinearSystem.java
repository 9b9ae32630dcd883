package lanewise.build;

import java.util.List;
import lanewise.kernel.Kernels;
import lanewise.math.RandomStream;
import lanewise.model.solver.BlockConjgrad;
import lanewise.model.solver.Cholesky;
import lanewise.model.solver.Conjgrad;
import lanewise.model.solver.ConjgradScipy;
import lanewise.model.solver.LsmrScipy;
import lanewise.model.solver.RandomizedSvd;
import lanewise.model.solver.SubSolver;
import lanewise.model.solver.Svd;

/**
 * Least squares with a penalty, held whole: wanted is the X that minimises {@code |A X - Y|^2 + m |sigma X|^2}.
 *
 * @param a the activities, m by n
 * @param y the targets, m by d
 * @param sigma one value for all neurons, or one for each, then positive
 * @param kernels what to multiply with
 */
record LinearSystem(Matrix a, Matrix y, double[] sigma, Kernels kernels) {
    Found solve(SubSolver method, RandomStream stream) {
        return switch (method) {
            case Conjgrad conjgrad -> new ConjugateGradients(this).solve(conjgrad);
            case ConjgradScipy conjgrad -> new ConjugateGradients(this).solve(conjgrad);
            case BlockConjgrad conjgrad -> BlockConjugateGradients.solve(conjgrad, this);
            case Cholesky cholesky -> scaled(LinearSystem::dual);
            case LsmrScipy lsmr -> scaled(system -> Lsmr.solve(lsmr, system));
            case Svd svd -> scaled(LinearSystem::bySingularValues);
            case RandomizedSvd svd -> scaled(system -> system.byLargestSingularValues(svd, stream));
        };
    }

    /** What is added to the diagonal of {@code A^T A}, one value a neuron. */
    double[] penalties() {
        double[] penalties = new double[a.columns()];
        for (int j = 0; j < penalties.length; j++) {
            double own = sigma[sigma.length == 1 ? 0 : j];
            penalties[j] = a.rows() * own * own;
        }
        return penalties;
    }

    /** What is added to the diagonal, if sigma is the same for all neurons. */
    private double penalty() {
        return a.rows() * sigma[0] * sigma[0];
    }

    /** {@code A^T Y}. */
    Matrix products() {
        return a.transposedTimes(y, kernels);
    }

    /** A method that knows one sigma only. */
    @FunctionalInterface
    private interface OfOneSigma {
        Found solve(LinearSystem system);
    }

    /** With a sigma for each neuron solves for {@code Z = sigma X} instead, by {@code A / sigma} and a sigma of 1. */
    private Found scaled(OfOneSigma method) {
        if (sigma.length == 1) {
            return method.solve(this);
        }
        int n = a.columns();
        Matrix divided = a.copy();
        for (int at = 0; at < divided.values().length; at++) {
            divided.values()[at] /= sigma[at % n];
        }
        Found found = method.solve(new LinearSystem(divided, y, new double[] {1}, kernels));
        double[] decoders = found.decoders();
        for (int at = 0; at < decoders.length; at++) {
            decoders[at] /= sigma[at / y.columns()];
        }
        return new Found(decoders, found.info());
    }

    /** {@code X = A^T Z} with {@code (A A^T + m sigma^2) Z = Y}. */
    private Found dual() {
        int m = a.rows();
        Matrix across = a.transposed();
        double[] gram = Matrix.zeros(m, m).values();
        kernels.matrices().gramInc(gram, 0, m, across.values(), 0, m, m, a.columns(), 1, 0, m);
        for (int i = 0; i < m; i++) {
            gram[i * m + i] += penalty();
        }
        Matrix z = y.copy();
        lanewise.kernel.Cholesky.of(kernels, gram, m).solve(z.values(), y.columns());
        return new Found(a.transposedTimes(z, kernels).values());
    }

    private Found bySingularValues() {
        SingularValues singular = SingularValues.of(a, y);
        return new Found(
                singular.solution(penalty(), singular.least(), a.columns()).values(), singular.info());
    }

    private Found byLargestSingularValues(RandomizedSvd svd, RandomStream stream) {
        int wanted = svd.components() + svd.oversamples();
        if (Math.min(a.rows(), a.columns()) <= wanted) {
            return bySingularValues();
        }
        boolean fat = a.rows() < a.columns();
        Matrix tall = fat ? a.transposed() : a;
        Matrix basis = RandomSubspace.of(tall, wanted, svd.iterations(), stream, kernels);
        SingularValues singular = fat
                ? SingularValues.of(a.times(basis), y)
                : SingularValues.of(basis.transposedTimes(a, kernels), basis.transposedTimes(y, kernels));
        Matrix solution = singular.solution(penalty(), singular.least(), svd.components());
        SolverInfo info = new SolverInfo(
                List.of(),
                singular.info().rank(),
                List.copyOf(singular.info().singularValues().subList(0, svd.components())),
                List.of());
        return new Found((fat ? basis.times(solution) : solution).values(), info);
    }
}
