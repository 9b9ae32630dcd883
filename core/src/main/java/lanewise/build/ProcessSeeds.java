package lanewise.build;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.math.RandomStream;

/**
 * Gives processes without a seed of their own the one that Nengo's simulator draws: from a stream seeded by the
 * network's seed plus 1, one number for each process in the order of execution, filters among them.
 */
final class ProcessSeeds {
    private ProcessSeeds() {}

    static Graph drawn(Graph graph, long networkSeed) {
        if (graph.operators().stream().noneMatch(SimProcess.class::isInstance)) {
            return graph;
        }
        RandomStream stream = new RandomStream((networkSeed + 1) & RandomStream.MAX_SEED);
        List<Operator> operators = new ArrayList<>(graph.operators());
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            if (operator instanceof SimProcess process) {
                long seed = process.process().seed().orElseGet(stream::drawSeed);
                operators.set(
                        i, new SimProcess(process.process(), seed, process.input(), process.output(), process.mode()));
            } else if (operator instanceof SimLinearFilter || operator instanceof SimTriangle) {
                stream.drawSeed();
            }
        }
        return Graph.inOrder(graph.dt(), operators, graph.probes());
    }
}
