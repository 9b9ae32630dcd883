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
import lanewise.error.ModelException;
import lanewise.math.DoubleMath;
import lanewise.math.Matrices;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Exponential;
import lanewise.model.distribution.Uniform;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Scale;

/**
 * An associative memory, which cleans up noisy vectors: for each stored vector there is an ensemble that becomes active when
 * the input is similar enough to it, and then gives out the vector that belongs to it. Nengo's {@code AssociativeMemory}.
 *
 * <pre>{@code
 * var memory = AssociativeMemory.in(net, "memory", keys, o -> o.outputVectors(values).threshold(0.4).winnerTakeAll());
 * }</pre>
 *
 * <p>All that such a memory can have is chosen when it is made: in Nengo parts are added later, of which some replace
 * connections that there were; here a network only grows, so what replaces is made at once. Mappings, default vectors,
 * competition and thresholds are made in the order in which they are chosen, as in Nengo in the order of the calls.
 */
public final class AssociativeMemory {
    private static final double INHIBITION = -1.5;
    private static final double STEEPNESS = -15;

    /** What there are accessors or nodes of already. */
    private static final Set<String> RESERVED = Set.of(
            "bias",
            "elementInput",
            "elementOutput",
            "inhibit",
            "thresholdedUtilities",
            "threshBias",
            "threshEnsembles",
            "utilities");

    private final String label;
    private final StoredItems items;
    private final Options options;
    private final Network network;
    private final List<Ensemble> ensembles = new ArrayList<>();
    private final Map<String, Node> inputs = new LinkedHashMap<>();
    private final Map<String, Node> outputs = new LinkedHashMap<>();
    private Node bias;
    private Node elementInput;
    private Node elementOutput;
    private Node inhibit;
    private OutputThreshold outputThreshold;

    private AssociativeMemory(Network parent, String label, StoredItems items, Options options) {
        this.label = label;
        this.items = items;
        this.options = options;
        Checks.atLeastOne(label, "neurons for an item", options.neurons);
        network = options.made(parent, label, this::fill);
    }

    /**
     * A memory of vectors that gives out what it takes in.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param vectors the stored ones, one a row; at least one
     * @throws ModelException if there is none, or they differ in length; the parent is left as it was
     */
    public static AssociativeMemory in(Network parent, String label, double[][] vectors) {
        return in(parent, label, vectors, options -> {});
    }

    /**
     * A memory.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param vectors those that are recognised, one a row; at least one
     * @param choose sets what differs from the defaults
     * @throws ModelException if something is refused; the parent is left as it was
     */
    public static AssociativeMemory in(Network parent, String label, double[][] vectors, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new AssociativeMemory(parent, label, new StoredItems(label, vectors), options);
    }

    private void fill(Network made) {
        double[] thresholds = items.oneEach("thresholds", options.thresholds);
        bias = made.constant(label + ".bias", 1);
        elementInput = made.passThrough(label + ".elementInput", items.count());
        elementOutput = made.passThrough(label + ".elementOutput", items.count());
        outputThreshold = new OutputThreshold(elementOutput, options.thresholded);
        for (int i = 0; i < items.count(); i++) {
            double threshold = thresholds[i];
            Ensemble ensemble = made.ensemble(label + "_" + i, options.neurons, 1, AssociativeMemory::item);
            Links.direct(made, bias, ensemble, new Scale(-threshold));
            Links.direct(made, elementInput.slice(i, i + 1), ensemble);
            made.connect(
                    ensemble,
                    elementOutput.slice(i, i + 1),
                    c -> c.function(AssociativeMemory::step).synapse(Synapse.none()));
            ensembles.add(ensemble);
        }
        if (options.inhibitable) {
            inhibit = made.passThrough(label + ".inhibit", 1);
            Links.direct(made, inhibit, elementInput, new Dense(Inhibition.toAll(items.count(), INHIBITION)));
        }
        inputMapping(made, "input", items.vectors(), options.inputScales);
        outputMapping(made, "output", options.outputVectors == null ? items.vectors() : options.outputVectors);
        options.parts.forEach(part -> part.make(this, made));
    }

    private static void item(Ensemble.Options ensemble) {
        ensemble.radius(1)
                .intercepts(new Exponential(0.15, 0, 1))
                .encoders(Choice.ofRows(new double[] {1}))
                .evalPoints(new Uniform(0, 1))
                .evalPointCount(5000);
    }

    /** About 1 for what is well above 0. */
    private static double[] step(double... x) {
        return new double[] {Math.max(1 - DoubleMath.exp(STEEPNESS * x[0]), 0)};
    }

