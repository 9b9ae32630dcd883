package lanewise.network;

import java.util.Arrays;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.math.Matrices;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import lanewise.model.transform.Dense;

/**
 * A memory of the last steps of a value, as a few numbers: the coefficients of the Legendre polynomials that fit the
 * window best, {@code m = A m' + B u} with {@code m'} of the step before (Voelker, Kajic and Eliasmith 2019). It is
 * linear, and exact for inputs that change slowly against the window's length divided by the order.
 *
 * <p>A and B are fixed: training does not change them. The window is counted in steps: a run with another step
 * remembers another time.
 */
public final class LegendreMemory {
    private final String label;
    private final LegendreSystem system;
    private final Network network;
    private Node input;
    private Node state;

    private LegendreMemory(Network parent, String label, int order, double theta, Options options) {
        this.label = label;
        Checks.atLeastOne(label, "polynomials", order);
        system = new LegendreSystem(order, Checks.positive(label, "window theta", theta));
        network = options.made(parent, label, this::fill);
    }

    /**
     * A memory.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param order how many coefficients it keeps, at least 1
     * @param theta how many steps it looks back, positive
     */
    public static LegendreMemory in(Network parent, String label, int order, double theta) {
        return in(parent, label, order, theta, options -> {});
    }

    /**
     * A memory.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param order how many coefficients it keeps, at least 1
     * @param theta how many steps it looks back, positive
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static LegendreMemory in(Network parent, String label, int order, double theta, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new LegendreMemory(parent, label, order, theta, options);
    }

    private void fill(Network made) {
        input = made.passThrough(label + ".u", 1);
        state = made.passThrough(label + ".m", system.order());
        remember(made, system, input, state);
    }

    /** Connects {@code m = A m' + B u}, which training does not change. */
    static void remember(Network made, LegendreSystem system, Node u, Node m) {
        StateSpace stepped = system.stepped();
        Connection before = made.connect(m, m, c -> c.transform(stepped.a()).synapse(new Lowpass(0)));
        Connection now = Links.direct(made, u, m, new Dense(Matrices.column(stepped.b())));
        made.config().trainable(before, false).trainable(now, false);
    }

    /** The network that holds the two nodes. */
    public Network network() {
        return network;
    }

    /** The value to remember. */
    public Node input() {
        return input;
    }

    /** The coefficients. */
    public Node output() {
        return state;
    }

    /**
     * What reads values of the past from the coefficients: {@code net.connect(memory.output(), node, c ->
     * c.transform(memory.readout(0.5, 1)))} gives the value half a window ago, and a whole one.
     *
     * @param shares of the window, from 0 (now) to 1
     * @return one row each, {@code P_i(2 share - 1)} for the Legendre polynomials {@code P_i}
     */
    public Dense readout(double... shares) {
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new ModelException(
                        "%s: the value %s windows ago; it remembers from 0 to 1".formatted(label, share));
            }
        }
        double[][] rows = new double[shares.length][];
        Arrays.setAll(rows, i -> system.readout(shares[i]));
        return new Dense(rows);
    }

    @Override
    public String toString() {
        return "Legendre memory " + label;
    }

    /** What can be chosen for a memory. */
    public static final class Options extends NetworkOptions<Options> {
        private Options() {}

        @Override
        Options self() {
            return this;
        }
    }
}
