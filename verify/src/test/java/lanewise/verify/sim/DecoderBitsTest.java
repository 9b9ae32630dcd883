package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import org.junit.jupiter.api.Test;

/** The same decoders, to the bit, whatever kernels solve for them and on however many threads. */
class DecoderBitsTest {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private final Network net = new Network("net", 9);
    private final List<Connection> connections = new ArrayList<>();

    /** Builds use vector kernels only where there is much to do, so one ensemble is large. */
    @Test
    void scalarAndSimdOnOneThreadAndMore() {
        Node sink = net.passThrough("sink", 2);
        for (int neurons : new int[] {1, 37, 1300}) {
            Ensemble ensemble = net.ensemble("of " + neurons, neurons, 2, e -> e.evalPointCount(3000));
            connections.add(net.connect(ensemble, sink));
            connections.add(net.connect(ensemble, sink.at(0), c -> c.function(x -> new double[] {x[0] * x[1]})));
        }
        List<double[][]> scalar = weights(ScalarKernels.INSTANCE, 1);
        assertThat(weights(ScalarKernels.INSTANCE, 3)).containsExactlyElementsOf(scalar);
        assertThat(weights(SIMD, 1)).containsExactlyElementsOf(scalar);
        assertThat(weights(SIMD, 2)).containsExactlyElementsOf(scalar);
    }

    private List<double[][]> weights(Kernels kernels, int threads) {
        BuiltNetwork built = Builder.build(net, b -> b.kernels(kernels).threads(threads));
        return connections.stream()
                .map(connection -> built.connection(connection).weights().orElseThrow())
                .toList();
    }
}
