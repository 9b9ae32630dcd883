package lanewise.bench.zoo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import lanewise.build.Builder;
import lanewise.graph.Graph;
import lanewise.model.Network;

/** A network that is measured. Each call builds it anew, with the same bits. */
public sealed interface Workload {
    /** The name, as {@link Zoo} reads it. */
    String name();

    /** Describes, draws, solves and orders. */
    Graph build(Consumer<Builder.Options> choose);

    /**
     * A network in the modelling language.
     *
     * @param network describes it
     */
    record Modelled(String name, Supplier<Network> network) implements Workload {
        @Override
        public Graph build(Consumer<Builder.Options> choose) {
            return Builder.build(network.get(), choose).graph();
        }
    }

    /**
     * A network that is put together of operators, because the modelling language has no words for it, or would make
     * more of it than is to be measured.
     *
     * @param graph puts it together, with steps of 1 ms
     */
    record Assembled(String name, Supplier<Graph> graph) implements Workload {
        @Override
        public Graph build(Consumer<Builder.Options> choose) {
            return graph.get();
        }
    }
}
