package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.kernel.ScalarKernels;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.LifRate;
import lanewise.model.solver.BlockConjgrad;
import lanewise.model.solver.Cholesky;
import lanewise.model.solver.Conjgrad;
import lanewise.model.solver.ConjgradScipy;
import lanewise.model.solver.LsmrScipy;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.RandomizedSvd;
import lanewise.model.solver.SubSolver;
import lanewise.model.solver.Svd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The methods of least squares find the same, each as well as it can. */
class SubSolverTest {
    private final RandomStream stream = new RandomStream(39408);

    private Matrix random(int rows, int columns) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int at = 0; at < matrix.values().length; at++) {
            matrix.values()[at] = stream.gaussian();
        }
        return matrix;
    }

    private static double[] solve(SubSolver method, Matrix a, Matrix y, double sigma) {
        LinearSystem system = new LinearSystem(a, y, new double[] {sigma}, ScalarKernels.INSTANCE);
        return system.solve(method, new RandomStream(1)).decoders();
    }

    private double[][] lif;
    private double[][] values;

    /** The rates of 100 neurons at 1,000 points of two dimensions. */
    private void makeLif() {
        Network net = new Network("net", 8);
        Ensemble ensemble = net.ensemble(
                "ensemble",
                100,
                2,
                e -> e.neurons(new LifRate()).maxRates(new Uniform(50, 100)).intercepts(new Uniform(-0.9, 0.9)));
        net.connect(ensemble, net.passThrough("sink", 2));
        BuiltEnsemble built = Builder.build(net).ensemble(ensemble);
        Activities rates = new EnsembleActivities(
                ensemble, built, built.evalPoints(), new Builder.Options().kernels(ScalarKernels.INSTANCE), 1);
        Matrix all = Matrix.of(rates);
        lif = new double[all.rows()][];
        values = new double[all.rows()][];
        for (int i = 0; i < all.rows(); i++) {
            lif[i] = all.row(i);
            values[i] = built.evalPoints().row(i);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 1e-4", "500, 1e-6", "100000, 1e-8"})
    void bothFormsRecoverWhatWasPutIn(double condition, double sigma) {
        int n = 100;
        Matrix left = orthonormal(n);
        Matrix a = scaledColumns(left, condition).times(orthonormal(n));
        Matrix x = random(n, 2);
        Matrix y = a.times(x);
        double[] primal = primal(a, y, sigma);
        double[] dual = solve(new Cholesky(Cholesky.Form.DUAL), a, y, sigma);
        double bound = Math.sqrt(condition) * 1e-7;
        // at the largest condition the penalty itself moves the smallest directions by more
        double moved = n * sigma * sigma * condition * condition;
        assertThat(primal).containsExactly(x.values(), within(bound + 4 * moved));
        assertThat(dual).containsExactly(x.values(), within(bound + 4 * moved));
    }

    /** Orthonormal columns, all of a square. */
    private Matrix orthonormal(int n) {
        return RandomSubspace.of(random(n, n), n, 0, stream, ScalarKernels.INSTANCE);
    }

    /** Singular values from 1 down to 1 by the condition. */
    private static Matrix scaledColumns(Matrix matrix, double condition) {
        Matrix scaled = matrix.copy();
        int n = matrix.columns();
        for (int at = 0; at < scaled.values().length; at++) {
            int j = at % n;
            scaled.values()[at] *= StrictMath.pow(condition, -(double) j / (n - 1));
        }
        return scaled;
    }

    private static double[] primal(Matrix a, Matrix y, double sigma) {
        Activities given = new GivenActivities(a, ScalarKernels.INSTANCE, 1);
        LstsqL2 solver = new LstsqL2(sigma / a.max(), new Cholesky(Cholesky.Form.PRIMAL));
        return LeastSquares.solve(solver, given, new DrawnPoints(y.rows(), y.columns(), y.values()), stream0())
                .decoders();
    }

    private static RandomStream stream0() {
        return new RandomStream(0);
    }

    @ParameterizedTest
    @CsvSource({"5", "1000"})
    void singularValuesAreExact(double condition) {
        Matrix a = scaledColumns(orthonormal(60), condition).times(orthonormal(60));
        Matrix x = random(60, 3);
        assertThat(solve(new Svd(), a, a.times(x), 0)).containsExactly(x.values(), within(1e-8));
    }

    @Test
    void theSmallerEquationsAreTheDefault() {
        Matrix fat = random(20, 50);
        Matrix y = random(20, 2);
        Activities given = new GivenActivities(fat, ScalarKernels.INSTANCE, 1);
        Points targets = new DrawnPoints(20, 2, y.values());
        LstsqL2 solver = new LstsqL2(0.1);
        double[] smaller = LeastSquares.solve(solver, given, targets, stream).decoders();
        double sigma = 0.1 * fat.max();
        assertThat(smaller).isEqualTo(solve(new Cholesky(Cholesky.Form.DUAL), fat, y, sigma));
        assertThat(smaller).containsExactly(primal(fat, y, sigma), within(1e-10));
        assertThat(smaller).containsExactly(solve(new Svd(), fat, y, sigma), within(1e-10));
    }

    @Test
    void withoutAPenaltyFatSystemsHaveTheirSmallestSolution() {
        Matrix fat = random(20, 50);
        Matrix y = random(20, 2);
        double[] smallest = solve(new Svd(), fat, y, 0);
        assertThat(solve(new Cholesky(), fat, y, 0)).containsExactly(smallest, within(1e-10));
        assertThat(fat.times(new Matrix(50, 2, smallest)).values()).containsExactly(y.values(), within(1e-10));
    }

    static final SubSolver[] ITERATIVE = {
        new Conjgrad(1e-3), new BlockConjgrad(1e-3), new ConjgradScipy(1e-4), new LsmrScipy(1e-4)
    };

    @ParameterizedTest
    @FieldSource("ITERATIVE")
    void iterationsEndNearTheSolution(SubSolver method) {
        makeLif();
        double[] exact = Solution.of(new LstsqL2(), lif, values, stream).values();
        Solution solution = Solution.of(new LstsqL2(method), lif, values, stream);
        boolean own = method instanceof Conjgrad || method instanceof BlockConjgrad;
        for (int i = 0; i < exact.length; i++) {
            double bound = own ? 1e-6 : 2e-5;
            assertThat(solution.values()[i]).isCloseTo(exact[i], within(bound + 1e-3 * Math.abs(exact[i])));
        }
        assertThat(solution.info().iterations()).allMatch(count -> count > 1 && count < 60);
    }

    @Test
    void aGoodStartIsTheEnd() {
        makeLif();
        Solution solved = Solution.of(new LstsqL2(), lif, values, stream);
        Optional<Points> start = Optional.of(Points.of(solved.decoders()));
        SubSolver again = new Conjgrad(1e-2, OptionalInt.empty(), start);
        assertThat(Solution.of(new LstsqL2(again), lif, values, stream).info().iterations())
                .containsExactly(1, 1);
        assertThat(Solution.of(new LstsqL2(new BlockConjgrad(1e-2, start)), lif, values, stream)
                        .info()
                        .iterations())
                .containsExactly(1);
    }

    @Test
    void stepsCanBeLimited() {
        makeLif();
        SubSolver short1 = new Conjgrad(1e-9, OptionalInt.of(4), Optional.empty());
        assertThat(Solution.of(new LstsqL2(short1), lif, values, stream).info().iterations())
                .containsExactly(4, 4);
    }

    @Test
    void randomSingularValuesAreNearlyTheLargest() {
        Matrix a = scaledColumns(orthonormal(100), 1e9).times(orthonormal(100));
        Matrix y = random(100, 2);
        for (Matrix each : new Matrix[] {a, a.transposed(), fat(a)}) {
            Matrix right = new Matrix(each.rows(), 2, Arrays.copyOf(y.values(), 2 * each.rows()));
            double[] largest = SingularValues.of(each, right)
                    .solution(each.rows() * 1e-6, 0, 60)
                    .values();
            double[] exact = solve(new Svd(), each, right, 1e-3);
            assertThat(solve(new RandomizedSvd(60, 10, 2), each, right, 1e-3)).containsExactly(largest, within(1e-6));
            assertThat(largest).isNotEqualTo(exact);
            assertThat(solve(new RandomizedSvd(95, 10, 0), each, right, 1e-3)).isEqualTo(exact);
        }
    }

    private static Matrix fat(Matrix a) {
        return new Matrix(90, 100, Arrays.copyOf(a.values(), 9000));
    }
}
