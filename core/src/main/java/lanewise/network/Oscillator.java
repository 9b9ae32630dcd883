package lanewise.network;

import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;

/**
 * A harmonic oscillator, as central pattern generators have one: a population of two values that turns them about 0,
 * {@code x0' = -omega x1}, {@code x1' = omega x0}. An impulse at the input starts it. Nengo's {@code Oscillator}.
 */
public final class Oscillator {
    private final String label;
    private final Network network;
    private Node input;
    private Ensemble ensemble;

    private Oscillator(Network parent, String label, double tau, double omega, int neurons, Options options) {
        this.label = label;
        double turn = Checks.finite(label, "frequency", omega) * tau;
        network = options.made(parent, label, made -> fill(made, tau, turn, neurons));
    }

    /**
     * An oscillator.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param tau the time constant in seconds of the synapse of the feedback, such as 0.1
     * @param omega the angular frequency in radians a second, {@code 2 pi} times that in Hz
     * @param neurons of the population, at least 1
     */
    public static Oscillator in(Network parent, String label, double tau, double omega, int neurons) {
        return in(parent, label, tau, omega, neurons, options -> {});
    }

    /**
     * An oscillator.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param tau the time constant in seconds of the synapse of the feedback, such as 0.1
     * @param omega the angular frequency in radians a second, {@code 2 pi} times that in Hz
     * @param neurons of the population, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static Oscillator in(
            Network parent, String label, double tau, double omega, int neurons, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new Oscillator(parent, label, tau, omega, neurons, options);
    }

    private void fill(Network made, double tau, double turn, int neurons) {
        input = made.passThrough(label + ".input", 2);
        ensemble = made.ensemble(label + ".ensemble", neurons, 2);
        made.connect(
                ensemble,
                ensemble,
                c -> c.transform(new double[][] {{1, -turn}, {turn, 1}}).synapse(tau));
        made.connect(input, ensemble, c -> c.synapse(Synapse.none()));
    }

    /** The network that holds the population. */
    public Network network() {
        return network;
    }

    /** What is added to the two values. */
    public Node input() {
        return input;
    }

    /** The population, whose two values oscillate. */
    public Ensemble output() {
        return ensemble;
    }

    @Override
    public String toString() {
        return "oscillator " + label;
    }

    /** What can be chosen for an oscillator. */
    public static final class Options extends NetworkOptions<Options> {
        private Options() {}

        @Override
        Options self() {
            return this;
        }
    }
}