    void inputMapping(Network made, String name, double[][] vectors, double... scales) {
        requireFree(inputs, "input", name);
        double[][] matrix = items.scaled(name, vectors, scales);
        Node node = made.passThrough(label + "." + name, matrix[0].length);
        Links.direct(made, node, elementInput, new Dense(matrix));
        inputs.put(name, node);
    }

    void outputMapping(Network made, String name, double[][] vectors) {
        requireFree(outputs, "output", name);
        double[][] matrix = items.columns(name, vectors);
        Node node = made.passThrough(label + "." + name, matrix.length);
        outputThreshold.toOutput(from -> Links.direct(made, from, node, new Dense(matrix)));
        outputs.put(name, node);
    }

    private void requireFree(Map<String, Node> mappings, String kind, String name) {
        if (RESERVED.contains(Checks.given(label, "name of an " + kind + " mapping", name))) {
            throw new ModelException("%s: %s mapping \"%s\", which the memory has of its own; give another name"
                    .formatted(label, kind, name));
        }
        if (inputs.containsKey(name) || outputs.containsKey(name)) {
            throw new ModelException("%s: %s mapping \"%s\", but there is a mapping of this name; there are %s"
                    .formatted(label, kind, name, mappings.keySet()));
        }
    }

    void defaultVector(Network made, double[] vector, String outputName, int neurons, double minActivation) {
        Node output = output(outputName);
        if (vector.length != output.sizeIn()) {
            throw new ModelException("%s: a default vector of %d values, but output \"%s\" has %d; give as many"
                    .formatted(label, vector.length, outputName, output.sizeIn()));
        }
        double inhibition = -1 / Checks.positive(label, "smallest activation", minActivation);
        Ensemble ensemble = made.ensemble(label + ".default." + outputName, neurons, 1, AssociativeMemory::item);
        Links.direct(made, bias, ensemble);
        double[][] row = {new double[items.count()]};
        Arrays.fill(row[0], inhibition);
        outputThreshold.toDefault(from -> made.connect(from, ensemble, c -> c.transform(row)));
        Links.direct(made, ensemble, output, new Dense(Matrices.column(vector)));
        if (inhibit != null) {
            Links.direct(made, inhibit, ensemble, new Scale(INHIBITION));
        }
    }

    void compete(Network made, double scale, Synapse synapse) {
        double[][] others = Inhibition.mutual(items.count(), scale);
        made.connect(elementOutput, elementInput, c -> c.transform(others).synapse(synapse));
    }

    void threshold(Network made, int neurons, double scale) {
        EnsembleArray above = outputThreshold.make(made, label, bias, neurons, scale);
        if (inhibit != null) {
            for (Ensemble ensemble : above.ensembles()) {
                Links.direct(made, inhibit, ensemble, new Scale(INHIBITION));
            }
        }
    }

    /** The network that holds the ensembles. */
    public Network network() {
        return network;
    }

    /** Where vectors arrive. */
    public Node input() {
        return input("input");
    }

    /**
     * Where vectors of a mapping that was added arrive.
     *
     * @throws ModelException if there is none of this name
     */
    public Node input(String name) {
        return mapped(inputs, "input", name);
    }

    /** The vectors that belong to what was recognised. */
    public Node output() {
        return output("output");
    }

    /**
     * The vectors of a mapping that was added.
     *
     * @throws ModelException if there is none of this name
     */
    public Node output(String name) {
        return mapped(outputs, "output", name);
    }

    private Node mapped(Map<String, Node> mappings, String kind, String name) {
        if (!mappings.containsKey(name)) {
            throw new ModelException("%s: there is no %s mapping \"%s\"; choose one of %s"
                    .formatted(label, kind, name, String.join(", ", mappings.keySet())));
        }
        return mappings.get(name);
    }

    /** One value an item: what is similar to it, before its ensemble. */
    public Node elementInput() {
        return elementInput;
    }

    /** How active each item is, from 0 to about 1. */
    public Node utilities() {
        return elementOutput;
    }

    /** Which items are above the threshold of the outputs, about 0 or 1 each; empty if outputs have no threshold. */
    public Optional<Node> thresholdedUtilities() {
        return outputThreshold.utilities();
    }

    /** One value: 1 silences the memory. Empty if it is not inhibitable. */
    public Optional<Node> inhibit() {
        return Optional.ofNullable(inhibit);
    }

    /** One ensemble an item. */
    public List<Ensemble> ensembles() {
        return Collections.unmodifiableList(ensembles);
    }

    @Override
    public String toString() {
        return "associative memory " + label;
    }

    /** A part that is made after the items, their input and their output. */
    private interface Part {
        void make(AssociativeMemory memory, Network made);
    }

