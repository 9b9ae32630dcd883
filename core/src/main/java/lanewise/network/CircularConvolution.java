package lanewise.network;

import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.transform.Dense;

/**
 * The circular convolution of two vectors, {@code c_j = sum over k of a_k b_(j - k mod D)}, which binds semantic pointers:
 * the product of their Fourier transforms, transformed back. Inverting an operand takes its spectrum's conjugate, which
 * undoes a binding about. Nengo's {@code CircularConvolution}: of every frequency from 0 to half the length there are four
 * products, also of those that are always zero.
 */
public final class CircularConvolution {
    private final String label;
    private final Network network;
    private Node inputA;
    private Node inputB;
    private Node output;
    private Product product;

    private CircularConvolution(Network parent, String label, int neurons, int dimensions, Options options) {
        this.label = label;
        Checks.atLeastOne(label, "neurons for a product", neurons);
        Checks.atLeastOne(label, "dimensions", dimensions);
        network = options.made(parent, label, made -> fill(made, neurons, dimensions, options));
    }

    /**
     * The convolution of two vectors of a length of about 1.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param neurons for each product, of which there are {@code 4 (dimensions / 2 + 1)}; at least 1
     * @param dimensions of each vector, at least 1
     */
    public static CircularConvolution in(Network parent, String label, int neurons, int dimensions) {
        return in(parent, label, neurons, dimensions, options -> {});
    }

    /**
     * The convolution of two vectors.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param neurons for each product, of which there are {@code 4 (dimensions / 2 + 1)}; at least 1
     * @param dimensions of each vector, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static CircularConvolution in(
            Network parent, String label, int neurons, int dimensions, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new CircularConvolution(parent, label, neurons, dimensions, options);
    }

    private void fill(Network made, int neurons, int dimensions, Options options) {
        FourierTransform fourier = new FourierTransform(dimensions);
        inputA = made.passThrough(label + ".inputA", dimensions);
        inputB = made.passThrough(label + ".inputB", dimensions);
        product = Product.in(
                made, label + ".product", neurons, fourier.rows(), p -> p.inputMagnitude(2 * options.magnitude));
        output = made.passThrough(label + ".output", dimensions);
        Links.direct(made, inputA, product.inputA(), new Dense(fourier.first(options.invertA)));
        Links.direct(made, inputB, product.inputB(), new Dense(fourier.second(options.invertB)));
        Links.direct(made, product.output(), output, new Dense(fourier.inverse()));
    }

    /** The network that holds the products. */
    public Network network() {
        return network;
    }

    /** Where one vector arrives. */
    public Node inputA() {
        return inputA;
    }

    /** Where the other vector arrives. */
    public Node inputB() {
        return inputB;
    }

    /** The convolution. */
    public Node output() {
        return output;
    }

    /** The products of the vectors' spectra. */
    public Product product() {
        return product;
    }

    @Override
    public String toString() {
        return "circular convolution " + label;
    }

    /** What can be chosen for a convolution. */
    public static final class Options extends NetworkOptions<Options> {
        private boolean invertA;
        private boolean invertB;
        private double magnitude = 1;

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** Inverts the first vector: all its values but the first come in reversed order. */
        public Options invertA() {
            invertA = true;
            return this;
        }

        /** Inverts the second vector: all its values but the first come in reversed order. */
        public Options invertB() {
            invertB = true;
            return this;
        }

        /** How long the vectors become; by default 1. */
        public Options inputMagnitude(double largest) {
            magnitude = largest;
            return this;
        }
    }
}
