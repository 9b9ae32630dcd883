package lanewise.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.math.RandomStream;

/** The seeds of processes as Nengo's simulator draws them. */
public final class ProcessSeeds {
    private ProcessSeeds() {}

    /**
     * A seed for each process of a graph: its own if it has one, else a number from a stream, which gives one to each in
     * the order of execution. Filters are processes too, and take a number each.
     *
     * @param seed of the stream: a simulator's, 0 to 2^32 - 1
     */
    public static Map<SimProcess, Long> drawn(Graph graph, long seed) {
        Map<SimProcess, Long> seeds = new LinkedHashMap<>();
        RandomStream stream = new RandomStream(seed);
        for (Operator operator : graph.operators()) {
            if (operator instanceof SimProcess process) {
                seeds.put(process, process.process().seed().orElseGet(stream::drawSeed));
            } else if (operator instanceof SimLinearFilter || operator instanceof SimTriangle) {
                stream.drawSeed();
            }
        }
        return seeds;
    }
}
