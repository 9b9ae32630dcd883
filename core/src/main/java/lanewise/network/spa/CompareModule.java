package lanewise.network.spa;

import java.util.Optional;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;
import lanewise.network.Product;

/**
 * How similar two semantic pointers are: the dot product of inputs A and B, a number without a vocabulary. Made by
 * {@link Spa#compare}.
 */
public final class CompareModule extends SpaModule {
    private final Network network;
    private Product product;
    private Node inputA;
    private Node inputB;
    private Node output;

    CompareModule(Spa spa, String name, int dimensions, Options options) {
        super(name);
        Vocabulary vocabulary = spa.vocabulary(name, dimensions, options.vocabulary);
        network = options.made(spa, name, made -> {
            product = Product.in(
                    made, name + ".product", options.neurons, dimensions, p -> p.inputMagnitude(options.magnitude));
            inputA = made.passThrough(name + ".A", dimensions);
            inputB = made.passThrough(name + ".B", dimensions);
            output = made.passThrough(name + ".output", 1);
            made.connect(inputA, product.inputA(), c -> c.synapse(Synapse.none()));
            made.connect(inputB, product.inputB(), c -> c.synapse(Synapse.none()));
            made.connect(product.output(), output, c -> c.transform(Product.dotProductTransform(dimensions, 1)));
        });
        addInput("A", inputA, Optional.of(vocabulary));
        addInput("B", inputB, Optional.of(vocabulary));
        addOutput(DEFAULT, output, Optional.empty());
    }

    @Override
    public Network network() {
        return network;
    }

    /** The products of the values, one by one. */
    public Product product() {
        return product;
    }

    /** What can be chosen for a comparison. */
    public static final class Options extends ModuleOptions<Options> {
        private Vocabulary vocabulary;
        private int neurons = 200;
        private double magnitude = 1;

        Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The names it uses; by default those of {@link Spa#vocabulary}. */
        public Options vocabulary(Vocabulary names) {
            vocabulary = names;
            return this;
        }

        /** How many neurons multiply two values; by default 200. */
        public Options neuronsPerMultiply(int neuronsEach) {
            neurons = Checks.atLeastOne("neuronsPerMultiply", neuronsEach);
            return this;
        }

        /** How large the values of the pointers become; by default 1. Positive. */
        public Options inputMagnitude(double largest) {
            magnitude = Checks.positive("inputMagnitude", largest);
            return this;
        }
    }
}
