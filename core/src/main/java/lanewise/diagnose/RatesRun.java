package lanewise.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lanewise.build.BuiltNetwork;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.model.Ensemble;
import lanewise.sim.Simulator;

/** A run that records nothing but what neurons give and get, and forgets it as soon as it is counted. */
final class RatesRun {
    /** About how many values are recorded between two counts. */
    private static final long VALUES = 1 << 22;

    private RatesRun() {}

    static void count(BuiltNetwork built, long steps, RatesOptions options, Map<Ensemble, SpikeCounts> counts) {
        List<ProbedSignal> outputs = new ArrayList<>();
        List<ProbedSignal> currents = new ArrayList<>();
        long neurons = 0;
        for (Ensemble ensemble : counts.keySet()) {
            outputs.add(new ProbedSignal(ensemble.label() + ".out", built.output(ensemble.neurons()), 1));
            currents.add(new ProbedSignal(ensemble.label() + ".current", built.current(ensemble.neurons()), 1));
            neurons += ensemble.neuronCount();
        }
        List<ProbedSignal> all = new ArrayList<>(outputs);
        all.addAll(currents);
        Graph graph = Graph.inOrder(built.graph().dt(), built.graph().operators(), all);
        long most = Math.clamp(VALUES / Math.max(1, 2 * neurons * options.batch), 1, 1000);
        try (Simulator simulator = Simulator.of(graph, choose -> choose.batch(options.batch))) {
            options.feeds.forEach((node, feed) -> simulator.feed(built.output(node), feed));
            for (long left = steps; left > 0; left -= most) {
                simulator.runSteps(Math.min(most, left));
                int i = 0;
                for (SpikeCounts count : counts.values()) {
                    count.addOutputs(simulator.data(outputs.get(i)));
                    count.addCurrents(simulator.data(currents.get(i++)));
                }
                simulator.clearProbes();
            }
        }
    }
}
