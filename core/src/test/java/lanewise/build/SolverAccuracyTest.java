package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.Tanh;
import lanewise.model.solver.BlockConjgrad;
import lanewise.model.solver.Conjgrad;
import lanewise.model.solver.ConjgradScipy;
import lanewise.model.solver.LsmrScipy;
import lanewise.model.solver.Lstsq;
import lanewise.model.solver.LstsqDrop;
import lanewise.model.solver.LstsqL1;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqL2nz;
import lanewise.model.solver.LstsqMultNoise;
import lanewise.model.solver.LstsqNoise;
import lanewise.model.solver.Nnls;
import lanewise.model.solver.NnlsL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.RandomizedSvd;
import lanewise.model.solver.Solver;
import lanewise.model.solver.Svd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every solver's decoders do what they are for, at points that were not among those solved for. */
class SolverAccuracyTest {
    private final Network net = new Network("net", 3);
    private final Ensemble ensemble = net.ensemble(
            "ensemble",
            100,
            1,
            e -> e.maxRates(new Uniform(50, 100))
                    .intercepts(new Uniform(-0.9, 0.9))
                    .evalPointCount(1000));

    /** What is decoded at new points from -1 to 1, less what should be. */
    private double[] errors(Solver solver, DoubleUnaryOperator function) {
        Connection connection = net.connect(
                ensemble,
                net.passThrough("sink", 1),
                c -> c.solver(solver).function(x -> new double[] {function.applyAsDouble(x[0])}));
        BuiltNetwork built = Builder.build(net);
        double[][] points = new double[257][1];
        for (int p = 0; p < points.length; p++) {
            points[p][0] = p / 128.0 - 1;
        }
        Matrix rates = Matrix.of(new EnsembleActivities(
                ensemble, built.ensemble(ensemble), Points.of(points), new Builder.Options(), 1));
        double[] weights = built.connection(connection).weights().orElseThrow()[0];
        double[] errors = rates.times(new Matrix(100, 1, weights)).values();
        for (int p = 0; p < errors.length; p++) {
            errors[p] -= function.applyAsDouble(points[p][0]);
        }
        return errors;
    }

    private static double rms(double... values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
    }

    private static double largest(double... values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    static final List<Solver> EXACT = List.of(
            new Lstsq(),
            new LstsqL2(0.01),
            new LstsqL2nz(0.01),
            new LstsqL1(),
            new LstsqL2(0.01, new Conjgrad(1e-3)),
            new LstsqL2(0.01, new BlockConjgrad(1e-3)),
            new LstsqL2(0.01, new ConjgradScipy()),
            new LstsqL2(0.01, new LsmrScipy()),
            new LstsqL2(0.01, new Svd()),
            new LstsqL2(0.01, new RandomizedSvd()));

    @ParameterizedTest
    @FieldSource("EXACT")
    void theyDecodeTheValue(Solver solver) {
        double[] errors = errors(solver, x -> x);
        assertThat(rms(errors)).isLessThan(0.02 * rms(points()));
        assertThat(largest(errors)).isLessThan(0.05);
    }

    private static double[] points() {
        double[] points = new double[257];
        Arrays.setAll(points, p -> p / 128.0 - 1);
        return points;
    }

    static final List<Solver> ROUGH = List.of(new LstsqNoise(), new LstsqMultNoise(), new LstsqDrop(), new LstsqL2());

    @ParameterizedTest
    @FieldSource("ROUGH")
    void someDecodeItRoughly(Solver solver) {
        assertThat(rms(errors(solver, x -> x))).isLessThan(0.05);
    }

    static final List<Solver> POSITIVE = List.of(new Nnls(), new NnlsL2(0.01), new NnlsL2nz(0.01));

    @ParameterizedTest
    @FieldSource("POSITIVE")
    void positiveOnesDecodeASquare(Solver solver) {
        double[] errors = errors(solver, x -> x * x);
        assertThat(largest(errors)).isLessThan(0.05);
        double[] squares = Arrays.stream(points()).map(x -> x * x).toArray();
        assertThat(rms(errors)).isLessThan(0.03 * rms(squares));
    }

    static final List<Solver> OF_ANY_SIGN = List.of(
            new Lstsq(), new LstsqL2(), new LstsqL2nz(), new LstsqNoise(), new LstsqMultNoise(), new LstsqDrop());

    /** Activities may be negative, all of them. */
    @ParameterizedTest
    @FieldSource("OF_ANY_SIGN")
    void negativeActivitiesAreNoTrouble(Solver solver) {
        double[][] points = new double[200][1];
        for (int p = 0; p < points.length; p++) {
            points[p][0] = p / 100.0 - 1;
        }
        Network tanh = new Network("tanh", 4);
        Ensemble negative = tanh.ensemble(
                "negative", 30, 1, e -> e.neurons(new Tanh()).gainBias(new Uniform(0.2, 2), Choice.of(-2.5)));
        Builder.Options options = new Builder.Options();
        BuiltEnsemble built = Builder.build(tanh).ensemble(negative);
        Matrix rates = Matrix.of(new EnsembleActivities(negative, built, Points.of(points), options, 1));
        assertThat(rates.max()).isNegative();
        double[][] rows = new double[200][];
        Arrays.setAll(rows, rates::row);
        Solution solution = Solution.of(solver, rows, points, new RandomStream(2));
        assertThat(solution.rmses()[0]).isLessThan(0.6);
        assertThat(solution.values()).doesNotContain(Double.NaN);
    }

    @Test
    void fewDecodersCanDo() {
        Connection sparse = net.connect(ensemble, net.passThrough("sink", 1), c -> c.solver(new LstsqL1(1e-2, 1e-6)));
        Connection dense = net.connect(ensemble, net.passThrough("other", 1), c -> c.solver(new LstsqL1(1e-5, 1e-6)));
        BuiltNetwork built = Builder.build(net);
        assertThat(used(built, sparse)).isBetween(2L, 30L).isLessThan(used(built, dense) / 2);
    }

    private static long used(BuiltNetwork built, Connection connection) {
        double[] weights = built.connection(connection).weights().orElseThrow()[0];
        return Arrays.stream(weights).filter(weight -> weight != 0).count();
    }
}
