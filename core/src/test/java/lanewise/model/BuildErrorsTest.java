package lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.error.LanewiseException;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Samples;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteSignal;
import lanewise.model.solver.LstsqL2;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Sparse;
import lanewise.model.transform.Transform;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that would else be met deep inside, where nobody knows any more what the person wrote. */
class BuildErrorsTest {
    private static final int[][] PLACES = {{0, 0}, {1, 1}};

    private static Ensemble straight(Mistake.Parts p) {
        return p.net().ensemble("straight", 4, 2, e -> e.neurons(new Direct()));
    }

    /** From ten neurons to ten. */
    private static Connection between(Mistake.Parts p, Consumer<Connection.Options> choose) {
        return p.net().connect(p.pair().neurons(), p.pair().neurons(), choose);
    }

    private static Consumer<Connection.Options> learning(LearningRule rule, Transform transform) {
        return c -> c.transform(transform).learningRule(rule);
    }

    static Stream<Mistake> madeAtOnce() {
        return Stream.of(
                Mistake.of(
                        "3 voltages",
                        p -> p.ensemble(e -> e.initialState("voltage", 0, 0, 0)),
                        "ensemble bad: where its voltage starts: there are 3, but 4 neurons; give 4 numbers"),
                Mistake.of(
                        "rows for rates",
                        p -> p.ensemble(e -> e.maxRates(Samples.ofRows(new double[4][2]))),
                        "ensemble bad: its maximum rates: there are 4 of dimension 2, but 4 neurons; give 4 numbers"),
                Mistake.of(
                        "no constant",
                        p -> p.net().constant("bad", (double[]) null),
                        "node bad: its constant is null; give one"),
                Mistake.of(
                        "no function that returns",
                        p -> p.net().nodeReturning("bad", 1, null),
                        "node bad: what it gives out is null"),
                Mistake.of(
                        "a function that returns nothing",
                        p -> p.net().nodeReturning("bad", 1, (t, x) -> null),
                        "node bad: its function returns nothing; return an array of at least one value"),
                Mistake.of(
                        "a function of more than there is",
                        p -> p.net().nodeReturning("bad", 1, (t, x) -> new double[] {x[1]}),
                        "node bad: its function failed at 0 s",
                        "Index 1"),
                Mistake.of(
                        "a function of less than nothing",
                        p -> p.net().nodeReturning("bad", -1, (t, x) -> x),
                        "node bad: sizes -1 in",
                        "at least 0"),
                Mistake.of("no encoders", p -> p.ensemble(e -> e.encoders((double[][]) null)), "encoders is null"),
                Mistake.of("no rates", p -> p.ensemble(e -> e.maxRates((double[]) null)), "maxRates is null"),
                Mistake.of("no gains", p -> p.ensemble(e -> e.gainBias(null, new double[4])), "gain is null"),
                Mistake.of("no table", p -> Points.of(null), "points: the table is null", "at least one row"),
                Mistake.of("no matrix", p -> new Dense((Points) null), "Dense: the matrix is null"),
                Mistake.of("no target of a probe", p -> p.net().probe(null), "the target of a probe is null; give one"),
                Mistake.of("noise of no filter", p -> new FilteredNoise(Synapse.none()), "FilteredNoise", "WhiteNoise"),
                Mistake.of("noise of null", p -> new FilteredNoise((Synapse) null), "FilteredNoise", "give a synapse"),
                Mistake.of(
                        "seed of a run",
                        p -> Simulator.of(p.net(), o -> o.seed(1L << 32)),
                        "seed 4294967296: a seed is a number from 0 to 4294967295"),
                Mistake.of(
                        "seed of a reset",
                        p -> Simulator.of(p.net()).reset(-1),
                        "seed -1: a seed is a number from 0 to 4294967295"),
                Mistake.of(
                        "a probe of Direct neurons",
                        p -> p.net().probe(straight(p).neurons()),
                        "probe of straight.neurons: it gives out no value",
                        "ensemble straight has Direct neurons",
                        "use the ensemble itself"),
                Mistake.of("nothing is left", p -> p.pair().from(2), "pair", "2::1", "no entry", "2 entries"),
                Mistake.of("no step", p -> p.pair().from(1, 0), "pair", "step 0"));
    }

