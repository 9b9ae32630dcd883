package lanewise.model;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.model.process.Process;

/** A source, a computation or a junction that is not made of neurons. Made by a {@link Network}; immutable. */
public final class Node implements Endpoint {
    private final String label;
    private final int sizeIn;
    private final int sizeOut;
    private final Output output;

    Node(String label, int sizeIn, int sizeOut, Output output) {
        if (sizeIn < 0 || sizeOut < 0) {
            throw new ModelException(
                    "node %s: sizes %d in, %d out; a size is at least 0".formatted(label, sizeIn, sizeOut));
        }
        this.label = label;
        this.sizeIn = sizeIn;
        this.sizeOut = sizeOut;
        this.output = output;
        if (output instanceof Constant constant) {
            for (double value : constant.values) {
                if (!Double.isFinite(value)) {
                    throw new ModelException("node %s: its constant is %s; give finite values".formatted(label, value));
                }
            }
        }
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int sizeIn() {
        return sizeIn;
    }

    @Override
    public int sizeOut() {
        return sizeOut;
    }

    @Override
    public List<String> probeable() {
        return List.of("output");
    }

    /** What the node gives out. */
    public Output output() {
        return output;
    }

    @Override
    public String toString() {
        return "node " + label;
    }

    /** What a node gives out. */
    public sealed interface Output permits Constant, OfTime, OfInput, OfProcess, PassThrough {}

    /**
     * Always the same values.
     *
     * @param values copied by {@link Network#constant}
     */
    public record Constant(double[] values) implements Output {}

    /**
     * A function of time.
     *
     * @param function called once a step
     */
    public record OfTime(TimeFunction function) implements Output {}

    /**
     * A function of time and of the node's input.
     *
     * @param function called once a step, for each item of a batch
     */
    public record OfInput(NodeFunction function) implements Output {}

    /**
     * What a process gives.
     *
     * @param process stepped once a step
     */
    public record OfProcess(Process process) implements Output {}

    /** What arrives, within the same step. */
    public record PassThrough() implements Output {}
}
