package lanewise.network;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.VectorFunction;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.transform.Scale;

/**
 * The basal ganglia: what the brain selects actions with. Of the utilities of some actions it finds the largest; its output
 * is about 0 there, and inhibits, by values clearly below 0, everywhere else. Five nuclei, after Gurney, Prescott and
 * Redgrave (2001) and, in spiking neurons, Stewart, Choo and Eliasmith (2010): the striatum's D1 and D2 neurons and the
 * subthalamic nucleus (STN) take the input, the internal globus pallidus (GPi) gives the output, the external one (GPe)
 * controls how much. Nengo's {@code BasalGanglia}.
 *
 * <p>Within, ensembles have radius 1.5 and encoders of 1, and decoders are never negative, whatever the networks around
 * have set.
 */
public final class BasalGanglia {
    private static final double STRIATUM_THRESHOLD = 0.2;
    private static final double STN_THRESHOLD = -0.25;
    private static final double GPE_THRESHOLD = -0.2;
    private static final double GPI_THRESHOLD = -0.2;
    private static final double TO_D1 = 1.2;
    private static final double TO_D2 = 0.8;
    private static final double FROM_STN = 0.9;
    private static final double GPE_TO_GPI = -0.3;
    private static final double GABA = 0.008;
    private static final double AMPA = 0.002;

    private final String label;
    private final int actions;
    private final Options options;
    private final Network network;
    private EnsembleArray strD1;
    private EnsembleArray strD2;
    private EnsembleArray stn;
    private EnsembleArray gpi;
    private EnsembleArray gpe;
    private Node input;
    private Node output;

    private BasalGanglia(Network parent, String label, int actions, Options options) {
        this.label = label;
        this.actions = Checks.atLeastOne(label, "actions", actions);
        this.options = options;
        network = options.made(parent, label, this::fill);
    }

    /**
     * Basal ganglia with Nengo's defaults.
     *
     * @param parent the network that they are made in
     * @param label their name for messages
     * @param actions how many there are to choose from, at least 1
     */
    public static BasalGanglia in(Network parent, String label, int actions) {
        return in(parent, label, actions, options -> {});
    }

    /**
     * Basal ganglia.
     *
     * @param parent the network that they are made in
     * @param label their name for messages
     * @param actions how many there are to choose from, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if a value is refused; the parent is left as it was
     */
    public static BasalGanglia in(Network parent, String label, int actions, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new BasalGanglia(parent, label, actions, options);
    }

    private void fill(Network made) {
        made.config()
                .ensembles(e -> e.radius(1.5).encoders(Choice.ofRows(new double[] {1})))
                .connections(c -> c.solver(new NnlsL2nz()));
        DoubleFunction<Consumer<EnsembleArray.Options>> above =
                threshold -> array -> array.ensembles(e -> e.intercepts(new Uniform(threshold, 1)));
        strD1 = nucleus(made, "strD1", above.apply(STRIATUM_THRESHOLD));
        strD2 = nucleus(made, "strD2", above.apply(STRIATUM_THRESHOLD));
        stn = nucleus(made, "stn", above.apply(STN_THRESHOLD));
        gpi = nucleus(made, "gpi", above.apply(GPI_THRESHOLD));
        gpe = nucleus(made, "gpe", above.apply(GPE_THRESHOLD));
        input = made.passThrough(label + ".input", actions);
        output = made.passThrough(label + ".output", actions);
        if (options.inputBias != 0) {
            double[] bias = new double[actions];
            Arrays.fill(bias, Checks.finite(label, "input bias", options.inputBias));
            made.connect(made.constant(label + ".bias", bias), input);
        }
        Links.direct(made, input, strD1.input(), new Scale(TO_D1));
        Links.direct(made, input, strD2.input(), new Scale(TO_D2));
        Links.direct(made, input, stn.input(), new Scale(1));

        inhibit(made, response(strD1, STRIATUM_THRESHOLD), gpi, -1);
        inhibit(made, response(strD2, STRIATUM_THRESHOLD), gpe, -1);

        Node excitation = response(stn, STN_THRESHOLD);
        excite(made, excitation, gpi);
        excite(made, excitation, gpe);

        Node inhibition = response(gpe, GPE_THRESHOLD);
        inhibit(made, inhibition, gpi, GPE_TO_GPI);
        inhibit(made, inhibition, stn, -1);

        Links.direct(made, response(gpi, GPI_THRESHOLD), output, new Scale(options.outputWeight));
    }

