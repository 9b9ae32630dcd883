package lanewise.network.spa;

import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
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
        Vocabulary output = options.outputVocabulary == null ? input : options.outputVocabulary;
        List<String> inputKeys = options.inputKeys == null ? input.keys() : options.inputKeys;
        List<String> outputKeys = options.outputKeys == null ? inputKeys : options.outputKeys;
        if (inputKeys.isEmpty()) {
            throw new ModelException(
                    "module %s: its vocabulary has no names yet; make them before, by extend(...)".formatted(name));
        }
        if (outputKeys.size() != inputKeys.size()) {
            throw new ModelException("module %s: %d expressions for %d that it knows; give one for each"
                    .formatted(name, outputKeys.size(), inputKeys.size()));
        }
        Optional<String> defaultKey = Optional.ofNullable(options.defaultKey);
        inputKeys.forEach(input::check);
        outputKeys.forEach(output::check);
        defaultKey.ifPresent(output::check);
        double[][] known = vectors(input, inputKeys);
        double[][] given = vectors(output, outputKeys);
        Optional<SemanticPointer> byDefault = defaultKey.map(output::parse);
        network = options.made(
                spa,
                name,
                made -> memory =
                        AssociativeMemory.in(made, name + ".memory", known, m -> choose(m, given, byDefault, options)));
        addInput(DEFAULT, memory.input(), Optional.of(input));
        addOutput(DEFAULT, memory.output(), Optional.of(output));
    }

    private static double[][] vectors(Vocabulary vocabulary, List<String> expressions) {
        return expressions.stream()
                .map(expression -> vocabulary.parse(expression).toArray())
                .toArray(double[][]::new);
    }

    private static void choose(
            AssociativeMemory.Options memory,
            double[][] outputs,
            Optional<SemanticPointer> byDefault,
            Options options) {
        memory.outputVectors(outputs).threshold(options.threshold);
        options.seed(memory);
        if (options.inhibitable) {
            memory.inhibitable();
        }
        byDefault.ifPresent(pointer -> memory.defaultOutputVector(pointer.toArray()));
        if (options.winnerTakeAll) {
            memory.winnerTakeAll(options.inhibition, options.inhibitionSynapse);
        }
        if (options.thresholded) {
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
    public static final class Options extends ModuleOptions<Options> {
        private Vocabulary outputVocabulary;
        private List<String> inputKeys;
        private List<String> outputKeys;
        private String defaultKey;
        private double threshold = 0.3;
        private boolean inhibitable;
        private boolean winnerTakeAll;
        private double inhibition = 3;
        private Synapse inhibitionSynapse = new Lowpass(0.005);
        private boolean thresholded;

        Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The vocabulary of what is given out; by default that of the input. */
        public Options outputVocabulary(Vocabulary vocabulary) {
            outputVocabulary = vocabulary;
            return this;
        }

        /**
         * What it knows, names or expressions, of which missing names are made; by default all names that are in the
         * vocabulary now.
         */
        public Options inputKeys(String... expressions) {
            inputKeys = given("inputKeys", expressions);
            return this;
        }

        /** What it gives out for each that it knows, names or expressions, maybe one several times; by default the same. */
        public Options outputKeys(String... expressions) {
            outputKeys = given("outputKeys", expressions);
            return this;
        }

        private static List<String> given(String option, String... expressions) {
            for (String expression : expressions) {
                Checks.given("associative memory", "expression in " + option, expression);
            }
            return List.of(expressions);
        }

        /** What it gives out if it recognises nothing, a name or an expression; by default nothing. */
        public Options defaultOutput(String expression) {
            defaultKey = expression;
            return this;
        }

        /** How similar the input has to be to what is recognised; by default 0.3. */
        public Options threshold(double similarity) {
            threshold = Checks.finite("threshold", similarity);
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
            return winnerTakeAll(weight, new Lowpass(synapse));
        }

        /** Only the most similar one is given out: they inhibit each other with a weight and a filter, which is not none. */
        public Options winnerTakeAll(double weight, Synapse synapse) {
            inhibition = Checks.finite("weight of winnerTakeAll", weight);
            inhibitionSynapse = Checks.leadingBack("winnerTakeAll", synapse);
            return winnerTakeAll();
        }

        /** What is recognised is given out in full strength. */
        public Options thresholdOutputs() {
            thresholded = true;
            return this;
        }
    }
}
