package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Synapses as nodes: Nengo's nodes whose process is a synapse. */
class FilterNodeTest {
    private final Network net = new Network("net", 0);

    static Stream<Synapse> synapses() {
        return Stream.of(
                new Lowpass(0.01),
                new Lowpass(0),
                new Alpha(0.005),
                new Triangle(0.004),
                new LinearFilter(new double[] {0.01, 2}, new double[] {0.01, 1}));
    }

    @ParameterizedTest
    @MethodSource("synapses")
    void theAnswerIsThereInTheSameStep(Synapse synapse) {
        Node source = net.node("source", 2, (t, out) -> {
            out[0] = Math.sin(100 * t);
            out[1] = 1;
        });
        Node filter = net.node("filter", 2, synapse);
        net.connect(source, filter, c -> c.synapse(Synapse.none()));
        Probe in = net.probe(source);
        Probe out = net.probe(filter);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(60);
            double[][] expected = synapse.filt(simulator.data(in).doubles());
            double[][] run = simulator.data(out).doubles();
            for (int i = 0; i < 60; i++) {
                assertThat(run[i]).containsExactly(expected[i], within(1e-6));
            }
        }
    }

    @Test
    void withoutASynapseItIsAPassThrough() {
        assertThatThrownBy(() -> net.node("filter", 1, Synapse.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("node filter", "passThrough");
        assertThat(net.nodes()).isEmpty();
    }
}
