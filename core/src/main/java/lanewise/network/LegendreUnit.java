package lanewise.network;

import java.util.Optional;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Glorot;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.Tanh;
import lanewise.model.synapse.Lowpass;
import lanewise.model.transform.Transform;

/**
 * The Legendre memory unit, a recurrent cell for sequences: a {@link LegendreMemory} {@code m} of one value {@code u}, and
 * hidden units {@code h = tanh(W_x x + W_h h' + W_m m)}, with {@code u = E_x x + E_h h' + E_m m'}, a prime being the step
 * before (Voelker, Kajic and Eliasmith 2019). Training changes E and W, but neither A and B of the memory nor the hidden
 * units' biases, which are 0.
 */
public final class LegendreUnit {
    private static final Transform GLOROT = Transform.random(new Glorot());

    private final String label;
    private final Network network;
    private Node input;
    private Node encoded;
    private Node memory;
    private Ensemble hidden;

    private LegendreUnit(
            Network parent, String label, int inputs, int units, int order, double theta, Options options) {
        this.label = label;
        Checks.atLeastOne(label, "inputs", inputs);
        Checks.atLeastOne(label, "units", units);
        Checks.atLeastOne(label, "polynomials", order);
        LegendreSystem system = new LegendreSystem(order, Checks.positive(label, "window theta", theta));
        network = options.made(parent, label, made -> fill(made, inputs, units, system, options));
    }

    /**
     * A unit whose memory takes the sum of the inputs, with weights that are drawn.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param inputs how many values arrive at each step, at least 1
     * @param units how many hidden units, at least 1
     * @param order how many coefficients the memory keeps, at least 1
     * @param theta how many steps the memory looks back, positive
     */
    public static LegendreUnit in(Network parent, String label, int inputs, int units, int order, double theta) {
        return in(parent, label, inputs, units, order, theta, options -> {});
    }

    /**
     * A unit.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param inputs how many values arrive at each step, at least 1
     * @param units how many hidden units, at least 1
     * @param order how many coefficients the memory keeps, at least 1
     * @param theta how many steps the memory looks back, positive
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static LegendreUnit in(
            Network parent, String label, int inputs, int units, int order, double theta, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new LegendreUnit(parent, label, inputs, units, order, theta, options);
    }

    private void fill(Network made, int inputs, int units, LegendreSystem system, Options options) {
        input = made.passThrough(label + ".x", inputs);
        encoded = made.passThrough(label + ".u", 1);
        memory = made.passThrough(label + ".m", system.order());
        hidden = made.ensemble(
                label + ".h", units, 1, e -> e.neurons(options.neurons).gainBias(Choice.of(1), Choice.of(0)));
        Neurons h = hidden.neurons();
        made.config().trainable(hidden.neurons(), false);
        Links.direct(made, input, encoded, options.inputEncoder.orElse(Product.dotProductTransform(inputs, 1)));
        options.hiddenEncoder.ifPresent(weights -> before(made, h, encoded, weights));
        options.memoryEncoder.ifPresent(weights -> before(made, memory, encoded, weights));
        LegendreMemory.remember(made, system, encoded, memory);
        Links.direct(made, input, h, options.inputWeights.orElse(GLOROT));
        before(made, h, h, options.hiddenWeights.orElse(GLOROT));
        Links.direct(made, memory, h, options.memoryWeights.orElse(GLOROT));
    }

    private static void before(Network made, Endpoint from, Endpoint to, Transform weights) {
        made.connect(from, to, c -> c.transform(weights).synapse(new Lowpass(0)));
    }

    /** The network that holds the unit. */
    public Network network() {
        return network;
    }

    /** Where the values {@code x} of a step arrive. */
    public Node input() {
        return input;
    }

    /** The hidden units {@code h}. */
    public Neurons output() {
        return hidden.neurons();
    }

    /** The value {@code u} that is remembered. */
    public Node encoded() {
        return encoded;
    }

    /** The coefficients {@code m} of the memory. */
    public Node memory() {
        return memory;
    }

    /** The ensemble of the hidden units. */
    public Ensemble hidden() {
        return hidden;
    }

    @Override
    public String toString() {
        return "Legendre memory unit " + label;
    }

    /** What can be chosen for a unit. Unless weights are given they are drawn from {@link Glorot}. */
    public static final class Options extends NetworkOptions<Options> {
        private NeuronType neurons = new Tanh(1);
        private Optional<Transform> inputEncoder = Optional.empty();
        private Optional<Transform> hiddenEncoder = Optional.empty();
        private Optional<Transform> memoryEncoder = Optional.empty();
        private Optional<Transform> inputWeights = Optional.empty();
        private Optional<Transform> hiddenWeights = Optional.empty();
        private Optional<Transform> memoryWeights = Optional.empty();

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The hidden units' neurons, with gains of 1 and biases of 0; by default {@code new Tanh(1)}, whose rate is tanh. */
        public Options neurons(NeuronType type) {
            neurons = type;
            return this;
        }

        /** {@code E_x}, one row; by default ones. */
        public Options inputEncoder(Transform weights) {
            inputEncoder = Optional.of(weights);
            return this;
        }

        /** {@code E_h}, one row; by default there is no such connection. */
        public Options hiddenEncoder(Transform weights) {
            hiddenEncoder = Optional.of(weights);
            return this;
        }

        /** {@code E_m}, one row; by default there is no such connection. */
        public Options memoryEncoder(Transform weights) {
            memoryEncoder = Optional.of(weights);
            return this;
        }

        /** {@code W_x}, one row a unit. */
        public Options inputWeights(Transform weights) {
            inputWeights = Optional.of(weights);
            return this;
        }

        /** {@code W_h}, one row a unit. */
        public Options hiddenWeights(Transform weights) {
            hiddenWeights = Optional.of(weights);
            return this;
        }

        /** {@code W_m}, one row a unit. */
        public Options memoryWeights(Transform weights) {
            memoryWeights = Optional.of(weights);
            return this;
        }
    }
}
