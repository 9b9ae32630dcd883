package lanewise.network;

import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * A working memory that stores a vector while its gate is open: an integrator whose input is what it lacks of the vector.
 * With a gate of 0 it follows its input, with a gate of 1 the difference is silenced and it holds what it has. Nengo's
 * {@code InputGatedMemory}.
 */
public final class InputGatedMemory {
    private static final double GATE_WEIGHT = -10;
    private static final double RESET_WEIGHT = -3;

    private final String label;
    private final Network network;
    private EnsembleArray memory;
    private EnsembleArray difference;
    private Node gate;
    private Node reset;

    private InputGatedMemory(Network parent, String label, int neurons, int dimensions, Options options) {
        this.label = label;
        Checks.atLeastOne(label, "neurons for a value", neurons);
        Checks.atLeastOne(label, "dimensions", dimensions);
        network = options.made(parent, label, made -> fill(made, neurons, dimensions, options));
    }

    /**
     * A memory with Nengo's defaults.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param neurons for each value of the memory, and as many for its difference from the input; at least 1
     * @param dimensions how many values the vector has, at least 1
     */
    public static InputGatedMemory in(Network parent, String label, int neurons, int dimensions) {
        return in(parent, label, neurons, dimensions, options -> {});
    }

    /**
     * A memory.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param neurons for each value of the memory, and as many for its difference from the input; at least 1
     * @param dimensions how many values the vector has, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static InputGatedMemory in(
            Network parent, String label, int neurons, int dimensions, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new InputGatedMemory(parent, label, neurons, dimensions, options);
    }

    private void fill(Network made, int neurons, int dimensions, Options options) {
        memory = EnsembleArray.in(made, label + ".mem", neurons, dimensions);
        made.connect(
                memory.output(),
                memory.input(),
                c -> c.transform(options.feedback).synapse(options.recurrentSynapse));
        difference = EnsembleArray.in(made, label + ".diff", neurons, dimensions);
        made.connect(memory.output(), difference.input(), c -> c.transform(-1));
        Synapse stored = options.differenceSynapse == null ? options.recurrentSynapse : options.differenceSynapse;
        made.connect(
                difference.output(),
                memory.input(),
                c -> c.transform(options.differenceGain).synapse(stored));
        gate = made.passThrough(label + ".gate", 1);
        silence(made, gate, difference.addNeuronInput(), GATE_WEIGHT);
        reset = made.passThrough(label + ".reset", 1);
        silence(made, reset, memory.addNeuronInput(), RESET_WEIGHT);
    }

    private static void silence(Network made, Node by, Node neurons, double weight) {
        made.connect(
                by,
                neurons,
                c -> c.transform(Inhibition.toAll(neurons.sizeIn(), weight)).synapse(Synapse.none()));
    }

    /** The network that holds the ensembles. */
    public Network network() {
        return network;
    }

    /** The vector to store. */
    public Node input() {
        return difference.input();
    }

    /** The stored vector. */
    public Node output() {
        return memory.output();
    }

    /** One value: 0 to follow the input, 1 to hold. */
    public Node gate() {
        return gate;
    }

    /** One value: 1 to forget what is stored. */
    public Node reset() {
        return reset;
    }

    /** What represents the stored vector. */
    public EnsembleArray memory() {
        return memory;
    }

    /** What represents the input's difference from the stored vector. */
    public EnsembleArray difference() {
        return difference;
    }

    @Override
    public String toString() {
        return "gated memory " + label;
    }

    /** What can be chosen for a memory. */
    public static final class Options extends NetworkOptions<Options> {
        private double feedback = 1;
        private double differenceGain = 1;
        private Synapse recurrentSynapse = new Lowpass(0.1);
        private Synapse differenceSynapse;

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** What of its value the memory sends back to itself; by default 1, below that it forgets. */
        public Options feedback(double factor) {
            feedback = factor;
            return this;
        }

        /** How fast the memory follows its input while the gate is open; by default 1. */
        public Options differenceGain(double factor) {
            differenceGain = factor;
            return this;
        }

        /** The filter from the memory to itself; by default a lowpass of 100 ms. */
        public Options recurrentSynapse(Synapse filter) {
            recurrentSynapse = filter;
            return this;
        }

        /** A lowpass filter of {@code tau} seconds from the memory to itself. */
        public Options recurrentSynapse(double tau) {
            return recurrentSynapse(new Lowpass(tau));
        }

        /** The filter from the difference to the memory; by default that of the memory to itself. */
        public Options differenceSynapse(Synapse filter) {
            differenceSynapse = filter;
            return this;
        }

        /** A lowpass filter of {@code tau} seconds from the difference to the memory. */
        public Options differenceSynapse(double tau) {
            return differenceSynapse(new Lowpass(tau));
        }
    }
}
