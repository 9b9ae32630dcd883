package lanewise.network.spa;

import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.synapse.Lowpass;
import lanewise.network.AssociativeMemory;

/**
 * Cleans up: the nearest of the semantic pointers it knows, or what belongs to it, for one that is only similar. Made by
 * {@link Spa#associativeMemory}.
 */
public final class AssociativeMemoryModule extends SpaModule {
    private final Network network;
    private AssociativeMemory memory;

    AssociativeMemoryModule(Spa spa, String name, Vocabulary input, Options options) {
        super(name);
        Vocabulary known = part(name, input, options.inputKeys);
        Vocabulary output = options.outputVocabulary == null ? input : options.outputVocabulary;
        List<String> outputKeys = options.outputKeys == null ? known.keys() : options.outputKeys;
        if (outputKeys.size() != known.keys().size()) {
            throw new ModelException("module %s: %d names for %d that it knows; give one for each"
                    .formatted(name, outputKeys.size(), known.keys().size()));
        }
        Vocabulary given = part(name, output, outputKeys);
        Optional<SemanticPointer> byDefault =
                Optional.ofNullable(options.defaultKey).map(output::parse);
        network = spa.network()
                .network(
                        name,
                        made -> memory = AssociativeMemory.in(
                                made,
                                name + ".memory",
                                known.vectors(),
                                m -> choose(m, given.vectors(), byDefault, options)));
        addInput(DEFAULT, memory.input(), Optional.of(input));
        addOutput(DEFAULT, memory.output(), Optional.of(output));
    }

    private static Vocabulary part(String name, Vocabulary whole, List<String> keys) {
        Vocabulary part = keys == null ? whole : whole.subset(keys.toArray(String[]::new));
        if (part.keys().isEmpty()) {
            throw new ModelException(
                    "module %s: its vocabulary has no names yet; make them before, by extend(...)".formatted(name));
        }
        return part;
    }

    private static void choose(
            AssociativeMemory.Options memory,
            double[][] outputs,
            Optional<SemanticPointer> byDefault,
            Options options) {
        memory.outputVectors(outputs).threshold(options.threshold);
        if (options.inhibitable) {
            memory.inhibitable();
        }
        byDefault.ifPresent(pointer -> memory.defaultOutputVector(pointer.toArray()));
        if (options.winnerTakeAll) {
            memory.winnerTakeAll(options.inhibition, new Lowpass(options.inhibitionSynapse));
        }
        if (options.thresholdOutput) {
            memory.thresholdOutputs();
        }
    }

    @Override
    public Network network() {
        return network;
    }

    /** The memory itself, with its utilities and what inhibits it. */
    public AssociativeMemory memory() {
        return memory;
    }

    /** What can be chosen for an associative memory. */
    public static final class Options {
        private Vocabulary outputVocabulary;
        private List<String> inputKeys;
        private List<String> outputKeys;
        private String defaultKey;
        private double threshold = 0.3;
        private boolean inhibitable;
        private boolean winnerTakeAll;
        private double inhibition = 3;
        private double inhibitionSynapse = 0.005;
        private boolean thresholdOutput;

        Options() {}

        /** The vocabulary of what is given out; by default that of the input. */
        public Options outputVocabulary(Vocabulary vocabulary) {
            outputVocabulary = vocabulary;
            return this;
        }

        /** What it knows; by default all names that are in the vocabulary now. */
        public Options inputKeys(String... names) {
            inputKeys = List.of(names);
            return this;
        }

        /** What it gives out for each name that it knows; by default the same. */
        public Options outputKeys(String... names) {
            outputKeys = List.of(names);
            return this;
        }

        /** What it gives out if it recognises nothing, a name or an expression; by default nothing. */
        public Options defaultOutput(String expression) {
            defaultKey = expression;
            return this;
        }

        /** How similar the input has to be to what is recognised; by default 0.3. */
        public Options threshold(double similarity) {
            threshold = similarity;
            return this;
        }

        /** It can be inhibited, by {@link AssociativeMemory#inhibit}. */
        public Options inhibitable() {
            inhibitable = true;
            return this;
        }

        /** Only the most similar one is given out: they inhibit each other with weight 3 and a lowpass of 5 ms. */
        public Options winnerTakeAll() {
            winnerTakeAll = true;
            return this;
        }

        /** Only the most similar one is given out: they inhibit each other with a weight and a lowpass of some seconds. */
        public Options winnerTakeAll(double weight, double synapse) {
            inhibition = weight;
            inhibitionSynapse = synapse;
            return winnerTakeAll();
        }

        /** What is recognised is given out in full strength. */
        public Options thresholdOutput() {
            thresholdOutput = true;
            return this;
        }
    }
}
