package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.process.Piecewise;
import lanewise.network.BasalGanglia;
import lanewise.sim.Simulator;

/** Basal ganglia find the largest of three values, the utilities of three actions. */
final class BasalGangliaProgram {
    private BasalGangliaProgram() {}

    static Picture picture() {
        var net = new Network("basal ganglia", 0);
        var utilities = net.node(
                "utilities",
                Piecewise.at(0, 0.8, 0.5, 0.5).then(0.3, 0.5, 0.8, 0.5).then(0.6, 0.5, 0.5, 0.8));
        var ganglia = BasalGanglia.in(net, "basal ganglia", 3);
        net.connect(utilities, ganglia.input());
        var given = net.probe(utilities);
        var chosen = net.probe(ganglia.output(), p -> p.synapse(0.02));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofMillis(900));
            return LinePlot.titled("Utilities")
                    .lines("action", sim.data(given))
                    .above(LinePlot.titled("Output: about 0 for the best, far below for the others")
                            .lines("action", sim.data(chosen)));
        }
    }
}
