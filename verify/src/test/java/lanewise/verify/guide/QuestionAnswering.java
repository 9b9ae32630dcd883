package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.network.spa.Actions;
import lanewise.network.spa.Spa;
import lanewise.sim.Simulator;

/** Bound semantic pointers are remembered together, and one is asked for by the other. */
final class QuestionAnswering {
    private QuestionAnswering() {}

    static Picture picture() {
        var spa = new Spa("question answering", 7);
        spa.state("color", 32);
        spa.state("shape", 32);
        spa.memory("conv", 32, o -> o.synapse(0.4));
        spa.state("cue", 32);
        spa.state("out", 32);
        spa.cortical("cortical", Actions.of("conv = color * shape", "out = conv * ~cue"));
        spa.input(
                "input",
                i -> i.to("color", t -> t < 0.25 ? "RED" : t < 0.5 ? "BLUE" : "0")
                        .to("shape", t -> t < 0.25 ? "CIRCLE" : t < 0.5 ? "SQUARE" : "0")
                        .to("cue", t -> t < 0.5 ? "0" : ((int) (t / 0.5)) % 2 == 1 ? "CIRCLE" : "SQUARE"));
        var answer = spa.network().probe(spa.module("out").output(), p -> p.synapse(0.03));
        try (var sim = Simulator.of(spa.network())) {
            sim.run(Duration.ofSeconds(2));
            var names = spa.vocabulary(32);
            double[][] similarities = names.similarity(sim.data(answer).doubles());
            return LinePlot.titled("Question answering: what the answer is similar to")
                    .values("dot product")
                    .lines(names.keys(), sim.data(answer).times(), similarities);
        }
    }
}
