package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With {@code auto} a run starts on the scalar kernels and goes on with SIMD where it is long; nothing else changes. */
@Timeout(200)
class TieredStartTest {
    private static final KernelChoice AUTO = KernelChoice.of("auto");
    private static final int BATCH = 2;

    private final Network network = new Network("tiers", 5);
    private final Probe decoded;
    private final Probe spikes;
    private final BuiltNetwork built;

    TieredStartTest() {
        Node sine = network.node("sine", 2, (t, out) -> {
            out[0] = Math.sin(5 * t);
            out[1] = Math.cos(7 * t);
        });
        Ensemble pair = network.ensemble("pair", 500, 2);
        Ensemble product = network.ensemble("product", 203, 1);
        network.connect(sine, pair);
        network.connect(pair, product, c -> c.function(x -> new double[] {x[0] * x[1]}));
        decoded = network.probe(product, p -> p.synapse(0.02));
        spikes = network.probe(pair.neurons().at(0, 50), p -> p.sampleEvery(0.1));
        built = Builder.build(network);
    }

    private Simulator simulator(KernelChoice kernels) {
        return Simulator.of(built, o -> o.kernels(kernels).batch(BATCH).threads(2));
    }

    /** Scalar kernels that take their time, so that they never get as fast as the others. */
    private static Kernels slow() {
        return (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, args) -> {
                    LockSupport.parkNanos(1_000_000);
                    return method.invoke(ScalarKernels.INSTANCE, args);
                });
    }

    /** Asks for a long run, and ends it soon. */
    private Simulator askedForLong(KernelChoice kernels) {
        Simulator[] own = new Simulator[1];
        own[0] = Simulator.of(built, o -> o.kernels(kernels).progress((done, total) -> own[0].cancel()));
        own[0].runSteps(100_000);
        return own[0];
    }

    @Test
    void aLongRunEndsOnVectorsWithTheBitsOfScalarKernels() {
        try (Simulator tiered = simulator(AUTO);
                Simulator scalar = simulator(KernelChoice.of("scalar"))) {
            assertThat(tiered.kernels().name()).isEqualTo("scalar");
            while (tiered.kernels().name().equals("scalar")) {
                tiered.runSteps(1000);
            }
            assertThat(tiered.kernels()).isSameAs(AUTO.kernels());
            tiered.runSteps(1000);
            scalar.runSteps(tiered.steps());
            for (Probe probe : List.of(decoded, spikes)) {
                for (int item = 0; item < BATCH; item++) {
                    assertThat(bits(tiered.data(probe).values(item)))
                            .isEqualTo(bits(scalar.data(probe).values(item)));
                }
            }
        }
    }

    @Test
    void aShortRunStaysOnScalarKernels() {
        try (Simulator simulator = simulator(AUTO)) {
            simulator.runSteps(100);
            assertThat(warmingUp()).isEmpty();
            assertThat(AUTO.endedOn(simulator.kernels()).reason()).contains("the run ended before vectors were warm");
        }
    }

    @Test
    void theThreadThatWarmsUpEndsWithTheSimulator() throws InterruptedException {
        List<Thread> warmingUp;
        KernelChoice choice = new KernelChoice(ScalarKernels.INSTANCE, slow(), "never warm");
        try (Simulator simulator = askedForLong(choice)) {
            assertThat(simulator.kernels().name()).isEqualTo("scalar");
            warmingUp = warmingUp();
        }
        assertThat(warmingUp).hasSize(1);
        warmingUp.getFirst().join(60_000);
        assertThat(warmingUp()).isEmpty();
    }

    @Test
    void whatIsAskedForIsKept() {
        for (String name : List.of("scalar", "simd")) {
            try (Simulator simulator = askedForLong(KernelChoice.of(name))) {
                assertThat(warmingUp()).isEmpty();
                assertThat(simulator.kernels().name()).isEqualTo(name);
            }
        }
    }

    private static List<Thread> warmingUp() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lanewise warm-up"))
                .toList();
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToIntBits(values[i]))
                .toArray();
    }
}
