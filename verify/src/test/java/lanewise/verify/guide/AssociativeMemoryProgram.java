package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.process.PresentInput;
import lanewise.network.AssociativeMemory;
import lanewise.network.spa.Vocabulary;
import lanewise.sim.Simulator;

/** A memory recognises noisy vectors, and gives the whole ones. */
final class AssociativeMemoryProgram {
    private AssociativeMemoryProgram() {}

    static Picture picture() {
        var vocabulary = new Vocabulary(32, 0);
        vocabulary.extend("CAT", "DOG", "MOUSE");
        var random = new RandomStream(1);
        var noisy = new double[3][32];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 32; k++) {
                noisy[i][k] = vocabulary.vectors()[i][k] + random.gaussian(0, 0.1);
            }
        }
        var net = new Network("associative memory", 0);
        var input = net.node("input", new PresentInput(noisy, 0.2));
        var memory = AssociativeMemory.in(net, "memory", vocabulary.vectors(), o -> o.winnerTakeAll());
        net.connect(input, memory.input());
        var active = net.probe(memory.utilities(), p -> p.synapse(0.02));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofMillis(600));
            return LinePlot.titled("Associative memory: which vector is recognised")
                    .lines(
                            vocabulary.keys(),
                            sim.data(active).times(),
                            sim.data(active).doubles());
        }
    }
}
