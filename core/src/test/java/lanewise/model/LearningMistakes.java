package lanewise.model;

import java.util.stream.Stream;
import lanewise.model.learning.Bcm;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.Direct;
import lanewise.model.solver.LstsqL2;

/** Mistakes with learning rules. */
final class LearningMistakes {
    private LearningMistakes() {}

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of("rate of Bcm", p -> new Bcm(-1), "Bcm", "learning rate is -1.0", "at least 0"),
                Mistake.of("rate of Oja", p -> new Oja(0 / 0d), "Oja", "learning rate is NaN"),
                Mistake.of("rate of Rls", p -> new Rls(1 / 0d), "Rls", "learning rate is Infinity", "finite"),
                Mistake.of("rate of Voja", p -> new Voja(-0.1), "Voja", "learning rate is -0.1"),
                Mistake.of(
                        "beta",
                        p -> new Oja(1, p.learned().synapse(), p.learned().synapse(), -2),
                        "Oja: beta is -2.0"),
                Mistake.of("no filter", p -> new Pes(1, null), "Pes", "null", "Synapse.none()"),
                Mistake.of("no such rule", p -> p.learned().learning(1), "learned", "learning rule 1 of 1", "from 0"),
                Mistake.of(
                        "which rule",
                        p -> p.net()
                                .connect(p.pair(), p.sink().slice(0, 2), c -> c.learningRule(new Pes(), new Pes()))
                                .learning(),
                        "pair -> sink[0, 1]",
                        "2 learning rules",
                        "learning(0) to learning(1)"),
                Mistake.of(
                        "an error of 1 value",
                        p -> p.net().connect(p.in().at(0), p.learned().learning()),
                        "in[0] -> learning of connection learned",
                        "1 values",
                        "takes 2"),
                Mistake.of(
                        "from what is learned",
                        p -> p.net().connect(p.learned().learning(), p.sink()),
                        "learning of connection learned -> sink",
                        "gives out no value"));
    }

    static Stream<Mistake> connections() {
        return Stream.of(
                Mistake.of(
                        "null rule", p -> p.connect(c -> c.learningRule((LearningRule) null)), "learningRule is null"),
                Mistake.of(
                        "Direct",
                        p -> p.net()
                                .connect(
                                        p.net().ensemble("straight", 4, 2, e -> e.neurons(new Direct())),
                                        p.sink().slice(0, 2),
                                        c -> c.learningRule(new Pes())),
                        "straight -> sink[0, 1]",
                        "not lead from neurons"),
                Mistake.of(
                        "encoders of a node",
                        p -> p.net().connect(p.pair(), p.sink().slice(0, 2), c -> c.learningRule(new Voja())),
                        "Voja changes encoders",
                        "leads to sink[0, 1]",
                        "connect to an ensemble"),
                Mistake.of(
                        "encoders by neurons",
                        p -> p.net()
                                .connect(
                                        p.in(),
                                        p.pair().neurons(),
                                        c -> c.transform(new double[10][2]).learningRule(new Voja())),
                        "Voja changes encoders",
                        "leads to neurons",
                        "connect to an ensemble"),
                Mistake.of(
                        "encoders by full weights",
                        p -> p.net()
                                .connect(
                                        p.pair(),
                                        p.pair(),
                                        c -> c.solver(new LstsqL2().withWeights())
                                                .learningRule(new Voja())),
                        "Voja changes encoders",
                        "leads to neurons",
                        "without full weights"),
                Mistake.of(
                        "decoders between neurons",
                        p -> p.net().connect(p.pair(), p.pair(), c -> c.learningRule(new Bcm())),
                        "Bcm changes weights",
                        "leads to pair",
                        "withWeights()"),
                Mistake.of(
                        "weights to a node",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons(),
                                        p.sink(),
                                        c -> c.transform(new double[3][10]).learningRule(new Oja())),
                        "Oja changes weights",
                        "leads to sink",
                        "connect to neurons"),
                Mistake.of(
                        "decoded values to neurons",
                        p -> p.net()
                                .connect(
                                        p.pair(),
                                        p.pair().neurons(),
                                        c -> c.transform(new double[10][2]).learningRule(new Bcm())),
                        "Bcm changes weights",
                        "give a 10 x 10 transform"),
                Mistake.of(
                        "weights of some neurons",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons().slice(0, 4),
                                        p.pair().neurons(),
                                        c -> c.transform(new double[10][4]).learningRule(new Oja())),
                        "pair.neurons[0, 1, 2, 3] -> pair.neurons",
                        "Oja",
                        "all neurons"),
                Mistake.of(
                        "weights to some neurons",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons(),
                                        p.pair().neurons().slice(0, 4),
                                        c -> c.transform(new double[4][10]).learningRule(new Bcm())),
                        "pair.neurons -> pair.neurons[0, 1, 2, 3]",
                        "Bcm",
                        "all neurons"),
                Mistake.of(
                        "Rls of some neurons",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons().slice(0, 4),
                                        p.sink(),
                                        c -> c.transform(new double[3][4]).learningRule(new Rls())),
                        "pair.neurons[0, 1, 2, 3] -> sink",
                        "Rls",
                        "all neurons"),
                Mistake.of(
                        "Rls to neurons",
                        p -> p.net()
                                .connect(
                                        p.pair(),
                                        p.pair().neurons(),
                                        c -> c.transform(new double[10][2]).learningRule(new Rls())),
                        "pair -> pair.neurons",
                        "Rls",
                        "error of 2 values",
                        "10",
                        "use Pes"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(Mistake.of(
                "an entry list of a target",
                p -> p.net()
                        .connect(
                                p.pair(),
                                p.net().ensemble("other", 5, 3).at(2, 0),
                                c -> c.solver(new LstsqL2().withWeights()).learningRule(new Pes())),
                "pair -> other[2, 0]",
                "a list of entries",
                "name a slice"));
    }
}
