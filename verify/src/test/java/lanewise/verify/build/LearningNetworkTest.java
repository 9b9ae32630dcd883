package lanewise.verify.build;

import java.util.ArrayList;
import java.util.List;
import lanewise.build.Builder;
import lanewise.graph.Graph;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.learning.Pes;
import org.junit.jupiter.api.Test;

/** A network that learns is built as Nengo builds it, and learns the same weights. */
class LearningNetworkTest {
    @Test
    void learnsAsNengoDoes() {
        Network network = new Network("learning", "learning_pes".length());
        Node stimulus = network.node("stimulus", 2, (t, out) -> {
            out[0] = StrictMath.sin(6 * t);
            out[1] = StrictMath.cos(6 * t);
        });
        Ensemble pre = network.ensemble("pre", 60, 2);
        Ensemble post = network.ensemble("post", 50, 2);
        Ensemble error = network.ensemble("error", 60, 2);
        network.connect(stimulus, pre);
        Connection learned =
                network.connect(pre, post, c -> c.function(x -> new double[2]).learningRule(new Pes(3e-4)));
        network.connect(post, error);
        network.connect(stimulus, error, c -> c.transform(-1));
        network.connect(error, learned.learning());
        network.probe(post, probe -> probe.synapse(0.02));

        new NengosRun("learning_pes").equals(withWeights(Builder.build(network).graph()), 1e-9);
    }

    /** Records what is learned every 0.1 s too, for which the modelling language has no word. */
    private static Graph withWeights(Graph graph) {
        Signal delta = graph.operators().stream()
                .filter(LearningRule.class::isInstance)
                .map(rule -> ((LearningRule) rule).delta())
                .findFirst()
                .orElseThrow();
        Operator learning = graph.operators().stream()
                .filter(operator -> operator.reads().contains(delta))
                .findFirst()
                .orElseThrow();
        List<ProbedSignal> probes = new ArrayList<>(graph.probes());
        probes.add(new ProbedSignal("weights", learning.increments().getFirst(), 100));
        return Graph.inOrder(graph.dt(), graph.operators(), probes);
    }
}
