package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.analysis.Rms;
import lanewise.build.Builder;
import lanewise.graph.DotInc;
import lanewise.graph.SimPES;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Uniform;
import lanewise.model.distribution.UniformHypersphere;
import lanewise.model.learning.Bcm;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.solver.LstsqL2;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What learning leads to, within the bounds that Nengo's own tests set. */
class LearningOutcomesTest {
    private final Network net = new Network("learning", 3);

    /** What a connection that learns leads from and to. */
    enum Ends {
        ENSEMBLES,
        FULL_WEIGHTS,
        A_SLICE,
        NEURONS,
        NEURONS_TO_ENSEMBLE
    }

    private static double[][] random(int rows, int columns, double most) {
        double[] values = new Uniform(0, most).sample(rows, columns, new RandomStream(1));
        double[][] table = new double[rows][];
        Arrays.setAll(table, i -> Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
        return table;
    }

    private Connection learned(Ends ends, Ensemble pre, Ensemble post) {
        int n = pre.neuronCount();
        LearningRule rule = new Pes(ends == Ends.NEURONS ? 5e-4 : 1e-3);
        return switch (ends) {
            case ENSEMBLES ->
                net.connect(pre, post, c -> c.function(x -> new double[2]).learningRule(rule));
            case FULL_WEIGHTS ->
                net.connect(
                        pre,
                        post,
                        c -> c.function(x -> new double[2])
                                .solver(new LstsqL2().withWeights())
                                .learningRule(rule));
            case A_SLICE ->
                net.connect(
                        pre,
                        post.slice(0, 1),
                        c -> c.function(x -> new double[1]).learningRule(rule));
            case NEURONS ->
                net.connect(
                        pre.neurons(),
                        post.neurons(),
                        c -> c.transform(random(n, n, 4e-4)).learningRule(rule));
            case NEURONS_TO_ENSEMBLE ->
                net.connect(
                        pre.neurons(), post, c -> c.transform(new double[2][n]).learningRule(rule));
        };
    }

    @ParameterizedTest
    @EnumSource
    void pesBringsTheErrorToZero(Ends ends) {
        double[] wanted = ends == Ends.A_SLICE ? new double[] {0.5} : new double[] {0.5, -0.5};
        Ensemble pre = net.ensemble("pre", 200, 2);
        Ensemble post = net.ensemble("post", 200, 2);
        Ensemble error = net.ensemble("error", 200, wanted.length);
        Endpoint got = ends == Ends.A_SLICE ? post.slice(0, 1) : post;
        net.connect(net.constant("stimulus", 0.5, -0.5), pre);
        Connection learned = learned(ends, pre, post);
        net.connect(net.constant("wanted", wanted), error, c -> c.transform(-1));
        net.connect(got, error);
        net.connect(error, learned.learning());
        Probe value = net.probe(got, p -> p.synapse(0.03));
        Probe mistake = net.probe(error, p -> p.synapse(0.03));
        Probe weights = net.probe(learned, p -> p.attribute("weights").sampleEvery(0.01));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(500);
            for (int i = 0; i < wanted.length; i++) {
                for (double each : Records.column(simulator.data(value).rows(), i, 400)) {
                    assertThat(each).isCloseTo(wanted[i], within(0.05));
                }
            }
            for (double each : Records.values(simulator.data(mistake).rows(), 400)) {
                assertThat(each).isCloseTo(0, within(0.05));
            }
            float[][] rows = simulator.data(weights).rows();
            assertThat(rows[rows.length - 1]).isNotEqualTo(rows[0]);
        }
    }

    @Test
    void theErrorIsThatBehindTheTransform() {
        Ensemble ensemble = net.ensemble("ensemble", 200, 1);
        Node out = net.passThrough("out", 2);
        Node error = net.passThrough("error", 2);
        net.connect(net.constant("one", 1), ensemble);
        Connection learned = net.connect(
                ensemble,
                out,
                c -> c.function(x -> new double[1])
                        .transform(new double[][] {{0.5}, {-0.5}})
                        .learningRule(new Pes(1e-3)));
        net.connect(out, error, c -> c.synapse(Synapse.none()));
        net.connect(net.constant("wanted", -1, 1), error, c -> c.synapse(Synapse.none()));
        net.connect(error, learned.learning());
        float[][] rows = Records.rows(net, net.probe(out, p -> p.synapse(0.05)), 1000);
        for (int step = 700; step < 1000; step++) {
            assertThat((double) rows[step][0]).isCloseTo(1, within(0.01));
            assertThat((double) rows[step][1]).isCloseTo(-1, within(0.01));
        }
    }

