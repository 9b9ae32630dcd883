package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.sim.Simulator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Neither grouping, nor leaving out what has not changed, nor a batch, nor the kernels ever show in a result. */
class PlanLaws {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final int STEPS = 40;

    @Property(tries = 300)
    void aRunEqualsItsOperatorsOneByOne(@ForAll long seed) {
        check(RandomNetwork.of(seed));
    }

    private static void check(Network net) {
        BuiltNetwork built = Builder.build(net);
        ReferenceRun reference = new ReferenceRun(built.graph());
        reference.run(STEPS);
        for (Kernels kernels : new Kernels[] {ScalarKernels.INSTANCE, SIMD}) {
            for (int batch : new int[] {1, 2}) {
                boolean planned = batch == 1 || kernels.lanes() > 1;
                try (Simulator simulator =
                        Simulator.of(built, o -> o.kernels(kernels).batch(batch).planned(planned))) {
                    simulator.runSteps(STEPS);
                    for (Probe probe : net.probes()) {
                        assertThat(bits(simulator.data(probe).values(batch - 1)))
                                .as("%s: %s, %s kernels, batch of %d", net, probe, kernels.name(), batch)
                                .isEqualTo(bits(reference.values(built.probe(probe))));
                    }
                }
            }
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
