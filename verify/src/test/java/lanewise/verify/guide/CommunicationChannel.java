package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.sim.Simulator;

/** One population tells another what it represents. */
final class CommunicationChannel {
    private CommunicationChannel() {}

    static Picture picture() {
        var net = new Network("communication channel", 0);
        var sine = net.node("sine", t -> new double[] {StrictMath.sin(8 * t)});
        var a = net.ensemble("a", 100, 1);
        var b = net.ensemble("b", 100, 1);
        net.connect(sine, a);
        net.connect(a, b);
        var wanted = net.probe(sine);
        var decoded = net.probe(b, p -> p.synapse(0.01));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofSeconds(1));
            return LinePlot.titled("Communication channel")
                    .lines("sine", sim.data(wanted))
                    .lines("decoded from b", sim.data(decoded));
        }
    }
}
