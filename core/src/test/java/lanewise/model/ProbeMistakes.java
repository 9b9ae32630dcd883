package lanewise.model;

import java.util.stream.Stream;

/** Mistakes with probes. */
final class ProbeMistakes {
    private ProbeMistakes() {}

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of(
                        "samples at no time", p -> p.net().probe(p.in(), o -> o.sampleEvery(0 / 0d)), "NaN", "finite"),
                Mistake.of(
                        "negative time", p -> p.net().probe(p.in(), o -> o.sampleEvery(-1)), "-1.0", "at least 1e-10"),
                Mistake.of(
                        "attribute of a node",
                        p -> p.net().probe(p.in(), o -> o.attribute("input")),
                        "probe of in",
                        "\"input\"",
                        "choose one of: output"),
                Mistake.of(
                        "attribute of a connection",
                        p -> p.net().probe(p.learned(), o -> o.attribute("delta")),
                        "probe of connection learned",
                        "\"delta\"",
                        "output, input, weights"),
                Mistake.of(
                        "decoded output of a node",
                        p -> p.net().probe(p.in(), o -> o.attribute("decoded_output")),
                        "probe of in",
                        "\"decoded_output\"",
                        "choose one of: output"),
                Mistake.of(
                        "decoded output of neurons",
                        p -> p.net().probe(p.pair().neurons().at(0), o -> o.attribute("decoded_output")),
                        "probe of pair.neurons[0]",
                        "\"decoded_output\"",
                        "output, input, voltage"),
                Mistake.of(
                        "decoded output of a connection",
                        p -> p.net().probe(p.learned(), o -> o.attribute("decoded_output")),
                        "probe of connection learned",
                        "output, input, weights"),
                Mistake.of("null attribute", p -> p.net().probe(p.in(), o -> o.attribute(null)), "attribute is null"),
                Mistake.of(
                        "a node without output",
                        p -> p.net().probe(p.net().passThrough("empty", 0)),
                        "probe of empty",
                        "gives out no value"),
                Mistake.of("seed", p -> p.net().probe(p.pair(), o -> o.seed(-1)), "seed -1", "4294967295"),
                Mistake.of("default", p -> p.net().config().probes(o -> o.sampleEvery(0)), "probe", "0.0", "1e-10"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(
                Mistake.of(
                        "a slice of a matrix",
                        p -> p.net().probe(p.pair().at(0), o -> o.attribute("scaled_encoders")),
                        "probe of pair[0].scaled_encoders",
                        "a matrix",
                        "probe the whole of pair"),
                Mistake.of(
                        "weights that are not there",
                        p -> p.net().probe(p.net().connect(p.in(), p.pair()), o -> o.attribute("weights")),
                        "probe of connection in -> pair.weights",
                        "no weights"),
                Mistake.of(
                        "of another network",
                        p -> p.net().probe(new Network("other", 0).constant("stranger", 1)),
                        "stranger",
                        "not in the network"),
                Mistake.of(
                        "of another network's connection",
                        p -> p.net().probe(Mistake.Parts.create().learned()),
                        "connection learned",
                        "not in the network"));
    }
}