    /** What can be chosen for a memory. */
    public static final class Options extends NetworkOptions<Options> {
        private final List<Part> parts = new ArrayList<>();
        private double[][] outputVectors;
        private int neurons = 50;
        private double[] thresholds = {0.3};
        private double[] inputScales = {1};
        private boolean inhibitable;
        private boolean competing;
        private boolean thresholded;

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The vectors that are given out, one an item; by default those that are recognised. */
        public Options outputVectors(double[][] vectors) {
            outputVectors = vectors;
            return this;
        }

        /** How many neurons each item has; by default 50. */
        public Options neurons(int perItem) {
            neurons = perItem;
            return this;
        }

        /**
         * How similar the input has to be to an item, by their dot product, for the item to become active: one value for all
         * items, by default 0.3, or one for each.
         */
        public Options threshold(double... similarities) {
            thresholds = similarities.clone();
            return this;
        }

        /** What similarities are multiplied by: one value for all items, by default 1, or one for each. */
        public Options inputScales(double... scales) {
            inputScales = scales.clone();
            return this;
        }

        /** Lets the memory be silenced, by {@link AssociativeMemory#inhibit}. */
        public Options inhibitable() {
            inhibitable = true;
            return this;
        }

        /**
         * Adds another input, of vectors of another kind.
         *
         * @param name not that of another mapping, nor of another part such as "inhibit"
         * @param vectors one an item
         * @param scales what similarities are multiplied by: one for all, or one an item; 1 if none is given
         */
        public Options inputMapping(String name, double[][] vectors, double... scales) {
            double[] given = scales.length == 0 ? new double[] {1} : scales.clone();
            parts.add((memory, made) -> memory.inputMapping(made, name, vectors, given));
            return this;
        }

        /**
         * Adds another output, of vectors of another kind.
         *
         * @param name not that of another mapping, nor of another part such as "inhibit"
         * @param vectors one an item
         */
        public Options outputMapping(String name, double[][] vectors) {
            parts.add((memory, made) -> memory.outputMapping(made, name, vectors));
            return this;
        }

        /** Adds what is given out if no item is active by 0.5 or more, from 50 neurons. */
        public Options defaultOutputVector(double... vector) {
            return defaultOutputVector("output", 50, 0.5, vector);
        }

        /**
         * Adds what an output gives if no item is active enough.
         *
         * @param outputName the mapping that it is for
         * @param perVector how many neurons represent that nothing is active
         * @param minActivation how active items have to be to suppress it; positive
         * @param vector of the output's size
         */
        public Options defaultOutputVector(String outputName, int perVector, double minActivation, double... vector) {
            double[] given = vector.clone();
            parts.add((memory, made) -> memory.defaultVector(made, given, outputName, perVector, minActivation));
            return this;
        }

        /** Lets items compete, by a weight of 1.5 and a lowpass of 5 ms, so that only the most similar one stays active. */
        public Options winnerTakeAll() {
            return winnerTakeAll(1.5, 0.005);
        }

        /**
         * Lets items compete, so that only the most similar one stays active.
         *
         * @param scale how strongly they inhibit each other
         * @param synapse the time constant of the lowpass filter of that, in seconds
         * @throws ModelException if they do already, or a value is refused
         */
        public Options winnerTakeAll(double scale, double synapse) {
            return winnerTakeAll(scale, new Lowpass(synapse));
        }

        /**
         * Lets items compete, so that only the most similar one stays active.
         *
         * @param scale how strongly they inhibit each other
         * @param synapse the filter of that; not none, as it leads back
         * @throws ModelException if they do already, or a value is refused
         */
        public Options winnerTakeAll(double scale, Synapse synapse) {
            if (Checks.given("associative memory", "synapse of winnerTakeAll", synapse) instanceof NoSynapse) {
                throw new ModelException(
                        "associative memory: winnerTakeAll without a synapse, but it leads back; give one, such as a lowpass of 5 ms");
            }
            Checks.finite("associative memory", "weight of winnerTakeAll", scale);
            competing = once("winnerTakeAll", competing);
            parts.add((memory, made) -> memory.compete(made, scale, synapse));
            return this;
        }

        /** Lets all outputs be of full strength or nothing, by 50 neurons an item in each of two stages, and a weight of 10. */
        public Options thresholdOutputs() {
            return thresholdOutputs(50, 10);
        }

        /**
         * Lets all outputs be of full strength or nothing: whether an item is active decides, not how much.
         *
         * @param perItem how many neurons an item has in each of the two stages
         * @param scale how strongly the stages inhibit
         * @throws ModelException if they are already
         */
        public Options thresholdOutputs(int perItem, double scale) {
            thresholded = once("thresholdOutputs", thresholded);
            parts.add((memory, made) -> memory.threshold(made, perItem, scale));
            return this;
        }

        private static boolean once(String option, boolean chosen) {
            if (chosen) {
                throw new ModelException("associative memory: %s twice; choose it once".formatted(option));
            }
            return true;
        }
    }
}
