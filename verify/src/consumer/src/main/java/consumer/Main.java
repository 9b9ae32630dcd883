package consumer;

import java.time.Duration;
import java.util.Arrays;
import lanewise.model.Network;
import lanewise.model.neuron.Lif;
import lanewise.model.synapse.Lowpass;
import lanewise.sim.Simulator;

/** The program of the README. */
public final class Main {
    private Main() {}

    /** Multiplies two numbers by spiking neurons, for a second, and prints the last values. */
    public static void main(String[] args) {
        var net = new Network("product", 0);
        var stimulus = net.node("stimulus", 2, (t, out) -> {
            out[0] = Math.sin(5 * t);
            out[1] = Math.cos(5 * t);
        });
        var pair = net.ensemble("pair", 200, 2, e -> e.radius(1.5f).neurons(new Lif()));
        var product = net.ensemble("product", 100, 1);
        net.connect(stimulus, pair);
        net.connect(pair, product, c -> c.function(x -> new double[] {x[0] * x[1]}).synapse(new Lowpass(0.01)));
        var decoded = net.probe(product, p -> p.synapse(new Lowpass(0.03)));

        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofSeconds(1));
            float[][] rows = sim.data(decoded).rows();
            System.out.println(rows.length + " rows, the last " + Arrays.toString(rows[rows.length - 1]));
        }
    }
}