    static Stream<Mistake> connections() {
        return Stream.of(
                Mistake.of("no source", p -> p.net().connect(null, p.pair()), "source of a connection is null"),
                Mistake.of("no target", p -> p.net().connect(p.in(), null), "target of a connection is null"),
                Mistake.of(
                        "no rules", p -> p.connect(c -> c.learningRule((LearningRule[]) null)), "learningRule is null"),
                Mistake.of(
                        "no factors", p -> p.connect(c -> c.transform((double[]) null)), "transform is null; leave it"),
                Mistake.of(
                        "from Direct neurons",
                        p -> p.net().connect(straight(p).neurons(), p.sink()),
                        "straight.neurons -> sink: straight.neurons gives out no value",
                        "ensemble straight has Direct neurons",
                        "use the ensemble itself or another neuron type"),
                Mistake.of(
                        "to Direct neurons",
                        p -> p.net().connect(p.in(), straight(p).neurons()),
                        "straight.neurons takes no value",
                        "has Direct neurons"),
                Mistake.of(
                        "a factor that learns",
                        p -> between(p, c -> c.transform(2).learningRule(new Pes())),
                        "pair.neurons -> pair.neurons: Pes changes weights",
                        "one factor",
                        "no matrix of weights",
                        "give a 10 x 10 transform"),
                Mistake.of(
                        "factors that learn",
                        p -> between(p, c -> c.transform(new double[10]).learningRule(new Pes())),
                        "Pes changes weights",
                        "a diagonal of 10 factors",
                        "give a 10 x 10 transform"),
                Mistake.of(
                        "a sparse matrix that learns",
                        p -> between(p, learning(new Rls(), Sparse.of(10, 10, PLACES, 1))),
                        "Rls changes weights",
                        "sparse transform is 10 x 10",
                        "give a 10 x 10 transform"),
                Mistake.of(
                        "a convolution that learns",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons(),
                                        p.net().passThrough("all", 8),
                                        learning(new Pes(), Convolution.of(1, ChannelShape.last(10, 1)))),
                        "pair.neurons -> all",
                        "Pes changes weights",
                        "no matrix of weights",
                        "give a 8 x 10 transform"),
                Mistake.of(
                        "Rls of full weights",
                        p -> p.net()
                                .connect(
                                        p.pair(),
                                        p.pair(),
                                        c -> c.solver(new LstsqL2().withWeights())
                                                .learningRule(new Rls())),
                        "pair -> pair",
                        "Rls learns from an error of 2 values",
                        "10 neurons",
                        "use Pes"),
                Mistake.of(
                        "neurons in another order",
                        p -> p.net()
                                .connect(
                                        p.pair().neurons().every(-1),
                                        p.pair().neurons(),
                                        c -> c.transform(new double[10][10]).learningRule(new Oja())),
                        "Oja takes the activities of all neurons in their order",
                        "connect all neurons"),
                Mistake.of(
                        "encoders of Direct",
                        p -> p.net().connect(p.in(), straight(p), c -> c.learningRule(new Voja())),
                        "in -> straight",
                        "Voja changes encoders",
                        "ensemble straight has Direct neurons"));
    }

    static Stream<Mistake> foundWhenBuilt() {
        return Stream.of(
                Mistake.of(
                        "to a later network",
                        p -> {
                            Network first = p.net().network("first");
                            first.connect(p.in(), p.net().network("second").ensemble("late", 4, 2));
                        },
                        "ensemble late: network second builds it after what uses it",
                        "in the network around both"),
                Mistake.of(
                        "to a rule outside",
                        p -> p.net()
                                .network(
                                        "inner",
                                        inner -> inner.connect(
                                                inner.constant("error", 0, 0),
                                                p.learned().learning())),
                        "learning of connection learned: network net builds it after what uses it"),
                Mistake.of(
                        "a loop of neurons",
                        p -> between(p, c -> c.transform(2).synapse(Synapse.none())),
                        "through pair.out, connection pair.neurons -> pair.neurons.weighted, pair.current;",
                        "give a connection of the loop a synapse"),
                Mistake.of(
                        "a loop of a sparse matrix",
                        p -> between(
                                p,
                                c -> c.transform(Sparse.of(10, 10, PLACES, 1)).synapse(Synapse.none())),
                        "pair.neurons.weighted",
                        "pair.current",
                        "give a connection of the loop a synapse"),
                Mistake.of(
                        "a junction to itself",
                        p -> p.net().connect(p.sink(), p.sink(), c -> c.synapse(Synapse.none())),
                        "sink.in",
                        "a loop needs a synapse"),
                Mistake.of(
                        "an intercept that is too high",
                        p -> p.ensemble(e -> e.intercepts(Choice.of(1))),
                        "ensemble bad: neuron 0",
                        "keep intercepts below 1 and maximum rates above 0 Hz"),
                Mistake.of(
                        "a Sigmoid's rate that is too low",
                        p -> p.ensemble(e ->
                                e.neurons(new RegularSpiking(new Sigmoid())).maxRates(Choice.of(150))),
                        "ensemble bad: neuron 0",
                        "maximum rates above half the largest, 200.0 Hz"),
                Mistake.of(
                        "values for other places",
                        p -> p.net()
                                .connect(
                                        p.in(),
                                        p.pair(),
                                        c -> c.transform(Sparse.of(2, 2, PLACES, Samples.of(1, 2, 3)))),
                        "in -> pair: its transform",
                        "there are 3"));
    }

    static Stream<Mistake> foundWhenRun() {
        return Stream.of(
                Mistake.of(
                        "too high for the step",
                        p -> p.net().node("tone", new WhiteSignal(1, 600)),
                        "process of tone.out: WhiteSignal: high is 600.0 Hz"),
                Mistake.of(
                        "noise that ends",
                        p -> p.ensemble(e -> e.noise(new Recorded(new double[2][4]))),
                        "process of bad.current: it failed in step 3, at 0.003 s: Recorded",
                        "step 3"));
    }

    @ParameterizedTest
    @MethodSource("madeAtOnce")
    void aPartIsRefused(Mistake mistake) {
        assertTold(mistake, () -> mistake.made().accept(Mistake.Parts.create()));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void aConnectionIsRefusedAndTheNetworkStays(Mistake mistake) {
        Mistake.Parts parts = Mistake.Parts.create();
        assertTold(mistake, () -> mistake.made().accept(parts));
        assertThat(parts.net().connections()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("foundWhenBuilt")
    void aBuildIsRefused(Mistake mistake) {
        Mistake.Parts parts = Mistake.Parts.create();
        mistake.made().accept(parts);
        assertTold(mistake, () -> Builder.build(parts.net()));
    }

    @ParameterizedTest
    @MethodSource("foundWhenRun")
    void aRunIsRefused(Mistake mistake) {
        Mistake.Parts parts = Mistake.Parts.create();
        mistake.made().accept(parts);
        assertTold(mistake, () -> {
            try (Simulator simulator = Simulator.of(parts.net())) {
                simulator.runSteps(3);
            }
        });
    }

    @Test
    void onlyOfSynapsesItIsSaidThatThereIsOneThatIsNone() {
        assertThatThrownBy(() -> Mistake.Parts.create().connect(c -> c.transform((Transform) null)))
                .isInstanceOf(ModelException.class)
                .hasMessage("transform is null; leave it out, or give a value");
    }

    @Test
    void whatDirectNeuronsAreGivenIsNotCounted() {
        Network net = new Network("net", 0);
        Ensemble direct = net.ensemble(
                "e", 4, 1, e -> e.neurons(new Direct()).maxRates(1, 2, 3).encoders(new double[3][1]));
        assertThat(Builder.build(net).ensemble(direct)).isNotNull();
    }

    private static void assertTold(Mistake mistake, Runnable made) {
        assertThatThrownBy(made::run)
                .isInstanceOf(LanewiseException.class)
                .hasMessageContainingAll(mistake.told().toArray(String[]::new));
    }
}
