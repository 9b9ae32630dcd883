package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.SimulationException;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Lowpass;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads and strips: of a population long enough to be split, alone and in a batch. */
class ThreadsTest {
    private static final int NEURONS = 20_011;
    private static final int DIMENSIONS = 8;
    private static final int STEPS = 40;

    private final Network network = new Network("wide", 3);
    private final Node input = network.node("input", DIMENSIONS, (t, out) -> {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.sin((50 + 7 * i) * t);
        }
    });
    private final Ensemble wide = network.ensemble("wide", NEURONS, DIMENSIONS);
    private final Probe filtered;
    private final Probe decoded;
    private final BuiltNetwork built;

    ThreadsTest() {
        double[][] decoders = IntStream.range(0, NEURONS)
                .mapToObj(i -> IntStream.range(0, DIMENSIONS)
                        .mapToDouble(d -> 1e-6 * (i % 7 - d))
                        .toArray())
                .toArray(double[][]::new);
        network.connect(input, wide);
        network.connect(wide, wide, c -> c.solver(new NoSolver(decoders)).synapse(new Lowpass(0.01)));
        filtered = network.probe(wide.neurons(), p -> p.synapse(new Lowpass(0.005)));
        decoded = network.probe(wide, p -> p.solver(new NoSolver(decoders)));
        built = Builder.build(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "simd"})
    void giveTheBitsOfOperatorsOneByOne(String name) {
        Kernels kernels = KernelChoice.of(name).kernels();
        ReferenceRun reference = new ReferenceRun(built.graph());
        reference.run(STEPS);
        float[][] expected = {reference.values(built.probe(filtered)), reference.values(built.probe(decoded))};
        for (int batch : new int[] {1, 3}) {
            for (int threads = 1; threads <= 3; threads++) {
                assertThat(run(kernels, batch, threads))
                        .as("%d threads, batch %d", threads, batch)
                        .allSatisfy(item -> assertThat(item).isDeepEqualTo(expected));
            }
        }
    }

    private List<float[][]> run(Kernels kernels, int batch, int threads) {
        try (Simulator simulator =
                Simulator.of(built, o -> o.kernels(kernels).batch(batch).threads(threads))) {
            simulator.runSteps(STEPS);
            return IntStream.range(0, batch)
                    .mapToObj(item -> new float[][] {
                        simulator.data(filtered).values(item),
                        simulator.data(decoded).values(item)
                    })
                    .toList();
        }
    }

    @Test
    void endWithTheSimulator() throws InterruptedException {
        Set<Thread> before = threads();
        Simulator simulator = Simulator.of(built, o -> o.threads(3));
        simulator.runSteps(1);
        Set<Thread> own = threads();
        own.removeAll(before);
        assertThat(own).hasSize(2);
        simulator.close();
        for (Thread thread : own) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** So whatever fails while a run is made leaves none behind. */
    @Test
    void startWithTheFirstStep() {
        Set<Thread> before = threads();
        try (Simulator simulator = Simulator.of(built, o -> o.threads(3))) {
            assertThat(simulator.threads()).isEqualTo(3);
            assertThat(before).containsAll(threads());
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lanewise "))
                .collect(Collectors.toSet());
    }

    @Test
    void areAtLeastOne() {
        assertThatThrownBy(() -> Simulator.of(built, o -> o.threads(0)))
                .isInstanceOf(SimulationException.class)
                .hasMessage("threads: 0; use at least 1");
    }
}
