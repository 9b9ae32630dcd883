package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimTriangle;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Triangle;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** For training, synapses can be left out, but for those that close a loop; parameters are the same with and without. */
class WithoutSynapsesTest {
    private final Network net = new Network("net", 1);
    private final Node input = net.constant("input", 0.5);

    private static List<String> filters(BuiltNetwork built) {
        return built.graph().operators().stream()
                .filter(operator -> operator instanceof SimLinearFilter || operator instanceof SimTriangle)
                .map(operator -> operator.sets().isEmpty() ? operator.updates() : operator.sets())
                .map(signals -> signals.getFirst().name())
                .sorted()
                .toList();
    }

    private BuiltNetwork without() {
        return Builder.build(net, Builder.Options::withoutSynapses);
    }

    @Test
    void valuesArriveWithinTheFirstStep() {
        net.config().ensembles(e -> e.neurons(new RectifiedLinear()));
        Ensemble a = net.ensemble("a", 30, 1);
        Ensemble b = net.ensemble("b", 30, 1);
        net.connect(input, a);
        net.connect(a, b, c -> c.synapse(new Triangle(0.01)));
        Probe raw = net.probe(b);
        Probe filtered = net.probe(b, p -> p.synapse(0.1));
        Probe neurons = net.probe(b.neurons(), p -> p.synapse(0.1));
        BuiltNetwork training = without();
        assertThat(filters(training)).isEmpty();
        try (Simulator simulator = Simulator.of(training)) {
            simulator.step();
            assertThat(simulator.data(filtered).rows()[0][0]).isBetween(0.4f, 0.6f);
            assertThat(simulator.data(filtered).rows())
                    .isDeepEqualTo(simulator.data(raw).rows());
            assertThat(simulator.data(neurons).rows()[0]).isNotEqualTo(new float[30]);
        }
        try (Simulator simulator = Simulator.of(net)) {
            simulator.step();
            assertThat(simulator.data(filtered).rows()[0][0]).isZero();
            assertThat(simulator.data(neurons).rows()[0]).isEqualTo(new float[30]);
        }
        assertThat(filters(Builder.build(net))).hasSize(4);
    }

    @Test
    void loopsKeepTheirs() {
        Ensemble self = net.ensemble("self", 10, 1);
        Ensemble a = net.ensemble("a", 10, 1);
        Ensemble b = net.ensemble("b", 10, 1);
        Ensemble c = net.ensemble("c", 10, 1);
        Ensemble end = net.ensemble("end", 10, 1);
        net.connect(self, self.neurons(), o -> o.transform(new double[10][1]).label("self"));
        net.connect(input, a, o -> o.label("in"));
        net.connect(a, b, o -> o.label("ab"));
        Network inner = net.network("inner");
        inner.connect(b.neurons(), c.neurons(), o -> o.label("bc"));
        net.connect(c.slice(0, 1), a, o -> o.label("ca"));
        net.connect(c, end, o -> o.label("out"));
        net.connect(self, end, o -> o.label("past"));
        assertThat(filters(without()))
                .containsExactly(
                        "connection ab.filtered",
                        "connection bc.filtered",
                        "connection ca.filtered",
                        "connection self.filtered");
    }

    @Test
    void whatIsLearnedFromClosesNoLoop() {
        Ensemble a = net.ensemble("a", 10, 1);
        Ensemble b = net.ensemble("b", 10, 1);
        var learned = net.connect(a, b, c -> c.learningRule(new Pes()).label("learned"));
        net.connect(b, learned.learning(), c -> c.label("error"));
        assertThat(filters(without())).singleElement().asString().contains("activities");
    }

    @Test
    void filtersThatAreNodesStay() {
        Node filter = net.node("filter", 1, new Lowpass(0.02));
        net.connect(input, filter);
        assertThat(filters(without())).containsExactly("filter.filtered");
    }

    @Test
    void parametersAreTheSame() {
        Ensemble a = net.ensemble("a", 10, 1);
        net.connect(input, a, c -> c.transform(2));
        net.connect(a, a);
        net.probe(a, p -> p.synapse(0.1));
        BuiltNetwork with = Builder.build(net);
        BuiltNetwork without = without();
        ParameterValues values = ParameterValues.of(without);
        assertThat(without.parameters()).hasSameSizeAs(with.parameters());
        for (ParameterSignal parameter : with.parameters()) {
            assertThat(values.find(parameter.owner(), parameter.kind()).orElseThrow())
                    .containsExactly(parameter.values());
        }
    }
}