    @Test
    void aRecurrentSliceDrivesOnlyItsOwnDimension() {
        Ensemble ensemble = net.ensemble("ensemble", 200, 2);
        Connection learned = net.connect(
                ensemble.at(0),
                ensemble.at(0),
                c -> c.function(x -> new double[1]).synapse(0.1).learningRule(new Pes(5e-4)));
        net.connect(net.constant("error", -1), learned.learning());
        float[][] rows = Records.rows(net, net.probe(ensemble, p -> p.synapse(0.05)), 600);
        assertThat(rows[599][0]).isGreaterThan(0.5f);
        for (double other : Records.column(rows, 1, 0)) {
            assertThat(other).isCloseTo(0, within(0.2));
        }
    }

    /** A probe's synapse delays by a step, a rule's does not. */
    @Test
    void activitiesLeadAProbeByAStep() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 1);
        Connection learned = net.connect(ensemble, net.passThrough("out", 1), c -> c.learningRule(new Pes()));
        Probe activities = net.probe(learned.learning(), p -> p.attribute("activities"));
        Probe filtered = net.probe(ensemble.neurons(), p -> p.synapse(0.005));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(100);
            float[][] rule = simulator.data(activities).rows();
            float[][] probe = simulator.data(filtered).rows();
            for (int step = 0; step < 99; step++) {
                assertThat(probe[step + 1]).containsExactly(rule[step]);
            }
            assertThat(rule[98]).isNotEqualTo(new float[20]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreEncodedOnlyForNeurons(Ends ends) {
        Connection learned = learned(ends, net.ensemble("pre", 10, 2), net.ensemble("post", 10, 2));
        var operators = Builder.build(net).graph().operators();
        SimPES rule = operators.stream()
                .filter(SimPES.class::isInstance)
                .map(SimPES.class::cast)
                .findFirst()
                .orElseThrow();
        boolean encoded = operators.stream()
                .anyMatch(operator -> operator instanceof DotInc product && product.target() == rule.error());
        assertThat(encoded).isEqualTo(ends == Ends.FULL_WEIGHTS || ends == Ends.NEURONS);
        assertThat(learned.isToNeurons()).isEqualTo(encoded);
    }

    /** A probe of the weights between neurons that learn. */
    private Probe weightsBetweenNeurons(LearningRule rule) {
        Ensemble pre = net.ensemble("pre", 10, 1);
        Ensemble post = net.ensemble("post", 10, 1);
        Node one = net.constant("one", 1);
        Connection learned = net.connect(
                pre.neurons(),
                post.neurons(),
                c -> c.transform(random(10, 10, 1e-3)).learningRule(rule));
        if (rule instanceof Pes) {
            Ensemble error = net.ensemble("error", 10, 1);
            net.connect(one, error);
            net.connect(error, learned.learning());
        }
        net.connect(one, pre);
        return net.probe(learned, p -> p.attribute("weights").synapse(0.01).sampleEvery(0.01));
    }

    static Stream<LearningRule> betweenNeurons() {
        return Stream.of(new Pes(1e-5), new Bcm(), new Oja());
    }

    @ParameterizedTest
    @MethodSource("betweenNeurons")
    void weightsChangeAndAShorterStepMakesNoDifference(LearningRule rule) {
        Probe weights = weightsBetweenNeurons(rule);
        try (Simulator coarse = Simulator.of(net);
                Simulator fine = Simulator.of(net, o -> o.dt(0.0001))) {
            coarse.runSteps(100);
            fine.runSteps(1000);
            float[][] rows = coarse.data(weights).rows();
            assertThat(rows[9]).isNotEqualTo(rows[0]);
            float[] last = fine.data(weights).rows()[9];
            for (int i = 0; i < 100; i++) {
                assertThat(last[i]).isCloseTo(rows[9][i], within(3e-3f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("betweenNeurons")
    void resetRestoresTheWeights(LearningRule rule) {
        Probe weights = weightsBetweenNeurons(rule);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(100);
            float[] first = simulator.data(weights).values(0);
            simulator.reset();
            simulator.runSteps(100);
            assertThat(simulator.data(weights).values(0)).containsExactly(first);
        }
    }

    /** Half of the neurons always fire; the others look away and never do. */
    @Test
    void vojaTurnsEncodersOfActiveNeuronsToTheInput() {
        double length = Math.sqrt(0.09 + 0.16 + 0.36);
        double[] learned = {0.3 / length, -0.4 / length, 0.6 / length};
        double[][] encoders = new double[200][];
        double[] intercepts = new double[200];
        double[] drawn = UniformHypersphere.surface().sample(100, 3, new RandomStream(2));
        for (int i = 0; i < 200; i++) {
            encoders[i] = i < 100
                    ? Arrays.copyOfRange(drawn, 3 * i, 3 * i + 3)
                    : new double[] {-learned[0], -learned[1], -learned[2]};
            intercepts[i] = i < 100 ? -1 : 0.99;
        }
        Ensemble ensemble = net.ensemble(
                "ensemble",
                200,
                3,
                e -> e.encoders(encoders)
                        .intercepts(intercepts)
                        .maxRates(new Uniform(300, 400))
                        .radius(2));
        Connection connection = net.connect(
                net.constant("learned", learned),
                ensemble,
                c -> c.synapse(Synapse.none()).learningRule(new Voja(0.1)));
        Probe probe = net.probe(connection.learning(), p -> p.attribute("scaled_encoders"));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(600);
            double[] gain = simulator.data(ensemble).gain();
            float[][] rows = simulator.data(probe).rows();
            for (int i = 0; i < 100; i++) {
                for (int k = 0; k < 3; k++) {
                    for (int step = 500; step < 600; step++) {
                        assertThat(rows[step][3 * i + k] / (gain[i] / 2)).isCloseTo(learned[k], within(0.01));
                    }
                }
            }
            for (float[] row : rows) {
                assertThat(Arrays.copyOfRange(row, 300, 600)).containsExactly(Arrays.copyOfRange(rows[0], 300, 600));
            }
        }
    }

    /** What learned with spikes or rates, against decoders of all evaluation points. */
    record Learner(NeuronType type, double rate, Synapse synapse, double bound) {}

    static Stream<Learner> learners() {
        return Stream.of(
                new Learner(new LifRate(), 100, Synapse.none(), 0.02),
                new Learner(new Lif(), 0.05, new Lowpass(0.01), 0.04));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void rlsFindsWhatLeastSquaresDo(Learner how) {
        int training = 400;
        Node sine = net.node("sine", 1, (t, out) -> out[0] = Math.sin(10 * Math.PI * t));
        Ensemble ensemble = net.ensemble("ensemble", 100, 1, e -> e.neurons(how.type));
        Node learnedOut = net.passThrough("learned", 1);
        Node solvedOut = net.passThrough("solved", 1);
        Node error = net.node("error", 1, 1, (t, x, out) -> out[0] = t < training * 0.001 ? x[0] : 0);
        net.connect(sine, ensemble, c -> c.synapse(Synapse.none()));
        Connection learned = net.connect(
                ensemble,
                learnedOut,
                c -> c.function(x -> new double[1])
                        .synapse(Synapse.none())
                        .learningRule(new Rls(how.rate, how.synapse)));
        net.connect(sine, error, c -> c.synapse(Synapse.none()).transform(-0.7));
        net.connect(learnedOut, error, c -> c.synapse(Synapse.none()));
        net.connect(error, learned.learning(), c -> c.synapse(how.synapse));
        net.connect(ensemble, solvedOut, c -> c.synapse(Synapse.none()).transform(0.7));
        Probe found = net.probe(learnedOut, p -> p.synapse(how.synapse));
        Probe solved = net.probe(solvedOut, p -> p.synapse(how.synapse));
        Probe inverse =
                net.probe(learned.learning(), p -> p.attribute("inv_gamma").sampleEvery(training * 0.001));
        Probe activities = net.probe(learned.learning(), p -> p.attribute("pre_filtered"));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(2L * training);
            assertThat(Rms.nrmse(
                            Records.column(simulator.data(found).rows(), 0, training),
                            Records.column(simulator.data(solved).rows(), 0, training)))
                    .isLessThan(how.bound);
            float[][] a = Arrays.copyOf(simulator.data(activities).rows(), training);
            assertInverse(simulator.data(inverse).rows()[0], a, 100 / (how.rate * 0.001));
        }
    }

    /** P times (the sum of a x a, and the inverse of P's start) is the identity. */
    private static void assertInverse(float[] p, float[][] a, double start) {
        int n = a[0].length;
        for (int i = 0; i < n; i++) {
            double[] row = new double[n];
            for (float[] at : a) {
                double dot = 0;
                for (int k = 0; k < n; k++) {
                    dot += (double) p[i * n + k] * at[k];
                }
                for (int j = 0; j < n; j++) {
                    row[j] += dot * at[j];
                }
            }
            for (int j = 0; j < n; j++) {
                assertThat(row[j] + start * p[i * n + j]).isCloseTo(i == j ? 1 : 0, within(0.3));
            }
        }
    }

    /** One error of two values, or two of one value each, to the entries of the rule. */
    @Test
    void entriesOfTheErrorMayComeFromSeveralPlaces() {
        Supplier<Connection> learning = () -> net.connect(
                net.ensemble("ensemble", 30, 1, e -> e.seed(1)),
                net.passThrough("out", 2),
                c -> c.function(x -> new double[2]).learningRule(new Pes(1e-2)));
        Connection together = learning.get();
        Connection apart = learning.get();
        net.connect(net.constant("error", -1, 0.5), together.learning());
        net.connect(net.constant("second", 0.5), apart.learning().at(1));
        net.connect(net.constant("first", -1), apart.learning().at(0));
        Probe one = net.probe(together.post());
        Probe two = net.probe(apart.post());
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(100);
            float[] values = simulator.data(one).values(0);
            assertThat(simulator.data(two).values(0)).containsExactly(values);
            assertThat(values[198]).isPositive();
            assertThat(values[199]).isNegative();
        }
    }
}
