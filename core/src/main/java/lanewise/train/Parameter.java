package lanewise.train;

import lanewise.build.ParameterSignal;
import lanewise.build.ParameterSignal.Kind;
import lanewise.graph.Signal;
import lanewise.model.ParameterOwner;

/**
 * A parameter of a network that is built: numbers that every step reads.
 *
 * @param name unique within the network, such as {@code ensemble hidden: bias}
 * @param built whose numbers they are, and where a step reads them
 * @param trained whether gradient descent changes them
 * @param learned whether a learning rule changes them during a run
 */
public record Parameter(String name, ParameterSignal built, boolean trained, boolean learned) {
    /**
     * An ensemble, a connection or a node; of what decodes for a probe, its {@link lanewise.model.Probe#decoding}; of the time
     * constant of a probe's filter, the probe.
     */
    public ParameterOwner owner() {
        return built.owner();
    }

    /** What of its owner they are. */
    public Kind kind() {
        return built.kind();
    }

    /** Where a step reads them; never a view. */
    public Signal signal() {
        return built.signal();
    }

    /** How many numbers they are; of a sparse matrix, its entries. */
    public int count() {
        return built.count();
    }

    /** The numbers as they were built, row by row, in a new array. */
    public double[] values() {
        return built.values();
    }

    @Override
    public String toString() {
        return name;
    }
}
