package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.neuron.LifRate;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once the vector kernels are warm and probes have room, steps allocate nothing. */
@Timeout(300)
class SimulationAllocationTest {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 1000;

    /** What a run itself may take, with its list of probes: less than a byte a step. */
    private static final long PER_RUN = 500;

    /** The compiler runs beside the steps, so some rounds may pass before its code is in place. */
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @CsvSource({"simd, true", "auto, true", "simd, false"})
    void aThousandWarmStepsAllocateNothing(String choice, boolean called) {
        KernelChoice kernels = KernelChoice.of(choice);
        try (Simulator simulator =
                Simulator.of(network(called), o -> o.kernels(kernels).batch(2))) {
            while (simulator.kernels().lanes() == 1) {
                simulator.runSteps(STEPS);
                simulator.clearProbes();
            }
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > PER_RUN; round++) {
                simulator.runSteps(STEPS);
                simulator.clearProbes();
                least = Math.min(least, allocatedBy(() -> simulator.runSteps(STEPS)));
                simulator.clearProbes();
            }
            assertThat(least).as("bytes allocated by %d steps", STEPS).isLessThanOrEqualTo(PER_RUN);
        }
    }

    /** Room for records grows by a share of them; else every single step would copy all there is. */
    @Test
    void singleStepsDoNotCopyTheWholeRecord() {
        Network net = new Network("net", 0);
        net.probe(net.node("clock", 100, (t, out) -> out[0] = t));
        try (Simulator simulator = Simulator.of(net, o -> o.kernels(SIMD))) {
            int steps = 4000;
            long allocated = allocatedBy(() -> {
                for (int i = 0; i < steps; i++) {
                    simulator.runSteps(1);
                }
            });
            assertThat(allocated).isLessThan(10L * steps * 100 * Float.BYTES);
        }
    }

    private static long allocatedBy(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** @param called whether it calls code of the host program in the middle of a step, so that no step is run ahead */
    private static Network network(boolean called) {
        Network net = new Network("net", 5);
        Node sine = net.node("sine", 2, (t, out) -> {
            out[0] = Math.sin(5 * t);
            out[1] = Math.cos(5 * t);
        });
        Node twice = called ? net.node("twice", 1, 1, (t, x, out) -> out[0] = 2 * x[0]) : net.passThrough("twice", 1);
        Node shown = net.node("shown", new PresentInput(new double[][] {{0.5}, {-0.5}}, 0.1));
        Ensemble pair = net.ensemble("pair", 300, 2);
        Ensemble product = net.ensemble("product", 100, 1, e -> e.neurons(new LifRate()));
        net.connect(sine, pair);
        net.connect(shown, pair.at(1), c -> c.synapse(Synapse.none()).transform(0.1));
        net.connect(pair, product, c -> c.function(x -> new double[] {x[0] * x[1]}));
        net.connect(product, twice);
        net.connect(twice, product.neurons().at(5, 8, 7), c -> c.transform(new double[][] {{1}, {2}, {3}}));
        net.probe(product, p -> p.synapse(0.02));
        net.probe(pair.neurons());
        net.probe(pair.neurons(), p -> p.attribute("voltage").sampleEvery(0.0025));
        return net;
    }
}