    private EnsembleArray nucleus(Network made, String name, Consumer<EnsembleArray.Options> choose) {
        return EnsembleArray.in(made, label + "." + name, options.neurons, actions, choose);
    }

    /** What the ensembles of a nucleus represent above their threshold. */
    private static Node response(EnsembleArray nucleus, double threshold) {
        VectorFunction above = x -> new double[] {x[0] < threshold ? 0 : x[0] - threshold};
        return nucleus.addOutput("response", above);
    }

    private void inhibit(Network made, Node from, EnsembleArray to, double factor) {
        Consumer<Connection.Options> link = c -> c.transform(factor).synapse(GABA);
        made.connect(from, to.input(), link.andThen(options.gaba));
    }

    private void excite(Network made, Node from, EnsembleArray to) {
        double[][] toAll = new double[actions][actions];
        for (double[] row : toAll) {
            Arrays.fill(row, FROM_STN);
        }
        Consumer<Connection.Options> link = c -> c.transform(toAll).synapse(AMPA);
        made.connect(from, to.input(), link.andThen(options.ampa));
    }

    /** The network that holds the nuclei. */
    public Network network() {
        return network;
    }

    /** The utility of each action; best from 0.5 to 1.5. */
    public Node input() {
        return input;
    }

    /** About 0 for the action with the largest utility, below 0 for the others. */
    public Node output() {
        return output;
    }

    /** The striatum's neurons with D1 receptors, which inhibit the GPi: the direct path. */
    public EnsembleArray strD1() {
        return strD1;
    }

    /** The striatum's neurons with D2 receptors, which inhibit the GPe. */
    public EnsembleArray strD2() {
        return strD2;
    }

    /** The subthalamic nucleus, which excites both parts of the globus pallidus for all actions. */
    public EnsembleArray stn() {
        return stn;
    }

    /** The internal globus pallidus, which gives the output. */
    public EnsembleArray gpi() {
        return gpi;
    }

    /** The external globus pallidus, which inhibits GPi and STN. */
    public EnsembleArray gpe() {
        return gpe;
    }

    @Override
    public String toString() {
        return "basal ganglia " + label;
    }

    /** What can be chosen for basal ganglia. */
    public static final class Options extends NetworkOptions<Options> {
        private int neurons = 100;
        private double outputWeight = -3;
        private double inputBias;
        private Consumer<Connection.Options> ampa = connection -> {};
        private Consumer<Connection.Options> gaba = connection -> {};

        private Options() {}

        @Override
        Options self() {
            return this;
        }

        /** How many neurons each ensemble has, of which there are five for each action; by default 100. */
        public Options neurons(int perEnsemble) {
            neurons = perEnsemble;
            return this;
        }

        /** What the response of the GPi is multiplied by; by default -3. */
        public Options outputWeight(double factor) {
            outputWeight = factor;
            return this;
        }

        /** What is added to every utility; by default nothing. */
        public Options inputBias(double value) {
            inputBias = value;
            return this;
        }

        /** What differs for the excitatory connections; by default their synapse is a lowpass of 2 ms. */
        public Options ampa(Consumer<Connection.Options> choose) {
            ampa = choose;
            return this;
        }

        /** What differs for the inhibitory connections; by default their synapse is a lowpass of 8 ms. */
        public Options gaba(Consumer<Connection.Options> choose) {
            gaba = choose;
            return this;
        }
    }
}
