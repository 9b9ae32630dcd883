package lanewise.verify.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import lanewise.graph.Graph;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.sim.Simulator;
import lanewise.verify.io.ReferenceModels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What Nengo computed for the models of the reference, the oracle computes too, and the engine within floats. */
class ArchiveAgreementTest {
    private static final Kernels SCALAR = ScalarKernels.INSTANCE;
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final Json.Members YARDSTICK = yardstick();

    /** What is allowed to floats, and what as a multiple of what rounding alone leads to. */
    private static final double LEAST = 3e-6;

    private static final double MARGIN = 20;

    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void theOracleComputesWhatNengoDid(String name) {
        ModelArchive model = model(name);
        Oracle oracle = new Oracle(model.graph(), Rounding.EXACT, 0, HostFunctions.BY_NAME);
        oracle.run(model.steps());
        for (int probe = 0; probe < model.probes().size(); probe++) {
            assertThat(RelativeError.of(oracle.data(probe), expected(model, probe)))
                    .as("%s: %s", name, model.graph().probes().get(probe))
                    .isLessThanOrEqualTo(1e-12);
        }
    }

    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void theEngineStaysWithinTheBoundOfFloats(String name) {
        ModelArchive model = model(name);
        Graph graph = model.graph();
        Json.Members yardsticks = (Json.Members) YARDSTICK.values().get(name + ".zip");
        for (Kernels kernels : List.of(SCALAR, SIMD)) {
            try (Simulator simulator = Simulator.of(graph, options -> {
                HostFunctions.supply(options);
                options.kernels(kernels);
            })) {
                simulator.runSteps(model.steps());
                for (int probe = 0; probe < model.probes().size(); probe++) {
                    var probed = graph.probes().get(probe);
                    double yardstick = number(yardsticks.values().get("%d:%s".formatted(probe, probed.name())));
                    double[] computed =
                            RelativeError.widened(simulator.data(probed).values(0));
                    assertThat(RelativeError.of(computed, expected(model, probe)))
                            .as("%s: %s, %s kernels", name, probed, kernels.name())
                            .isLessThanOrEqualTo(Math.max(LEAST, MARGIN * yardstick));
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void everyWayOfRunningHasTheSameBits(String name) {
        ModelArchive model = model(name);
        new EveryWay(model.graph(), model.steps(), HostFunctions.BY_NAME).check(SCALAR, SIMD);
    }

    /** Also where a probe as a whole is within its bound. */
    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void aSpikeFallsAsideFirstWhereRoundingDecides(String name) {
        ModelArchive model = model(name);
        FirstDifference.of(model.graph(), model.steps(), HostFunctions.BY_NAME, options -> {
                    HostFunctions.supply(options);
                    options.kernels(SCALAR);
                })
                .ifPresent(difference -> assertThat(difference.spikes())
                        .as("%s: spikes that only one run has, in step %d", name, difference.step())
                        .allMatch(FirstDifference.Spike::isClose));
    }

    /** Also behind the first spike that fell aside, where the two runs are different ones. */
    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void everyStepIsTheOraclesFromWhereTheEngineStood(String name) {
        ModelArchive model = model(name);
        StepByStep compared = StepByStep.of(model.graph(), model.steps(), 0, HostFunctions.BY_NAME, options -> {
            HostFunctions.supply(options);
            options.kernels(SCALAR);
        });
        assertThat(compared.miss()).as(name).isEmpty();
        assertThat(compared.aside()).as("%s: spikes that fell aside", name).allMatch(FirstDifference.Spike::isClose);
        assertThat(compared.steps()).as(name).isEqualTo(model.steps());
    }

    private static ModelArchive model(String name) {
        return ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT);
    }

    private static double[] expected(ModelArchive model, int probe) {
        return model.probes().get(probe).expected().toDoubles();
    }

    private static double number(Json value) {
        return value instanceof Json.Whole whole ? whole.value() : ((Json.Real) value).value();
    }

    private static Json.Members yardstick() {
        try (InputStream in = ReferenceModels.class.getResourceAsStream("/lanewise/verify/models/yardstick.json")) {
            return (Json.Members) Json.parse("yardstick.json", in.readAllBytes(), Limits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
