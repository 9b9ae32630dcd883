package lanewise.verify.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lanewise.graph.Graph;
import lanewise.verify.oracle.RandomGraph;
import lanewise.verify.oracle.Yardstick;

/**
 * Random graphs, one for each number of a try, with what the right engine and the oracle make of them. They are kept,
 * as every defect meets the same ones. Not for use by several threads.
 */
final class GraphTrials {
    private static final int STEPS = 40;
    private static final int MOST_OBJECTS = 30;
    private static final int BATCH = 3;

    private static final List<GraphTrials> MADE = new ArrayList<>();

    private final Graph graph;
    private final int item;
    private final Yardstick yardstick;
    private final float[][] unplanned;

    private GraphTrials(int trial) {
        SplittableRandom random = new SplittableRandom(trial); // small seeds of Random draw alike
        graph = RandomGraph.of(1 + random.nextInt(MOST_OBJECTS), random.nextLong());
        item = random.nextInt(BATCH);
        yardstick = new Yardstick(graph, item, STEPS, Map.of());
        unplanned = Engine.RIGHT.run(graph, item, STEPS, false);
    }

    private static GraphTrials of(int trial) {
        while (MADE.size() <= trial) {
            MADE.add(new GraphTrials(MADE.size()));
        }
        return MADE.get(trial);
    }

    /** Fails if an engine is further from the oracle than rounding explains. */
    static void checkAgainstOracle(int trial, Engine engine) {
        GraphTrials made = of(trial);
        float[][] data = engine.run(made.graph, made.item, STEPS, true);
        assertThat(made.yardstick.miss(probe -> data[probe])).isEmpty();
    }

    /** Fails if an engine that plans does not have the bits of one that does not. */
    static void checkBits(int trial, Engine engine) {
        GraphTrials made = of(trial);
        float[][] data = engine.run(made.graph, made.item, STEPS, true);
        for (int probe = 0; probe < data.length; probe++) {
            assertThat(data[probe]).as("probe %d", probe).isEqualTo(made.unplanned[probe]);
        }
    }
}
