package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Learning;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.Probeable;
import lanewise.model.learning.Bcm;
import lanewise.model.learning.LearningRule;
import lanewise.model.learning.Oja;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Rls;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** The rules' first steps with two neurons on each side, against numbers that Nengo computed. */
class LearningRulesTest {
    private static final Synapse NONE = Synapse.none();
    private static final double EXACT = 1e-9;

    private final Network net = new Network("rules", 0);

    /** Activities 2.5 and 3.5 with an input of 0.5, 2 and 3 without. */
    private final Ensemble a = ensemble("a", 1, new double[] {1, 1}, new double[] {2, 3}, new double[][] {{1}, {1}});

    private final Ensemble b = ensemble("b", 2, new double[] {2, 3}, new double[] {1, 1}, new double[][] {{1}, {-1}});

    private Ensemble ensemble(String label, double radius, double[] gain, double[] bias, double[][] encoders) {
        return net.ensemble(
                label,
                2,
                encoders[0].length,
                e -> e.neurons(new RectifiedLinear())
                        .gainBias(gain, bias)
                        .radius(radius)
                        .encoders(encoders));
    }

    private Node driven(Ensemble ensemble) {
        Node input = net.constant("input", 0.5);
        net.connect(input, ensemble, c -> c.synapse(NONE));
        return input;
    }

    private Connection betweenNeurons(LearningRule rule) {
        driven(a);
        double[][] weights = {{0.1, 0.2}, {0.3, 0.4}};
        return net.connect(
                a.neurons(),
                b.neurons(),
                c -> c.synapse(NONE).transform(weights).learningRule(rule));
    }

    private float[][] run(int steps, Probeable target, String attribute) {
        Probe probe = net.probe(target, p -> p.attribute(attribute));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(steps);
            return simulator.data(probe).rows();
        }
    }

    private static void assertClose(float[] found, double... expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(EXACT + 1e-6 * Math.abs(expected[i])));
        }
    }

    private void teach(Learning learning) {
        net.connect(net.constant("error", -1), learning, c -> c.synapse(NONE));
    }

    @Test
    void ojaStrengthensAndForgets() {
        Connection connection = betweenNeurons(new Oja(0.5, NONE, NONE, 0.5));
        Probe activities = net.probe(b.neurons());
        Probe delta = net.probe(connection.learning(), p -> p.attribute("delta"));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(2);
            assertClose(simulator.data(activities).rows()[0], 2.9, 7.45);
            assertClose(simulator.data(delta).rows()[0], 0.00341475, 0.0046545, 0.0051498125, 0.00748725);
            assertClose(simulator.data(activities).rows()[1], 2.94965525, 7.56723971875);
        }
    }

    @Test
    void ojasActivitiesAreFilteredWithoutDelay() {
        Connection connection = betweenNeurons(new Oja(0.5, new Lowpass(0.005), new Lowpass(0.005), 1));
        assertThat((double) run(1, connection.learning(), "delta")[0][0]).isCloseTo(1.052951910444204e-4, within(1e-9));
    }

    @Test
    void bcmComparesWithItsThreshold() {
        Connection connection = betweenNeurons(new Bcm(0.5, NONE, NONE, new Lowpass(0.01)));
        Probe theta = net.probe(connection.learning(), p -> p.attribute("theta"));
        Probe delta = net.probe(connection.learning(), p -> p.attribute("delta"));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1);
            assertClose(simulator.data(theta).rows()[0], 0.2759714876957172, 0.708961235632101);
            assertClose(
                    simulator.data(delta).rows()[0],
                    0.009512103357103027,
                    0.013316944699944237,
                    0.06277592349317604,
                    0.08788629289044647);
        }
    }

    @Test
    void vojaMovesEncodersTowardsTheInput() {
        Node input = net.constant("input", 0.5);
        Connection connection = net.connect(input, b, c -> c.synapse(NONE).learningRule(new Voja(0.5, NONE)));
        float[][] encoders = run(2, connection.learning(), "scaled_encoders");
        assertClose(encoders[0], 1, -1.5);
        assertClose(encoders[1], 0.999625, -1.49971875);
        assertClose(run(1, connection.learning(), "delta")[0], -0.000375, 0.00028125);
    }

    @Test
    void vojaIsStoppedByASignalOfMinusOne() {
        Node input = net.constant("input", 0.5);
        Connection connection = net.connect(input, b, c -> c.synapse(NONE).learningRule(new Voja(0.5, NONE)));
        teach(connection.learning());
        assertClose(run(5, b, "scaled_encoders")[4], 1, -1.5);
    }

    @Test
    void rlsKeepsTheInverseCorrelation() {
        driven(a);
        Connection connection = net.connect(
                a,
                net.passThrough("out", 1),
                c -> c.solver(new NoSolver(new double[2][1])).synapse(NONE).learningRule(new Rls(2, NONE)));
        teach(connection.learning());
        assertClose(run(1, connection.learning(), "delta")[0], 0.0024545900834560632, 0.0034364261168384883);
        assertClose(
                run(1, connection.learning(), "inv_gamma")[0],
                9.938635247913599e-4,
                -8.591065292096221e-6,
                -8.591065292096221e-6,
                9.879725085910653e-4);
    }

    @Test
    void pesOnFullWeightsSeesTheErrorByTheScaledEncoders() {
        Ensemble target =
                ensemble("target", 2, new double[] {2, 3}, new double[] {1, 1}, new double[][] {{1, 0}, {0, 1}});
        Connection connection = net.connect(
                a,
                target.at(1),
                c -> c.solver(new NoSolver(new double[2][1]).withWeights()).learningRule(new Pes(0.5, NONE)));
        teach(connection.learning());
        assertClose(run(1, connection.learning(), "delta")[0], 0, 0, 0.00075, 0.001125);
    }

    @Test
    void severalRulesAddUpWhatTheyChange() {
        Connection connection = betweenNeurons(new Oja(0.5, NONE, NONE, 0.5));
        float[] alone = run(2, connection, "weights")[1];
        Connection both = net.connect(
                a.neurons(),
                ensemble("c", 2, new double[] {2, 3}, new double[] {1, 1}, new double[][] {{1}, {-1}})
                        .neurons(),
                c -> c.synapse(NONE)
                        .transform(new double[][] {{0.1, 0.2}, {0.3, 0.4}})
                        .learningRule(new Oja(0.5, NONE, NONE, 0.5), new Oja(0.5, NONE, NONE, 0.5)));
        float[] twice = run(2, both, "weights")[1];
        assertThat((double) twice[0] - 0.1).isCloseTo(2 * (alone[0] - 0.1), within(1e-7));
        assertThat(both.learning(1).sizeIn()).isZero();
    }
}
