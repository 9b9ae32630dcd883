package lanewise.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.VectorFunction;
import lanewise.model.neuron.Direct;
import lanewise.model.synapse.Synapse;

/**
 * A vector represented in parts: ensembles side by side, each for a few of its values, that share one input and one output.
 * It takes far fewer evaluation points than one population for the whole vector, and can compute functions of each part
 * alone. Nengo's {@code EnsembleArray}.
 *
 * <pre>{@code
 * var array = EnsembleArray.in(net, "array", 30, 12, o -> o.ensembles(e -> e.radius(2)));
 * var squares = array.addOutput("square", x -> new double[] {x[0] * x[0]});
 * }</pre>
 *
 * <p>For one thread at a time, as outputs can be added.
 */
public final class EnsembleArray {
    /** What there are nodes of already, or can be. */
    private static final Set<String> RESERVED = Set.of("input", "neuronInput", "neuronOutput");

    private final String label;
    private final Network network;
    private final int neurons;
    private final int dimensionsEach;
    private final List<Ensemble> ensembles = new ArrayList<>();
    private final Map<String, Node> outputs = new LinkedHashMap<>();
    private Node input;
    private Node neuronInput;
    private Node neuronOutput;

    private EnsembleArray(Network parent, String label, int neurons, int count, Options options) {
        this.label = label;
        this.neurons = Checks.atLeastOne(label, "neurons in an ensemble", neurons);
        Checks.atLeastOne(label, "ensembles", count);
        dimensionsEach = Checks.atLeastOne(label, "dimensions of an ensemble", options.dimensions);
        network = options.made(parent, label, made -> fill(made, count, options.each));
    }

    /**
     * An array of one-dimensional ensembles with Nengo's defaults.
     *
     * @param parent the network that it is made in
     * @param label its name for messages; its ensembles are called {@code label_0} and so on
     * @param neurons of each ensemble, at least 1
     * @param count how many ensembles, at least 1
     */
    public static EnsembleArray in(Network parent, String label, int neurons, int count) {
        return in(parent, label, neurons, count, options -> {});
    }

    /**
     * An array of ensembles.
     *
     * @param parent the network that it is made in
     * @param label its name for messages; its ensembles are called {@code label_0} and so on
     * @param neurons of each ensemble, at least 1
     * @param count how many ensembles, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static EnsembleArray in(Network parent, String label, int neurons, int count, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new EnsembleArray(parent, label, neurons, count, options);
    }

    private void fill(Network made, int count, ObjIntConsumer<Ensemble.Options> each) {
        input = made.passThrough(label + ".input", Math.multiplyExact(count, dimensionsEach));
        for (int i = 0; i < count; i++) {
            int number = i;
            Ensemble ensemble =
                    made.ensemble(label + "_" + i, neurons, dimensionsEach, options -> each.accept(options, number));
            made.connect(part(input, i, dimensionsEach), ensemble, c -> c.synapse(Synapse.none()));
            ensembles.add(ensemble);
        }
        Node output = made.passThrough(label + ".output", input.sizeOut());
        for (int i = 0; i < count; i++) {
            made.connect(ensembles.get(i), part(output, i, dimensionsEach), c -> c.synapse(Synapse.none()));
        }
        outputs.put("output", output);
    }

    private static Endpoint part(Node whole, int i, int size) {
        return whole.slice(i * size, (i + 1) * size);
    }

    /** The network that holds the ensembles. */
    public Network network() {
        return network;
    }

    /** Where the vector arrives: the values of the first ensemble, then those of the next. */
    public Node input() {
        return input;
    }

    /** The vector, decoded from the ensembles. */
    public Node output() {
        return outputs.get("output");
    }

    /**
     * An output that was added.
     *
     * @throws ModelException if there is none of this name
     */
    public Node output(String name) {
        if (!outputs.containsKey(name)) {
            throw new ModelException("%s: there is no output \"%s\"; choose one of %s, or add it by addOutput"
                    .formatted(label, name, String.join(", ", outputs.keySet())));
        }
        return outputs.get(name);
    }

    /** The ensembles in their order. */
    public List<Ensemble> ensembles() {
        return Collections.unmodifiableList(ensembles);
    }

    /** How many neurons each ensemble has. */
    public int neuronsPerEnsemble() {
        return neurons;
    }

    /** How many values each ensemble represents. */
    public int dimensionsPerEnsemble() {
        return dimensionsEach;
    }

    /** How many values the whole vector has. */
    public int dimensions() {
        return input.sizeIn();
    }

    /**
     * Adds an output: the same function of each ensemble's values, side by side.
     *
     * @param name not that of another output, nor of another part such as "input"
     * @param function of one ensemble's values; called with zeros to find how many values it returns
     * @return the node that gives the values
     * @throws ModelException if the name is taken or the function fails
     */
    public Node addOutput(String name, VectorFunction function) {
        return addOutput(name, function, connection -> {});
    }

    /**
     * Adds an output: the same function of each ensemble's values, side by side.
     *
     * @param choose what differs from the defaults for the connections from the ensembles; they have no synapse by default
     */
    public Node addOutput(String name, VectorFunction function, Consumer<Connection.Options> choose) {
        return addOutput(name, Collections.nCopies(ensembles.size(), function), choose);
    }

    /**
     * Adds an output: a function of its own for each ensemble, side by side.
     *
     * @param functions one an ensemble
     * @throws ModelException if the name is taken, a function fails, or there are not as many functions as ensembles
     */
    public Node addOutput(String name, List<VectorFunction> functions) {
        return addOutput(name, functions, connection -> {});
    }

