package lanewise.bench.recipe;

import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Glorot;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Transform;
import lanewise.network.LegendreUnit;

/**
 * A Legendre memory unit with ten outputs, NengoDL's for permuted digits: 212 units and an order of 256, without
 * connections from units and memory back to what is remembered.
 *
 * @param network the network
 * @param input where a pixel arrives at each step
 * @param output the probe of the ten outputs
 */
record LegendreDigits(Network network, Node input, Probe output) {
    private static final int UNITS = 212;
    private static final int ORDER = 256;
    private static final int CLASSES = 10;

    /** @param theta how many steps it looks back */
    static LegendreDigits of(int theta, long seed) {
        Network network = new Network("permuted digits", seed);
        Node input = network.node("pixel", 1, (t, out) -> {});
        LegendreUnit unit = LegendreUnit.in(network, "lmu", 1, UNITS, ORDER, theta);
        Node outputs = network.passThrough("outputs", CLASSES);
        network.connect(input, unit.input(), options -> options.synapse(Synapse.none()));
        network.connect(
                unit.output(),
                outputs,
                options -> options.transform(Transform.random(new Glorot()))
                        .synapse(Synapse.none())
                        .label("readout"));
        return new LegendreDigits(network, input, network.probe(outputs, options -> options.label("outputs")));
    }
}
