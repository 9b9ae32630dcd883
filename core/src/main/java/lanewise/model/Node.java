package lanewise.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.FunctionParameter;
import lanewise.model.process.Process;
import lanewise.model.synapse.Synapse;

/** A source, a computation or a junction that is not made of neurons. Made by a {@link Network}; immutable. */
public final class Node implements Endpoint {
    private final String label;
    private final int sizeIn;
    private final int sizeOut;
    private final Output output;

    Node(String label, int sizeIn, int sizeOut, Output output) {
        checkSizes(label, sizeIn, sizeOut);
        this.label = label;
        this.sizeIn = sizeIn;
        this.sizeOut = sizeOut;
        this.output = output;
        if (output instanceof OfSynapse && sizeIn == 0) {
            throw new ModelException(
                    "node %s: a filter of no value; give the number of values that it filters, at least 1"
                            .formatted(label));
        }
        if (output instanceof Constant constant) {
            if (constant.values.length == 0) {
                throw new ModelException("node %s: a constant of no value; give at least one".formatted(label));
            }
            for (double value : constant.values) {
                if (!Double.isFinite(value)) {
                    throw new ModelException("node %s: its constant is %s; give finite values".formatted(label, value));
                }
            }
        }
    }

    /** A node of what a function returns, which has to be of one length. */
    static Node returning(String label, DoubleFunction<double[]> function) {
        int size = returned(label, () -> function.apply(0));
        return new Node(label, 0, size, new OfTime((t, out) -> copy(function.apply(t), out)));
    }

    /** A node of what a function of time and input returns, which has to be of one length. */
    static Node returning(String label, int sizeIn, InputFunction function) {
        checkSizes(label, sizeIn, 1);
        int size = returned(label, () -> function.apply(0, new double[sizeIn]));
        return new Node(label, sizeIn, size, new OfInput((t, x, out) -> copy(function.apply(t, x.clone()), out)));
    }

    /** A node of a function that training passes through. */
    static Node differentiable(String label, DifferentiableFunction function) {
        if (function.sizeOut() < 1) {
            throw new ModelException(
                    "node %s: its function gives %d values; at least 1 is needed".formatted(label, function.sizeOut()));
        }
        if (function.keptPerItem() < 0 || function.keptPerBatch() < 0) {
            throw new ModelException("node %s: its function keeps %d values an item and %d a batch; neither is below 0"
                    .formatted(label, function.keptPerItem(), function.keptPerBatch()));
        }
        Set<String> names = new HashSet<>();
        for (List<FunctionParameter> each : List.of(function.parameters(), function.statistics())) {
            for (FunctionParameter parameter : each) {
                if (!names.add(parameter.name())) {
                    throw new ModelException(
                            "node %s: its function has two parameters or statistics named %s; rename one"
                                    .formatted(label, ErrorText.quoted(parameter.name())));
                }
            }
        }
        return new Node(label, function.sizeIn(), function.sizeOut(), new Differentiable(function));
    }

    private static int returned(String label, Supplier<double[]> call) {
        double[] first;
        try {
            first = call.get();
        } catch (RuntimeException e) {
            throw new ModelException("node %s: its function failed at 0 s: %s".formatted(label, e), e);
        }
        if (first == null || first.length == 0) {
            throw new ModelException(
                    "node %s: its function returns nothing; return an array of at least one value".formatted(label));
        }
        return first.length;
    }

    private static void copy(double[] values, double[] out) {
        if (values == null || values.length != out.length) {
            throw new SimulationException(
                    "it returns %s; it has to return %d values".formatted(Arrays.toString(values), out.length));
        }
        System.arraycopy(values, 0, out, 0, out.length);
    }

    private static void checkSizes(String label, int sizeIn, int sizeOut) {
        if (sizeIn < 0 || sizeOut < 0) {
            throw new ModelException(
                    "node %s: sizes %d in, %d out; a size is at least 0".formatted(label, sizeIn, sizeOut));
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
    public sealed interface Output
            permits Constant, OfTime, OfInput, OfProcess, OfSynapse, PassThrough, Differentiable {}

    /**
     * Always the same values.
     *
     * @param values copied, when they are given and when they are asked for
     */
    public record Constant(double[] values) implements Output {
        /** With a copy of the values. */
        public Constant {
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Constant that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "Constant" + Arrays.toString(values);
        }
    }

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

    /**
     * What arrives, filtered, within the same step: other than behind a connection's synapse, the filter's answer to this
     * step's input is there in this step.
     *
     * @param synapse the filter
     */
    public record OfSynapse(Synapse synapse) implements Output {}

    /** What arrives, within the same step. */
    public record PassThrough() implements Output {}

    /**
     * A function that training passes through.
     *
     * @param function called once a step, for all items of a batch
     */
    public record Differentiable(DifferentiableFunction function) implements Output {}
}
