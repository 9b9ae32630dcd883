package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.process.Piecewise;
import lanewise.sim.Simulator;

/** A population goes round by itself after one kick. */
final class OscillatorProgram {
    private OscillatorProgram() {}

    static Picture picture() {
        var net = new Network("oscillator", 0);
        var kick = net.node("kick", Piecewise.at(0, 1, 0).then(0.1, 0, 0));
        var a = net.ensemble("a", 200, 2);
        net.connect(a, a, c -> c.transform(new double[][] {{1, 1}, {-1, 1}}).synapse(0.1));
        net.connect(kick, a);
        var decoded = net.probe(a, p -> p.synapse(0.1));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofSeconds(3));
            return LinePlot.titled("Oscillator").lines("a", sim.data(decoded));
        }
    }
}
