package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Uniform;
import lanewise.model.solver.Lstsq;
import lanewise.model.solver.LstsqDrop;
import lanewise.model.solver.LstsqL1;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqL2nz;
import lanewise.model.solver.LstsqNoise;
import lanewise.model.solver.Nnls;
import lanewise.model.solver.NnlsL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;
import lanewise.model.solver.RandomizedSvd;
import lanewise.model.solver.Solver;
import lanewise.model.transform.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Full matrices of weights, and what solvers and transforms take from a connection's random numbers. */
class WeightSolverTest {
    private static final int NEURONS = 40;
    private static final Transform RANDOM = Transform.random(new Uniform(-1, 1));

    private final Network net = new Network("net", 5);
    private final Ensemble pre = net.ensemble("pre", NEURONS, 2, e -> e.seed(1));
    private final Ensemble post = net.ensemble("post", 30, 3, e -> e.radius(1.5).seed(2));

    private Connection connect(Consumer<Connection.Options> choose) {
        return net.connect(pre, post.at(2, 0), c -> {
            c.seed(9);
            choose.accept(c);
        });
    }

    private double[] weights(BuiltNetwork built, Connection connection) {
        return Arrays.stream(built.connection(connection).weights().orElseThrow())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** The encoders of the target, in its two entries, times weights to these. */
    private double[] encoded(BuiltNetwork built, double[] weights) {
        double[][] encoders = built.ensemble(post).scaledEncoders();
        double[] full = new double[30 * NEURONS];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < NEURONS; j++) {
                full[i * NEURONS + j] = encoders[i][2] * weights[j] + encoders[i][0] * weights[NEURONS + j];
            }
        }
        return full;
    }

    static final List<Solver> COMPOSITIONAL = List.of(
            new LstsqL2(),
            new LstsqL2nz(),
            new Lstsq(),
            new LstsqNoise(),
            new LstsqL2(new RandomizedSvd(10)),
            new NoSolver(new double[NEURONS][2]));

    @ParameterizedTest
    @FieldSource("COMPOSITIONAL")
    void weightsAreEncodersTimesDecoders(Solver solver) {
        Connection decoded = connect(c -> c.solver(solver).transform(RANDOM));
        Connection full = connect(c -> c.solver(solver.withWeights()).transform(RANDOM));
        BuiltNetwork built = Builder.build(net);
        double[] expected = encoded(built, weights(built, decoded));
        assertThat(weights(built, full)).containsExactly(expected, within(1e-12));
    }

    @Test
    void givenDecodersAreEncoded() {
        double[][] values = new double[NEURONS][2];
        for (int j = 0; j < NEURONS; j++) {
            values[j] = new double[] {j, 1.0 / (j + 1)};
        }
        Connection full = connect(c -> c.solver(new NoSolver(values).withWeights()));
        Connection zeros = connect(c -> c.solver(new NoSolver()));
        BuiltNetwork built = Builder.build(net);
        double[] columns = new double[2 * NEURONS];
        Arrays.setAll(columns, at -> values[at % NEURONS][at / NEURONS]);
        assertThat(weights(built, full)).containsExactly(encoded(built, columns), within(1e-12));
        assertThat(weights(built, zeros)).containsOnly(0).hasSize(2 * NEURONS);
        assertThat(built.connection(full).evalPoints()).isEmpty();
        assertThat(built.connection(full).solution()).isEmpty();
    }

    static final List<Solver> OTHERS =
            List.of(new LstsqDrop(), new LstsqL1(), new Nnls(), new NnlsL2(), new NnlsL2nz());

    /** What reaches the target's neurons, through a random transform, is what is solved for. */
    @ParameterizedTest
    @FieldSource("OTHERS")
    void othersSolveForCurrents(Solver solver) {
        assertThat(solver.compositional()).isFalse();
        Connection full = connect(c -> c.solver(solver.withWeights()).transform(RANDOM));
        BuiltNetwork built = Builder.build(net);
        Points points = built.ensemble(pre).evalPoints();
        double[] transform = new Uniform(-1, 1).sample(2, 2, new RandomStream(9));
        double[][] currents = new double[points.count()][30];
        double[][] rates = new double[points.count()][];
        Matrix activities = Matrix.of(activities(built));
        for (int p = 0; p < currents.length; p++) {
            rates[p] = activities.row(p);
            double[] x = points.row(p);
            double first = transform[0] * x[0] + transform[1] * x[1];
            double second = transform[2] * x[0] + transform[3] * x[1];
            for (int i = 0; i < 30; i++) {
                double[][] encoders = built.ensemble(post).scaledEncoders();
                currents[p][i] = encoders[i][2] * first + encoders[i][0] * second;
            }
        }
        double[][] expected =
                Solution.of(solver, rates, currents, new RandomStream(0)).decoders();
        double[] weights = weights(built, full);
        double largest = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
        assertThat(weights).hasSize(30 * NEURONS);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < NEURONS; j++) {
                assertThat(weights[i * NEURONS + j]).isCloseTo(expected[j][i], within(1e-7 * largest));
            }
        }
        if (!(solver instanceof LstsqDrop || solver instanceof LstsqL1)) {
            assertThat(Arrays.stream(weights)).allMatch(weight -> weight >= 0);
        }
    }

    private Activities activities(BuiltNetwork built) {
        Builder.Options options = new Builder.Options();
        return new EnsembleActivities(
                pre, built.ensemble(pre), built.ensemble(pre).evalPoints(), options, 1);
    }

    @Test
    void droppedWeightsAreZeros() {
        Connection full = connect(c -> c.solver(new LstsqDrop(0.5).withWeights()));
        BuiltNetwork built = Builder.build(net);
        long zeros = Arrays.stream(weights(built, full)).filter(w -> w == 0).count();
        assertThat(zeros).isEqualTo(30 * NEURONS / 2);
    }

    /** Noise is taken from the connection's stream first, then the transform. */
    @Test
    void aTransformIsDrawnAfterTheSolversNumbers() {
        Connection noisy = connect(c -> c.solver(new LstsqNoise()).transform(RANDOM));
        Connection plain = connect(c -> c.transform(RANDOM));
        BuiltNetwork built = Builder.build(net);
        RandomStream stream = new RandomStream(9);
        assertTransformed(built, plain, new Uniform(-1, 1).sample(2, 2, stream));
        RandomStream late = new RandomStream(9);
        int count = built.ensemble(pre).evalPoints().count() * NEURONS;
        for (int i = 0; i < count; i++) {
            late.gaussian();
        }
        assertTransformed(built, noisy, new Uniform(-1, 1).sample(2, 2, late));
    }

    private void assertTransformed(BuiltNetwork built, Connection connection, double[] transform) {
        double[][] decoders =
                built.connection(connection).solution().orElseThrow().decoders();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < NEURONS; j++) {
                double sum = transform[2 * i] * decoders[j][0] + transform[2 * i + 1] * decoders[j][1];
                assertThat(weights(built, connection)[i * NEURONS + j]).isCloseTo(sum, within(1e-15));
            }
        }
    }

    @Test
    void evaluationPointsAreDrawnFromTheStreamFirst() {
        Ensemble wide = net.ensemble("wide", NEURONS, 2, e -> e.radius(2).evalPointCount(300));
        Connection scaled = net.connect(
                wide,
                post.at(2, 0),
                c -> c.seed(9).evalPoints(new Uniform(-0.5, 0.5)).transform(RANDOM));
        Connection unscaled = net.connect(
                wide,
                post.at(2, 0),
                c -> c.seed(9).evalPoints(new Uniform(-0.5, 0.5)).scaleEvalPoints(false));
        BuiltNetwork built = Builder.build(net);
        RandomStream stream = new RandomStream(9);
        double[] drawn = new Uniform(-0.5, 0.5).sample(300, 2, stream);
        Points points = built.connection(scaled).evalPoints().orElseThrow();
        Points inner = built.connection(unscaled).evalPoints().orElseThrow();
        assertThat(points.count()).isEqualTo(300);
        for (int p = 0; p < 300; p++) {
            assertThat(inner.row(p)).containsExactly(drawn[2 * p], drawn[2 * p + 1]);
            assertThat(points.row(p)).containsExactly(2 * drawn[2 * p], 2 * drawn[2 * p + 1]);
        }
        assertTransformed(built, scaled, new Uniform(-1, 1).sample(2, 2, stream));
    }

    static Stream<Solver> all() {
        return Stream.concat(COMPOSITIONAL.stream(), OTHERS.stream());
    }

    /** Neither the connections beside it nor threads change what a connection gets. */
    @ParameterizedTest
    @MethodSource("all")
    void nothingElseShows(Solver solver) {
        Connection first = connect(c -> c.solver(solver).transform(RANDOM));
        Connection points = connect(c -> c.solver(solver).evalPoints(new Uniform(-1, 1)));
        double[] alone = weights(Builder.build(net, b -> b.threads(1)), first);
        double[] drawn = weights(Builder.build(net, b -> b.threads(1)), points);
        connect(c -> c.solver(solver).function(x -> new double[] {x[0], x[0] * x[1]}));
        connect(c -> c.solver(solver.withWeights()));
        for (int threads = 1; threads <= 3; threads++) {
            int count = threads;
            BuiltNetwork built = Builder.build(net, b -> b.threads(count));
            assertThat(weights(built, first)).isEqualTo(alone);
            assertThat(weights(built, points)).isEqualTo(drawn);
        }
    }

    @Test
    void toANodeWeightsMakeNoDifference() {
        Node sink = net.passThrough("sink", 2);
        Connection full = net.connect(pre, sink, c -> c.solver(new LstsqL2().withWeights()));
        Connection plain = net.connect(pre, sink);
        BuiltNetwork built = Builder.build(net);
        assertThat(weights(built, full)).isEqualTo(weights(built, plain));
    }
}
