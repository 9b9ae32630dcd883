package lanewise.network;

import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;

/**
 * The integral of a vector over time, as neurons keep the position of the eyes: ensembles that send their values back to
 * themselves, so that what a synapse forgets is renewed. The output is {@code y' = x}, both in units a second. The larger
 * the time constant of the feedback, the steadier the memory. Nengo's {@code Integrator}.
 */
public final class Integrator {
    private final String label;
    private final Network network;
    private Node input;
    private EnsembleArray array;

    private Integrator(Network parent, String label, double tau, int neurons, int dimensions, Options options) {
        this.label = label;
        network = options.made(parent, label, made -> fill(made, tau, neurons, dimensions));
    }

    /**
     * An integrator of values up to 1.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param tau the time constant in seconds of the synapses of feedback and input, such as 0.1
     * @param neurons for each value, at least 1
     * @param dimensions how many values the vector has, at least 1
     */
    public static Integrator in(Network parent, String label, double tau, int neurons, int dimensions) {
        return in(parent, label, tau, neurons, dimensions, options -> {});
    }

    /**
     * An integrator.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param tau the time constant in seconds of the synapses of feedback and input, such as 0.1
     * @param neurons for each value, at least 1
     * @param dimensions how many values the vector has, at least 1
     * @param choose sets what differs from the defaults, such as the ensembles' radius
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static Integrator in(
            Network parent, String label, double tau, int neurons, int dimensions, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new Integrator(parent, label, tau, neurons, dimensions, options);
    }

    private void fill(Network made, double tau, int neurons, int dimensions) {
        input = made.passThrough(label + ".input", Checks.atLeastOne(label, "dimensions", dimensions));
        array = EnsembleArray.in(made, label + ".ensembles", neurons, dimensions);
        made.connect(array.output(), array.input(), c -> c.synapse(tau));
        made.connect(input, array.input(), c -> c.transform(tau).synapse(tau));
    }

    /** The network that holds the ensembles. */
    public Network network() {
        return network;
    }

    /** What is integrated. */
    public Node input() {
        return input;
    }

    /** The integral. */
    public Node output() {
        return array.output();
    }

    /** What represents the integral. */
    public EnsembleArray array() {
        return array;
    }

    @Override
    public String toString() {
        return "integrator " + label;
    }

    /** What can be chosen for an integrator. */
    public static final class Options extends NetworkOptions<Options> {
        private Options() {}

        @Override
        Options self() {
            return this;
        }
    }
}
