package lanewise.network;

import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;

/**
 * The thalamus, as it follows the {@link BasalGanglia}: of the actions, each active by itself, it lets go on the one that is
 * not inhibited, which inhibits the others. So its output is about 1 for the chosen action, and 0 for the rest. Nengo's
 * {@code Thalamus}.
 */
public final class Thalamus {
    private final String label;
    private final Network network;
    private EnsembleArray actions;

    private Thalamus(Network parent, String label, int count, Options options) {
        this.label = label;
        Checks.atLeastOne(label, "actions", count);
        network = options.made(parent, label, made -> fill(made, count, options));
    }

    /**
     * A thalamus with Nengo's defaults.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param actions how many there are, at least 1
     */
    public static Thalamus in(Network parent, String label, int actions) {
        return in(parent, label, actions, options -> {});
    }

    /**
     * A thalamus.
     *
     * @param parent the network that it is made in
     * @param label its name for messages
     * @param actions how many there are, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static Thalamus in(Network parent, String label, int actions, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new Thalamus(parent, label, actions, options);
    }

    private void fill(Network made, int count, Options options) {
        actions = EnsembleArray.in(
                made,
                label + ".actions",
                options.neurons,
                count,
                array -> array.ensembles(e ->
                        e.intercepts(new Uniform(options.threshold, 1)).encoders(Choice.ofRows(new double[] {1}))));
        made.connect(
                actions.output(),
                actions.input(),
                c -> c.transform(Inhibition.mutual(count, options.mutualInhibition)));
        made.connect(made.constant(label + ".bias", 1), actions.input(), c -> c.transform(Inhibition.toAll(count, 1)));
    }

    /** The network that holds the ensembles. */
    public Network network() {
        return network;
    }

    /** What the basal ganglia give out: below 0 for an action that is not chosen. */
    public Node input() {
        return actions.input();
    }

    /** About 1 for the chosen action, 0 for the others. */
    public Node output() {
        return actions.output();
    }

    /** One ensemble an action. */
    public EnsembleArray actions() {
        return actions;
    }

    @Override
    public String toString() {
        return "thalamus " + label;
    }

    /** What can be chosen for a thalamus. */
    public static final class Options extends NetworkOptions<Options> {
        private int neurons = 50;
        private double mutualInhibition = 1;
        private double threshold;

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** How many neurons each action has; by default 50. */
        public Options neurons(int perAction) {
            neurons = perAction;
            return this;
        }

        /** How strongly an active action inhibits the others; by default 1. */
        public Options mutualInhibition(double factor) {
            mutualInhibition = Checks.finite("thalamus", "mutual inhibition", factor);
            return this;
        }

        /**
         * The value below which an action is silent, below 1; by default 0.
         *
         * @throws ModelException if it is not
         */
        public Options threshold(double value) {
            if (Checks.finite("thalamus", "threshold", value) >= 1) {
                throw new ModelException("thalamus: its threshold is %s; give a number below 1".formatted(value));
            }
            threshold = value;
            return this;
        }
    }
}
