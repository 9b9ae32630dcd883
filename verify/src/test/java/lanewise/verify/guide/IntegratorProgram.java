package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.process.Piecewise;
import lanewise.sim.Simulator;

/** A population adds up what it is given, and holds the sum. */
final class IntegratorProgram {
    private IntegratorProgram() {}

    static Picture picture() {
        var net = new Network("integrator", 0);
        var input = net.node(
                "input",
                Piecewise.at(0, 0)
                        .then(0.2, 1)
                        .then(1, 0)
                        .then(2, -2)
                        .then(3, 0)
                        .then(4, 1)
                        .then(5, 0));
        var a = net.ensemble("a", 100, 1);
        double tau = 0.1;
        net.connect(a, a, c -> c.synapse(tau));
        net.connect(input, a, c -> c.transform(tau).synapse(tau));
        var given = net.probe(input);
        var sum = net.probe(a, p -> p.synapse(0.01));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofSeconds(6));
            return LinePlot.titled("Integrator").lines("input", sim.data(given)).lines("sum in a", sim.data(sum));
        }
    }
}
