package lanewise.bench.zoo;

import java.util.Arrays;
import java.util.function.Consumer;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.synapse.Synapse;

/**
 * Chooses the largest of some values: its output is about 0 there and negative elsewhere; Nengo's {@code BasalGanglia},
 * made in its order.
 *
 * @param input one value an action
 * @param output one value an action
 */
public record BasalGanglia(Node input, Node output) {
    private static final double STRIATUM_THRESHOLD = 0.2;
    private static final double STN_THRESHOLD = -0.25;
    private static final double GPE_THRESHOLD = -0.2;
    private static final double GPI_THRESHOLD = -0.2;
    private static final double TO_D1 = 1.2;
    private static final double TO_D2 = 0.8;
    private static final double FROM_STN = 0.9;
    private static final double GPE_TO_GPI = -0.3;
    private static final double OUTPUT = -3;
    private static final double GABA = 0.008;
    private static final double AMPA = 0.002;

    /**
     * Adds basal ganglia to a network.
     *
     * @param actions how many values there are
     * @param neurons of each ensemble
     * @param choose what differs from an ensemble's defaults, but for radius, encoders and intercepts
     */
    public static BasalGanglia in(
            Network parent, String label, int actions, int neurons, Consumer<Ensemble.Options> choose) {
        Network network = parent.network(label);
        Part d1 = new Part(network, label + ".strD1", actions, neurons, STRIATUM_THRESHOLD, choose);
        Part d2 = new Part(network, label + ".strD2", actions, neurons, STRIATUM_THRESHOLD, choose);
        Part stn = new Part(network, label + ".stn", actions, neurons, STN_THRESHOLD, choose);
        Part gpi = new Part(network, label + ".gpi", actions, neurons, GPI_THRESHOLD, choose);
        Part gpe = new Part(network, label + ".gpe", actions, neurons, GPE_THRESHOLD, choose);
        Node input = network.passThrough(label + ".input", actions);
        Node output = network.passThrough(label + ".output", actions);

        network.connect(input, d1.input(), c -> c.transform(TO_D1).synapse(Synapse.none()));
        network.connect(input, d2.input(), c -> c.transform(TO_D2).synapse(Synapse.none()));
        network.connect(input, stn.input(), c -> c.transform(1).synapse(Synapse.none()));

        network.connect(d1.response(), gpi.input(), c -> c.transform(-1).synapse(GABA));
        network.connect(d2.response(), gpe.input(), c -> c.transform(-1).synapse(GABA));

        Node excitation = stn.response();
        double[][] toAll = new double[actions][actions];
        for (double[] row : toAll) {
            Arrays.fill(row, FROM_STN);
        }
        network.connect(excitation, gpi.input(), c -> c.transform(toAll).synapse(AMPA));
        network.connect(excitation, gpe.input(), c -> c.transform(toAll).synapse(AMPA));

        Node inhibition = gpe.response();
        network.connect(inhibition, gpi.input(), c -> c.transform(GPE_TO_GPI).synapse(GABA));
        network.connect(inhibition, stn.input(), c -> c.transform(-1).synapse(GABA));

        network.connect(gpi.response(), output, c -> c.transform(OUTPUT).synapse(Synapse.none()));
        return new BasalGanglia(input, output);
    }

    /** One of the five nuclei. */
    private record Part(EnsembleArray array, double threshold) {
        Part(
                Network network,
                String label,
                int actions,
                int neurons,
                double threshold,
                Consumer<Ensemble.Options> choose) {
            this(
                    EnsembleArray.in(
                            network,
                            label,
                            neurons,
                            actions,
                            choose.andThen(ensemble -> ensemble.radius(1.5)
                                    .encoders(Choice.ofRows(new double[] {1}))
                                    .intercepts(new Uniform(threshold, 1))),
                            Part::solved),
                    threshold);
        }

        Node input() {
            return array.input();
        }

        private static void solved(Connection.Options connection) {
            connection.solver(new NnlsL2nz());
        }

        /** What the ensembles represent above their threshold. */
        Node response() {
            Consumer<Connection.Options> above =
                    c -> c.function(x -> new double[] {x[0] < threshold ? 0 : x[0] - threshold});
            return array.output("response", above.andThen(Part::solved));
        }
    }
}