    /**
     * Adds an output: a function of its own for each ensemble, side by side.
     *
     * @param functions one an ensemble
     * @param choose what differs from the defaults for the connections from the ensembles; they have no synapse by default
     */
    public Node addOutput(String name, List<VectorFunction> functions, Consumer<Connection.Options> choose) {
        requireFree(name);
        if (Checks.given(label, "functions of output \"" + name + "\"", functions)
                        .size()
                != ensembles.size()) {
            throw new ModelException("%s: %d functions for output \"%s\", but %d ensembles; give one for each"
                    .formatted(label, functions.size(), name, ensembles.size()));
        }
        int[] sizes = IntStream.range(0, functions.size())
                .map(i -> size(name, i, functions.get(i)))
                .toArray();
        return added(name, sizes, i -> {
            VectorFunction function = functions.get(i);
            Consumer<Connection.Options> decoded = c -> c.function(function).synapse(Synapse.none());
            return decoded.andThen(choose);
        });
    }

    /**
     * Adds an output of what the ensembles represent, decoded in another way than {@link #output} has it, as by another
     * solver.
     *
     * @param name not that of another output, nor of another part such as "input"
     * @param choose what differs from the defaults for the connections from the ensembles; they have no synapse by default
     * @return the node that gives the values
     * @throws ModelException if the name is taken or a value refused
     */
    public Node addDecodedOutput(String name, Consumer<Connection.Options> choose) {
        requireFree(name);
        int[] sizes = new int[ensembles.size()];
        Arrays.fill(sizes, dimensionsEach);
        Consumer<Connection.Options> decoded = c -> c.synapse(Synapse.none());
        return added(name, sizes, i -> decoded.andThen(choose));
    }

    private void requireFree(String name) {
        if (RESERVED.contains(Checks.given(label, "name of an output", name)) || outputs.containsKey(name)) {
            throw new ModelException("%s: there is %s already; give another name"
                    .formatted(label, outputs.containsKey(name) ? "an output \"" + name + "\"" : "\"" + name + "\""));
        }
    }

    private Node added(String name, int[] sizes, IntFunction<Consumer<Connection.Options>> choose) {
        Node output =
                network.passThrough(label + "." + name, IntStream.of(sizes).sum());
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            network.connect(ensembles.get(i), output.slice(at, at + sizes[i]), choose.apply(i));
            at += sizes[i];
        }
        outputs.put(name, output);
        return output;
    }

    private int size(String name, int number, VectorFunction function) {
        Checks.given(label, "function of ensemble " + number + " for output \"" + name + "\"", function);
        double[] value;
        try {
            value = function.apply(new double[dimensionsEach]);
        } catch (RuntimeException e) {
            throw new ModelException(
                    "%s: the function of ensemble %d for output \"%s\" failed at zeros: %s"
                            .formatted(label, number, name, e),
                    e);
        }
        if (value == null || value.length == 0) {
            throw new ModelException(
                    "%s: the function of ensemble %d for output \"%s\" returns nothing; return at least one value"
                            .formatted(label, number, name));
        }
        return value.length;
    }

    /**
     * Adds a node whose values go to the neurons themselves, one a neuron, multiplied by the neurons' gains; if there is
     * one already, that one.
     *
     * @throws ModelException if the ensembles are of {@link Direct} neurons
     */
    public Node addNeuronInput() {
        if (neuronInput == null) {
            requireNeurons();
            neuronInput = network.passThrough(label + ".neuronInput", Math.multiplyExact(neurons, ensembles.size()));
            for (int i = 0; i < ensembles.size(); i++) {
                Neurons target = ensembles.get(i).neurons();
                network.connect(part(neuronInput, i, neurons), target, c -> c.synapse(Synapse.none()));
            }
        }
        return neuronInput;
    }

    /**
     * Adds a node that gives what the neurons themselves give out, spikes or rates, one value a neuron; if there is one
     * already, that one.
     *
     * @throws ModelException if the ensembles are of {@link Direct} neurons
     */
    public Node addNeuronOutput() {
        if (neuronOutput == null) {
            requireNeurons();
            neuronOutput = network.passThrough(label + ".neuronOutput", Math.multiplyExact(neurons, ensembles.size()));
            for (int i = 0; i < ensembles.size(); i++) {
                Neurons source = ensembles.get(i).neurons();
                network.connect(source, part(neuronOutput, i, neurons), c -> c.synapse(Synapse.none()));
            }
        }
        return neuronOutput;
    }

    private void requireNeurons() {
        Optional<Ensemble> direct = ensembles.stream()
                .filter(ensemble -> ensemble.neuronType() instanceof Direct)
                .findFirst();
        if (direct.isPresent()) {
            throw new ModelException("%s: %s is of type Direct and has no neurons; connect to input and output instead"
                    .formatted(label, direct.get()));
        }
    }

    @Override
    public String toString() {
        return "ensemble array " + label;
    }

    /** What can be chosen for an array; {@link #ensembles} takes what all its ensembles have in common. */
    public static final class Options extends NetworkOptions<Options> {
        private int dimensions = 1;
        private ObjIntConsumer<Ensemble.Options> each = (options, i) -> {};

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** How many values each ensemble represents; by default 1. */
        public Options dimensions(int values) {
            dimensions = values;
            return this;
        }

        /**
         * What differs from one ensemble to another, by their numbers from 0: {@code each((e, i) -> e.radius(radii[i]))}.
         */
        public Options each(ObjIntConsumer<Ensemble.Options> choose) {
            each = choose;
            return this;
        }
    }
}
