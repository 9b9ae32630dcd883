package lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Mistake.Parts;
import lanewise.model.distribution.Choice;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.process.PresentInput;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes that a person makes: each message names the object, the value, and what is allowed or to be done. */
class ModelErrorsTest {
    private static final double[][] TABLE = {{1, 2}, {3, 4}};

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of(
                        "no neurons", p -> p.net().ensemble("bad", 0, 2), "ensemble bad", "0 neurons", "at least one"),
                Mistake.of("no dimensions", p -> p.net().ensemble("bad", 5, 0), "ensemble bad", "0 dimensions"),
                Mistake.of("radius 0", p -> p.ensemble(e -> e.radius(0)), "ensemble bad", "0.0", "at least 1e-10"),
                Mistake.of("radius NaN", p -> p.ensemble(e -> e.radius(Double.NaN)), "ensemble bad", "NaN", "finite"),
                Mistake.of(
                        "no points", p -> p.ensemble(e -> e.evalPointCount(0)), "ensemble bad", "0 eval", "at least 1"),
                Mistake.of(
                        "points of 3 values",
                        p -> p.ensemble(e -> e.evalPoints(Points.of(new double[][] {{1, 2, 3}}))),
                        "ensemble bad",
                        "3 values",
                        "rows of 2"),
                Mistake.of("negative seed", p -> new Network("bad", -1), "seed -1", "0 to 4294967295"),
                Mistake.of("seed too large", p -> p.ensemble(e -> e.seed(1L << 32)), "seed 4294967296", "4294967295"),
                Mistake.of(
                        "infinite constant", p -> p.net().constant("bad", 1, 1 / 0d), "node bad", "Infinity", "finite"),
                Mistake.of("negative size", p -> p.net().passThrough("bad", -1), "node bad", "-1 in", "at least 0"),
                Mistake.of("ragged table", p -> new NoSolver(new double[][] {{1, 2}, {3}}), "row 1", "1", "2"),
                Mistake.of("NaN in a matrix", p -> p.connect(c -> c.transform(new double[][] {{1, 0 / 0d}})), "NaN"),
                Mistake.of("infinite factor", p -> p.connect(c -> c.transform(1 / 0d)), "factor is Infinity", "finite"),
                Mistake.of("negative tau", p -> new Lowpass(-0.1), "Lowpass", "tau is -0.1", "at least 0"),
                Mistake.of("negative learning rate", p -> new Pes(-1), "Pes", "learning rate is -1.0", "at least 0"),
                Mistake.of("infinite reg", p -> new NnlsL2nz(1 / 0d), "NnlsL2nz", "reg is Infinity", "at least 0"),
                Mistake.of("negative reg", p -> new LstsqL2(-1), "LstsqL2", "reg is -1.0", "at least 0"),
                Mistake.of("tauRc 0", p -> new Lif(0, 0.002, 0, 1), "Lif", "tauRc is 0.0", "positive"),
                Mistake.of("tauRef NaN", p -> new LifRate(0.02, 0 / 0d, 1), "LifRate", "tauRef is NaN", "at least 0"),
                Mistake.of("floor above 0", p -> new Lif(0.02, 0, 0.5, 1), "Lif", "minVoltage is 0.5", "at most 0"),
                Mistake.of(
                        "amplitude 0", p -> new RectifiedLinear(0), "RectifiedLinear", "amplitude is 0.0", "positive"),
                Mistake.of("no time", p -> new PresentInput(TABLE, 0), "presentationTime is 0.0", "positive"),
                Mistake.of(
                        "samples too dense",
                        p -> p.net().probe(p.in(), o -> o.sampleEvery(0)),
                        "probe",
                        "0.0",
                        "1e-10"),
                Mistake.of(
                        "learning of what does not",
                        p -> p.net().connect(p.pair(), p.sink().slice(0, 2)).learning(),
                        "pair -> sink[0, 1]",
                        "does not learn",
                        "give it a learning rule"),
                Mistake.of(
                        "nothing to probe in a rule",
                        p -> p.net().probe(p.learned().learning(), o -> o.attribute("theta")),
                        "learning of connection learned",
                        "error, activities, delta"),
                Mistake.of(
                        "errors of another size",
                        p -> p.net().connect(p.sink(), p.learned().learning()),
                        "sink -> learning of connection learned",
                        "3 values",
                        "takes 2"),
                Mistake.of(
                        "attribute of an ensemble",
                        p -> p.net().probe(p.pair(), o -> o.attribute("voltage")),
                        "probe of pair",
                        "\"voltage\"",
                        "output, input, scaled_encoders"),
                Mistake.of(
                        "attribute of neurons",
                        p -> p.net().probe(p.pair().neurons(), o -> o.attribute("volts")),
                        "probe of pair.neurons",
                        "output, input, voltage, refractory_time"),
                Mistake.of(
                        "neurons of Direct",
                        p -> p.net()
                                .probe(p.net()
                                        .ensemble("straight", 4, 2, e -> e.neurons(new Direct()))
                                        .neurons()),
                        "probe of straight.neurons",
                        "gives out no value"),
                Mistake.of("missing entry", p -> p.pair().at(2), "pair", "entry 2", "2 entries", "-2 to 1"),
                Mistake.of("no entry", p -> p.pair().at(), "pair", "no entry", "at least one"),
                Mistake.of("empty range", p -> p.sink().slice(1, 1), "sink", "1 to 1", "3 entries", "from < to"),
                Mistake.of("range too long", p -> p.sink().slice(1, 4), "sink", "1 to 4", "to <= 3"),
                Mistake.of("view of a view", p -> p.sink().slice(0, 2).at(0), "sink[0, 1]", "whole object"));
    }

    static Stream<Mistake> connections() {
        return Stream.of(
                Mistake.of(
                        "sizes", p -> p.net().connect(p.in(), p.sink()), "in -> sink", "2 values", "takes 3", "3 x 2"),
                Mistake.of(
                        "matrix",
                        p -> p.net().connect(p.in(), p.sink(), c -> c.transform(TABLE)),
                        "in -> sink",
                        "is 2 x 2",
                        "give a 3 x 2 transform"),
                Mistake.of(
                        "function's size",
                        p -> p.connect(c -> c.function(x -> new double[5]).label("mine")),
                        "connection mine",
                        "5 values",
                        "takes 2"),
                Mistake.of(
                        "nothing returned", p -> p.connect(c -> c.function(x -> null)), "pair -> sink", "at least one"),
                Mistake.of(
                        "into a constant", p -> p.net().connect(p.pair(), p.in()), "pair -> in", "in takes no value"),
                Mistake.of(
                        "from a node without output",
                        p -> p.net().connect(p.net().node("end", 1, 0, (t, x, out) -> {}), p.sink()),
                        "end -> sink",
                        "end gives out no value"),
                Mistake.of(
                        "function of neurons",
                        p -> p.net().connect(p.pair().neurons(), p.sink(), c -> c.function(x -> x)),
                        "pair.neurons -> sink",
                        "functions are of ensembles"),
                Mistake.of(
                        "function of a junction",
                        p -> p.net().connect(p.sink(), p.pair(), c -> c.function(x -> x)),
                        "sink -> pair",
                        "not pass-through"),
                Mistake.of(
                        "points of a node",
                        p -> p.net().connect(p.in(), p.pair(), c -> c.evalPoints(Points.of(TABLE))),
                        "in -> pair",
                        "no ensemble",
                        "leave them out"),
                Mistake.of(
                        "points of 1 value",
                        p -> p.connect(c -> c.evalPoints(Points.of(new double[][] {{1}}))),
                        "pair -> sink[0, 1]",
                        "points of 1 values",
                        "rows of 2"),
                Mistake.of(
                        "values without points",
                        p -> p.connect(c -> c.function(Points.of(TABLE))),
                        "pair -> sink[0, 1]",
                        "2 points, but no evaluation points"),
                Mistake.of(
                        "fewer points than values",
                        p -> p.connect(c ->
                                c.function(Points.of(TABLE)).evalPoints(Points.of(new double[][] {{1, 1}}))),
                        "pair -> sink[0, 1]",
                        "2 points, but 1 evaluation points"),
                Mistake.of(
                        "a node that learns",
                        p -> p.net().connect(p.in(), p.pair(), c -> c.learningRule(new Pes())),
                        "in -> pair",
                        "does not lead from neurons",
                        "leave the rule out"),
                Mistake.of(
                        "nothing to learn",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons(),
                                        p.net().passThrough("all", 10),
                                        c -> c.learningRule(new Pes())),
                        "pair.neurons -> all",
                        "Pes changes weights",
                        "no matrix of weights",
                        "give a 10 x 10 transform"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(
                Mistake.of(
                        "a Sigmoid's rate below half the largest",
                        p -> p.ensemble(e -> e.neurons(new Sigmoid()).maxRates(Choice.of(150))),
                        "ensemble bad",
                        "neuron 0",
                        "150.0 Hz",
                        "gain of -",
                        "above half"),
                Mistake.of(
                        "rate out of reach",
                        p -> p.ensemble(e -> e.maxRates(Choice.of(600))),
                        "ensemble bad",
                        "600.0 Hz",
                        "below 500.0 Hz"),
                Mistake.of(
                        "intercept 1",
                        p -> p.ensemble(e -> e.intercepts(Choice.of(1))),
                        "ensemble bad",
                        "neuron 0",
                        "intercept 1.0",
                        "keep intercepts below 1"),
                Mistake.of(
                        "encoder 0",
                        p -> p.ensemble(e -> e.encoders(new double[][] {{1, 0}, {0, 0}, {1, 0}, {0, 1}})),
                        "ensemble bad",
                        "encoder of neuron 1",
                        "not zero"),
                Mistake.of(
                        "decoders of 2 neurons",
                        p -> p.connect(c -> c.solver(new NoSolver(TABLE))),
                        "pair -> sink[0, 1]",
                        "2 rows",
                        "10 neurons"),
                Mistake.of(
                        "NaN from a function",
                        p -> p.connect(c -> c.function(x -> new double[] {x[0], x[1] > 0 ? 0 / 0d : 0})),
                        "pair -> sink[0, 1]",
                        "NaN",
                        "2 finite values"),
                Mistake.of(
                        "object of another network",
                        p -> p.net().connect(new Network("other", 0).constant("stranger", 1, 2), p.pair()),
                        "node stranger",
                        "not in the network"),
                Mistake.of(
                        "error of another network",
                        p -> p.net().connect(p.in(), Parts.create().learned().learning()),
                        "connection learned",
                        "not in the network"),
                Mistake.of(
                        "neurons of a list that learn",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons().slice(0, 2),
                                        p.pair().neurons().at(3, 1),
                                        c -> c.transform(TABLE).learningRule(new Pes())),
                        "pair.neurons[0, 1] -> pair.neurons[3, 1]",
                        "name a slice"));
    }

    @ParameterizedTest
    @MethodSource({
        "madeAtOnce",
        "lanewise.model.EnsembleMistakes#madeAtOnce",
        "lanewise.model.NodeMistakes#madeAtOnce",
        "lanewise.model.ViewMistakes#madeAtOnce",
        "lanewise.model.TransformMistakes#madeAtOnce",
        "lanewise.model.LearningMistakes#madeAtOnce",
        "lanewise.model.ProbeMistakes#madeAtOnce"
    })
    void aPartIsRefused(Mistake mistake) {
        assertTold(mistake, () -> mistake.made().accept(Parts.create()));
    }

    @ParameterizedTest
    @MethodSource({
        "connections",
        "lanewise.model.NodeMistakes#connections",
        "lanewise.model.TransformMistakes#connections",
        "lanewise.model.LearningMistakes#connections"
    })
    void aConnectionIsRefusedAndTheNetworkStays(Mistake mistake) {
        Parts parts = Parts.create();
        assertTold(mistake, () -> mistake.made().accept(parts));
        assertThat(parts.net().connections()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({
        "foundWhenBuilt",
        "lanewise.model.EnsembleMistakes#foundWhenBuilt",
        "lanewise.model.NodeMistakes#foundWhenBuilt",
        "lanewise.model.TransformMistakes#foundWhenBuilt",
        "lanewise.model.LearningMistakes#foundWhenBuilt",
        "lanewise.model.ProbeMistakes#foundWhenBuilt"
    })
    void aBuildIsRefused(Mistake mistake) {
        Parts parts = Parts.create();
        mistake.made().accept(parts);
        assertTold(mistake, () -> Builder.build(parts.net()));
    }

    @Test
    void aNestedNetworkIsNotBuiltAlone() {
        Network child = new Network("net", 0).network("child");
        assertThatThrownBy(() -> Builder.build(child))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("network child", "seed of its own");
    }

    @Test
    void aStepHasALength() {
        for (double dt : new double[] {0, -0.001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Builder.build(Parts.create().net(), b -> b.dt(dt)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("dt is " + dt, "positive and finite");
        }
    }

    @Test
    void neuronsThatNeverFireHaveNoDecoders() {
        Network net = new Network("net", 0);
        Ensemble silent = net.ensemble("silent", 5, 1, e -> e.gainBias(new double[] {1, 1, 1, 1, 1}, new double[5]));
        net.connect(silent, net.passThrough("sink", 1), c -> c.synapse(Synapse.none()));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("silent -> sink", "no neuron fires", "intercepts");
    }

    private static void assertTold(Mistake mistake, Runnable made) {
        assertThatThrownBy(made::run)
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(mistake.told().toArray(String[]::new));
    }
}
