package lanewise.network;

import java.util.Arrays;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Scale;

/**
 * The products of two vectors' values, one by one: {@code a b = ((a + b)^2 - (a - b)^2) / 4}. Squares are of one variable,
 * so small ensembles compute them well. Nengo's {@code Product}.
 */
public final class Product {
    private final String label;
    private final Network network;
    private Node inputA;
    private Node inputB;
    private Node output;
    private EnsembleArray sums;
    private EnsembleArray differences;

    private Product(Network parent, String label, int neurons, int dimensions, Options options) {
        this.label = label;
        Checks.atLeastOne(label, "neurons for a product", neurons);
        Checks.atLeastOne(label, "dimensions", dimensions);
        network = options.made(parent, label, made -> fill(made, Math.max(1, neurons / 2), dimensions, options));
    }

    /**
     * Products of values up to 1.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param neurons for each product, half of them for each square; at least 1
     * @param dimensions how many values each vector has, at least 1
     */
    public static Product in(Network parent, String label, int neurons, int dimensions) {
        return in(parent, label, neurons, dimensions, options -> {});
    }

    /**
     * Products.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param neurons for each product, half of them for each square; at least 1
     * @param dimensions how many values each vector has, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static Product in(Network parent, String label, int neurons, int dimensions, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new Product(parent, label, neurons, dimensions, options);
    }

    private void fill(Network made, int neurons, int dimensions, Options options) {
        inputA = made.passThrough(label + ".inputA", dimensions);
        inputB = made.passThrough(label + ".inputB", dimensions);
        output = made.passThrough(label + ".output", dimensions);
        double radius = Checks.positive(label, "input magnitude", options.magnitude) * Math.sqrt(2);
        sums = EnsembleArray.in(
                made, label + ".sq1", neurons, dimensions, array -> array.ensembles(e -> e.radius(radius)));
        differences = EnsembleArray.in(
                made, label + ".sq2", neurons, dimensions, array -> array.ensembles(e -> e.radius(radius)));
        double half = 1 / Math.sqrt(2);
        Links.direct(made, inputA, sums.input(), new Scale(half));
        Links.direct(made, inputB, sums.input(), new Scale(half));
        Links.direct(made, inputA, differences.input(), new Scale(half));
        Links.direct(made, inputB, differences.input(), new Scale(-half));
        Links.direct(made, sums.addOutput("square", Product::square), output, new Scale(0.5));
        Links.direct(made, differences.addOutput("square", Product::square), output, new Scale(-0.5));
    }

    private static double[] square(double... x) {
        return new double[] {x[0] * x[0]};
    }

    /**
     * The transform that sums products up to a dot product: {@code 1 x dimensions}, each entry {@code scale}.
     *
     * @param dimensions how many products there are, at least 1
     * @param scale what the sum is multiplied by, finite
     */
    public static Dense dotProductTransform(int dimensions, double scale) {
        Checks.atLeastOne("dot product", "dimensions", dimensions);
        double[] row = new double[dimensions];
        Arrays.fill(row, scale);
        return new Dense(new double[][] {row});
    }

    /** The network that holds the ensembles. */
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

    /** The products, one a value. */
    public Node output() {
        return output;
    }

    /** What squares {@code (a + b) / sqrt(2)}. */
    public EnsembleArray sums() {
        return sums;
    }

    /** What squares {@code (a - b) / sqrt(2)}. */
    public EnsembleArray differences() {
        return differences;
    }

    @Override
    public String toString() {
        return "product " + label;
    }

    /** What can be chosen for products. */
    public static final class Options extends NetworkOptions<Options> {
        private double magnitude = 1;

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** How large the values of the vectors become; by default 1. The ensembles' radius is {@code sqrt(2)} of it. */
        public Options inputMagnitude(double largest) {
            magnitude = largest;
            return this;
        }
    }
}
