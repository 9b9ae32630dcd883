package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.learning.Pes;
import lanewise.model.process.WhiteSignal;
import lanewise.sim.Simulator;

/** A connection that starts with nothing learns to pass on what it should, from its error. */
final class LearnedChannel {
    private LearnedChannel() {}

    static Picture picture() {
        var net = new Network("learned channel", 0);
        var input = net.node("input", new WhiteSignal(4, 2).sized(2).seeded(1));
        var pre = net.ensemble("pre", 100, 2);
        var post = net.ensemble("post", 100, 2);
        var error = net.ensemble("error", 100, 2);
        net.connect(input, pre);
        var learned = net.connect(pre, post, c -> c.function(x -> new double[2]).learningRule(new Pes(2e-4)));
        net.connect(post, error);
        net.connect(pre, error, c -> c.transform(-1));
        net.connect(error, learned.learning());
        var wanted = net.probe(pre, p -> p.synapse(0.03));
        var decoded = net.probe(post, p -> p.synapse(0.03));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofSeconds(4));
            return LinePlot.titled("Learned channel")
                    .lines("pre", sim.data(wanted))
                    .lines("post", sim.data(decoded));
        }
    }
}
