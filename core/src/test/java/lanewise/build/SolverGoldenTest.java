package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.math.RandomStream;
import lanewise.model.solver.BlockConjgrad;
import lanewise.model.solver.Cholesky;
import lanewise.model.solver.Conjgrad;
import lanewise.model.solver.ConjgradScipy;
import lanewise.model.solver.LsmrScipy;
import lanewise.model.solver.Lstsq;
import lanewise.model.solver.LstsqDrop;
import lanewise.model.solver.LstsqL1;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqL2nz;
import lanewise.model.solver.Nnls;
import lanewise.model.solver.NnlsL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;
import lanewise.model.solver.RandomizedSvd;
import lanewise.model.solver.Solver;
import lanewise.model.solver.SubSolver;
import lanewise.model.solver.Svd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Solvers alone, on four points and three neurons: what Nengo's give, to the last digits. */
class SolverGoldenTest {
    private static final double[][] ACTIVITIES = {{10, 0, 5}, {20, 0, 0}, {0, 15, 30}, {5, 5, 5}};
    private static final double[][] TARGETS = {{1}, {.5}, {-1}, {0}};

    static Stream<Arguments> nengos() {
        return Stream.of(
                golden(new LstsqL2(), .3589551800307015, .03855533388126335, -.0442045592707799, -.006992377674923225),
                golden(
                        new LstsqL2(.05),
                        .31862366642010953,
                        .03949917418165847,
                        -.09007886363085242,
                        .01545883437020908),
                golden(
                        new LstsqL2nz(),
                        .3390618146295241,
                        .03876758718388129,
                        -.06478150350834082,
                        .0029310594960806516),
                golden(new Lstsq(), .29304713507663466, .03844155844155843, -.1615584415584413, .05142857142857127),
                golden(new Nnls(), .6099375455928332, .03809523809523809, 0, 0),
                golden(new NnlsL2(), .6286589052771554, .03549906188623266, 0, .0015702158507742306),
                golden(new NnlsL2nz(), .6279778217044766, .036085521185685775, 0, .0015334875166042453),
                golden(new LstsqDrop(.4), .5845887286911093, 0, -.051710986145358386, -.00044349044721578773));
    }

    private static Arguments golden(Solver solver, double rmse, double... decoders) {
        return Arguments.of(solver, rmse, decoders);
    }

    @ParameterizedTest
    @MethodSource("nengos")
    void areNengos(Solver solver, double rmse, double[] decoders) {
        Solution solution = solve(solver);
        assertThat(solution.values()).hasSize(3);
        for (int j = 0; j < 3; j++) {
            assertThat(solution.decoders()[j][0]).as("decoder %d", j).isCloseTo(decoders[j], within(1e-12));
        }
        assertThat(solution.rmses()).hasSize(1);
        assertThat(solution.rmses()[0]).isCloseTo(rmse, within(1e-12));
    }

    private static Solution solve(Solver solver) {
        return Solution.of(solver, ACTIVITIES, TARGETS, new RandomStream(0));
    }

    static final SubSolver[] METHODS = {
        new Cholesky(Cholesky.Form.DUAL),
        new Conjgrad(1e-9),
        new BlockConjgrad(1e-9),
        new ConjgradScipy(1e-14, 0),
        new LsmrScipy(1e-15),
        new Svd(),
        new RandomizedSvd()
    };

    @ParameterizedTest
    @FieldSource("METHODS")
    void everyMethodFindsThem(SubSolver method) {
        assertThat(solve(new LstsqL2(.1, method)).values())
                .containsExactly(solve(new LstsqL2()).values(), within(1e-12));
        assertThat(solve(new LstsqL2nz(.1, method)).values())
                .containsExactly(solve(new LstsqL2nz()).values(), within(1e-12));
    }

    @Test
    void leastSquaresTellTheirSingularValues() {
        SolverInfo info = solve(new Lstsq()).info();
        assertThat(info.rank()).hasValue(3);
        double square = info.singularValues().stream().mapToDouble(s -> s * s).sum();
        double entries = Arrays.stream(ACTIVITIES)
                .flatMapToDouble(Arrays::stream)
                .map(value -> value * value)
                .sum();
        assertThat(square).isCloseTo(entries, within(1e-9));
        assertThat(info.singularValues()).isSortedAccordingTo((x, y) -> Double.compare(y, x));
        assertThat(info.residuals()).hasSize(1);
        assertThat(info.residuals().getFirst()).isCloseTo(.29304713507663466 * 2, within(1e-12));
    }

    @Test
    void smallSingularValuesDoNotCount() {
        Solution solution = solve(new Lstsq(0.99));
        assertThat(solution.info().rank()).hasValue(1);
        assertThat(solution.info().residuals()).isEmpty();
        assertThat(solution.rmses()[0]).isGreaterThan(solve(new Lstsq()).rmses()[0]);
    }

    @Test
    void iterationsAreCounted() {
        assertThat(solve(new LstsqL2(new Conjgrad(1e-9))).info().iterations()).containsExactly(3);
        assertThat(solve(new LstsqL2(new BlockConjgrad(1e-9))).info().iterations())
                .containsExactly(3);
        assertThat(solve(new LstsqL2(new LsmrScipy(1e-15))).info().iterations()).containsExactly(3);
        assertThat(solve(new LstsqL1(1e-3, 1e-6)).info().iterations().getFirst())
                .isBetween(2, 999);
        assertThat(solve(new Nnls()).info().residuals().getFirst()).isCloseTo(.6099375455928332 * 2, within(1e-12));
    }

    /** The gradient of the squares is as large as the weight of the absolute values where a decoder is not 0. */
    @Test
    void theElasticNetBalancesSlopeAndWeight() {
        double l1 = 0.01;
        double l2 = 0.001;
        double[] x = solve(new LstsqL1(l1, l2, 100_000)).values();
        assertThat(x).contains(0);
        for (int j = 0; j < 3; j++) {
            double slope = 0;
            for (int i = 0; i < 4; i++) {
                double rest = TARGETS[i][0];
                for (int k = 0; k < 3; k++) {
                    rest -= ACTIVITIES[i][k] * x[k];
                }
                slope += rest * ACTIVITIES[i][j] / 4;
            }
            double weight = l1 * 30;
            double pull = slope - l2 * 900 * x[j];
            assertThat(pull)
                    .as("decoder %d", j)
                    .isCloseTo(x[j] == 0 ? pull : Math.copySign(weight, x[j]), within(0.02));
            assertThat(Math.abs(pull)).isLessThanOrEqualTo(weight + 0.02);
        }
    }

    @Test
    void givenDecodersAreTaken() {
        double[][] given = {{1}, {2}, {3}};
        assertThat(solve(new NoSolver(given)).decoders()).isDeepEqualTo(given);
        assertThat(solve(new NoSolver()).decoders()).isDeepEqualTo(new double[3][1]);
    }
}
