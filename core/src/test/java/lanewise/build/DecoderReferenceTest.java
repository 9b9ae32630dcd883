package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.kernel.ScalarKernels;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.VectorFunction;
import lanewise.model.solver.Solver;
import lanewise.reference.Npy;
import lanewise.reference.ReferenceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every solver finds what Nengo found for the same seed. */
class DecoderReferenceTest {
    private static final double BOUND = 1e-7;
    private static final double BOUND_OF_ITERATIONS = 1e-5;

    /** A case as Nengo described it. */
    record Case(Json.Members members) {
        private Json at(String... path) {
            Json value = members;
            for (String name : path) {
                value = ((Json.Members) value).values().get(name);
            }
            return value;
        }

        int whole(String... path) {
            return Math.toIntExact(((Json.Whole) at(path)).value());
        }

        String text(String... path) {
            return ((Json.Text) at(path)).value();
        }

        double real(String... path) {
            return ((Json.Real) at(path)).value();
        }

        boolean iterates() {
            return text("solver").contains("LSMR") || text("solver").contains("Conjgrad");
        }

        VectorFunction function() {
            return switch (text("function")) {
                case "identity" -> x -> x;
                case "square" ->
                    x -> Arrays.stream(x).map(value -> value * value).toArray();
                case "product" -> x -> new double[] {x[0] * x[x.length - 1]};
                default -> throw new IllegalArgumentException("no function " + text("function"));
            };
        }

        @Override
        public String toString() {
            return "%d: %s of %s".formatted(whole("id"), text("solver"), text("function"));
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = ReferenceFile.open("decoders/cases.json")) {
            Json.Elements cases = (Json.Elements) Json.parse("cases.json", file.readAllBytes(), Limits.DEFAULT);
            return cases.values().stream().map(each -> new Case((Json.Members) each));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areFound(Case given) {
        Network network = new Network("reference", given.whole("network_seed"));
        Ensemble pre = network.ensemble("a", given.whole("pre", "n_neurons"), given.whole("pre", "dimensions"));
        Ensemble post = network.ensemble("b", given.whole("post", "n_neurons"), given.whole("post", "dimensions"));
        Solver solver = SolverText.parse(given.text("solver")).solver();
        Connection connection =
                network.connect(pre, post, c -> c.function(given.function()).solver(solver));

        BuiltNetwork net = Builder.build(network);
        BuiltConnection built = net.connection(connection);

        double[] expected = Npy.read("decoders/" + given.text("arrays", "weights"));
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double[] weights = Arrays.stream(built.weights().orElseThrow())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double[] rmses = built.solution().orElseThrow().rmses();
        double rmse = given.real("mean_rmse");
        double[] bounds = new double[expected.length / pre.neuronCount()];
        Arrays.fill(bounds, (given.iterates() ? BOUND_OF_ITERATIONS : BOUND) * largest);
        double boundOfRmse = (given.iterates() ? BOUND_OF_ITERATIONS : BOUND) * rmse;
        if (given.iterates()) {
            Sensitivity moved = Sensitivity.of(net.ensemble(pre), pre, given.function(), solver);
            Arrays.setAll(bounds, k -> bounds[k] + 2 * moved.decoders()[k]);
            boundOfRmse += 2 * moved.rmse();
        }
        assertThat(weights).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(weights[i]).as("weight %d", i).isCloseTo(expected[i], within(bounds[i / pre.neuronCount()]));
        }
        assertThat(mean(rmses)).isCloseTo(rmse, within(boundOfRmse));
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /**
     * By how much rounding moves a solution: Krylov methods that do not orthogonalise again find a direction twice, and when
     * that is hangs on the last bits. SciPy's own LSMR moves as much when activities change by 1e-15 of themselves.
     *
     * @param decoders for each target by how much, at most
     * @param rmse by how much the mean error
     */
    record Sensitivity(double[] decoders, double rmse) {
        private static final int TRIALS = 12;

        static Sensitivity of(BuiltEnsemble built, Ensemble ensemble, VectorFunction function, Solver solver) {
            Matrix rates = Matrix.of(new EnsembleActivities(
                    ensemble, built, built.evalPoints(), new Builder.Options().kernels(ScalarKernels.INSTANCE), 1));
            double[][] targets = new double[rates.rows()][];
            Arrays.setAll(targets, i -> function.apply(built.evalPoints().row(i)));
            RandomStream stream = new RandomStream(1);
            Solution right = solve(solver, rates, targets, 0, stream);
            double[] decoders = new double[targets[0].length];
            double rmse = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                Solution moved = solve(solver, rates, targets, 0x1p-50, stream);
                for (int at = 0; at < right.values().length; at++) {
                    int k = at % decoders.length;
                    decoders[k] = Math.max(decoders[k], Math.abs(moved.values()[at] - right.values()[at]));
                }
                rmse = Math.max(rmse, Math.abs(mean(moved.rmses()) - mean(right.rmses())));
            }
            return new Sensitivity(decoders, rmse);
        }

        private static Solution solve(
                Solver solver, Matrix rates, double[][] targets, double change, RandomStream stream) {
            double[][] rows = new double[rates.rows()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = rates.row(i);
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] *= 1 + change * stream.uniform(-1, 1);
                }
            }
            return Solution.of(solver, rows, targets, stream);
        }
    }
}
