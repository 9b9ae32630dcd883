package lanewise.model.solver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.build.Solution;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.distribution.Uniform;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Sparse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person may get wrong with solvers, and what they are told. */
class SolverErrorsTest {
    record Mistake(String name, Runnable made, List<String> told) {
        static Mistake of(String name, Runnable made, String... told) {
            return new Mistake(name, made, List.of(told));
        }

        static Mistake built(String name, Consumer<Connection.Options> choose, String... told) {
            return of(name, () -> build(choose), told);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static void build(Consumer<Connection.Options> choose) {
        Network net = new Network("net", 0);
        Ensemble a = net.ensemble("a", 10, 2);
        net.connect(a, net.ensemble("b", 5, 2), choose);
        Builder.build(net);
    }

    private static Solution solve(Solver solver, double[][] activities, double[][] targets) {
        return Solution.of(solver, activities, targets, new RandomStream(0));
    }

    static Stream<Mistake> mistakes() {
        double[][] table = {{1, 2}, {3, 4}, {5, 7}};
        double[][] wanted = {{1, 2}, {2, 4}, {3, 6}};
        return Stream.of(
                Mistake.of("rcond", () -> new Lstsq(-1), "Lstsq", "rcond is -1.0", "at least 0"),
                Mistake.of("noise", () -> new LstsqNoise(-0.1), "LstsqNoise", "noise is -0.1", "at least 0"),
                Mistake.of("other noise", () -> new LstsqMultNoise(0 / 0d), "LstsqMultNoise", "noise is NaN"),
                Mistake.of("reg", () -> new LstsqL2nz(-1), "LstsqL2nz", "reg is -1.0", "at least 0"),
                Mistake.of("reg of NNLS", () -> new NnlsL2(1 / 0d), "NnlsL2", "reg is Infinity", "finite"),
                Mistake.of("l1", () -> new LstsqL1(-1, 0), "LstsqL1", "l1 is -1.0", "at least 0"),
                Mistake.of("l2", () -> new LstsqL1(0, -1), "LstsqL1", "l2 is -1.0", "at least 0"),
                Mistake.of("no rounds", () -> new LstsqL1(0, 0, 0), "LstsqL1", "maxIterations is 0", "at least 1"),
                Mistake.of("drop", () -> new LstsqDrop(1), "LstsqDrop", "drop is 1.0", "below 1"),
                Mistake.of(
                        "weights within",
                        () -> new LstsqDrop(0.5, new LstsqL2().withWeights(), new LstsqL2()),
                        "LstsqDrop: solver1 is FullWeights",
                        "withWeights() of the whole"),
                Mistake.of("null", () -> new LstsqL2(0.1, null), "LstsqL2", "solver is null", "default"),
                Mistake.of("tolerance", () -> new Conjgrad(-1), "Conjgrad", "tol is -1.0"),
                Mistake.of("block tolerance", () -> new BlockConjgrad(-1), "BlockConjgrad", "tol is -1.0"),
                Mistake.of("absolute", () -> new ConjgradScipy(0, -1), "ConjgradScipy", "atol is -1.0"),
                Mistake.of("tolerance of LSMR", () -> new LsmrScipy(-1), "LsmrScipy", "tol is -1.0"),
                Mistake.of(
                        "no components", () -> new RandomizedSvd(0), "RandomizedSvd", "components is 0", "at least 1"),
                Mistake.of(
                        "no steps",
                        () -> new Conjgrad(0, OptionalInt.of(0), Optional.empty()),
                        "Conjgrad",
                        "maxIterations is 0"),
                Mistake.of("ragged values", () -> new NoSolver(new double[][] {{1}, {2, 3}}), "row 1", "2 values"),
                Mistake.of(
                        "start of another shape",
                        () -> solve(
                                new LstsqL2(new Conjgrad(0, OptionalInt.empty(), Optional.of(Points.of(table)))),
                                table,
                                wanted),
                        "start from 3 rows, 2 columns",
                        "2 neurons",
                        "2 targets"),
                Mistake.of(
                        "dependent targets",
                        () -> solve(new LstsqL2(new BlockConjgrad(0)), table, wanted),
                        "BlockConjgrad",
                        "depend on each other",
                        "use Conjgrad"),
                Mistake.of(
                        "drops all",
                        () -> solve(new LstsqDrop(0.9), table, wanted),
                        "LstsqDrop",
                        "0.9 of 4 decoders drops all",
                        "drop less"),
                Mistake.of(
                        "points and targets",
                        () -> solve(new Lstsq(), table, new double[2][1]),
                        "3 rows of activities",
                        "2 of targets"),
                Mistake.of("silence", () -> solve(new Lstsq(), new double[3][2], wanted), "no neuron fires"),
                Mistake.built(
                        "decoders of 2 neurons",
                        c -> c.solver(new NoSolver(new double[][] {{1, 2}, {3, 4}})),
                        "connection a -> b",
                        "2 rows",
                        "10 neurons"),
                Mistake.built(
                        "weights by a convolution",
                        c -> c.solver(new Nnls().withWeights())
                                .function(x -> new double[4])
                                .transform(Convolution.of(1, ChannelShape.last(4, 1))),
                        "connection a -> b",
                        "convolution",
                        "Nnls",
                        "give a dense one"),
                Mistake.built(
                        "weights by a sparse matrix",
                        c -> c.solver(new LstsqDrop().withWeights())
                                .transform(Sparse.of(2, 2, new int[][] {{0, 1}}, new Uniform(0, 1))),
                        "connection a -> b",
                        "sparse",
                        "LstsqDrop",
                        "give a dense one"),
                Mistake.of(
                        "weights to a node",
                        () -> {
                            Network net = new Network("net", 0);
                            Ensemble a = net.ensemble("a", 10, 2);
                            net.connect(a, net.passThrough("sink", 2), c -> c.solver(new Nnls().withWeights()));
                            Builder.build(net);
                        },
                        "connection a -> sink",
                        "sink is no ensemble",
                        "leave out weights"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areTold(Mistake mistake) {
        assertThatThrownBy(mistake.made::run)
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(mistake.told.toArray(String[]::new));
    }
}
