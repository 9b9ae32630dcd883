package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** Two neurons whose activities are 2 and 3 learn with an error of -1. */
class LearningTest {
    private final Network net = new Network("learning", 0);
    private final Ensemble a = ensemble("a", new double[] {1, 1}, new double[] {2, 3}, 1, 1);
    private final Node error = net.constant("error", -1);

    private Ensemble ensemble(String label, double[] gain, double[] bias, double radius, double secondEncoder) {
        return net.ensemble(
                label,
                2,
                1,
                e -> e.neurons(new RectifiedLinear())
                        .gainBias(gain, bias)
                        .radius(radius)
                        .encoders(new double[][] {{1}, {secondEncoder}}));
    }

    private Ensemble target() {
        return ensemble("b", new double[] {2, 3}, new double[] {1, 1}, 2, -1);
    }

    private void learn(Connection connection) {
        net.connect(error, connection.learning(), c -> c.synapse(Synapse.none()));
    }

    private float[][] run(Probe probe, int steps) {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(steps);
            return simulator.data(probe).rows();
        }
    }

    @Test
    void decodersGrowByTheErrorTimesTheActivities() {
        Node out = net.passThrough("out", 1);
        learn(net.connect(
                a,
                out,
                c -> c.solver(new NoSolver(new double[2][1]))
                        .synapse(Synapse.none())
                        .learningRule(new Pes(0.5, Synapse.none()))));
        float[][] sums = run(net.probe(out), 3);

        assertThat(sums[0][0]).isZero();
        assertThat((double) sums[1][0]).isCloseTo(2 * 0.0005 + 3 * 0.00075, within(1e-9));
        assertThat((double) sums[2][0]).isCloseTo(2 * 0.001 + 3 * 0.0015, within(1e-9));
    }

    /** Not even the change that the last step of a call has computed is lost. */
    @Test
    void whatIsLearnedOutlastsTheState() {
        Node out = net.passThrough("out", 1);
        learn(net.connect(
                a,
                out,
                c -> c.solver(new NoSolver(new double[2][1]))
                        .synapse(Synapse.none())
                        .learningRule(new Pes(0.5, Synapse.none()))));
        Probe sum = net.probe(out);
        try (Simulator simulator = Simulator.of(net, options -> options.stateful(false))) {
            for (int call = 0; call < 3; call++) {
                simulator.runSteps(2);
            }
            assertThat(simulator.data(sum).rows()).isDeepEqualTo(run(sum, 6));
        }
    }

    @Test
    void activitiesAreFilteredWithoutDelay() {
        Node out = net.passThrough("out", 1);
        learn(net.connect(
                a,
                out,
                c -> c.solver(new NoSolver(new double[2][1]))
                        .synapse(Synapse.none())
                        .learningRule(new Pes(0.5))));
        float[][] sums = run(net.probe(out), 2);

        double taken = -Math.expm1(-0.001 / 0.005);
        assertThat((double) sums[1][0]).isCloseTo(taken * (2 * 0.0005 + 3 * 0.00075), within(1e-9));
    }

    @Test
    void theErrorOfNeuronsIsThatOfTheirEncoders() {
        Ensemble b = target();
        float[][] currents = currents(b, b.neurons(), 2);

        assertThat(currents[0]).containsExactly(1, 1);
        assertThat((double) currents[1][0]).isCloseTo(1 + 2 * (2 * 0.0005 + 3 * 0.00075), within(1e-7));
        assertThat((double) currents[1][1]).isCloseTo(1 - 3 * 1.5 * (2 * 0.0005 + 3 * 0.00075), within(1e-7));
    }

    @Test
    void someNeuronsLearnAsTheyDoAmongAll() {
        Ensemble b = target();
        float[][] currents = currents(b, b.neurons().slice(1, 2), 2);

        assertThat(currents[1][0]).isEqualTo(1);
        assertThat((double) currents[1][1]).isCloseTo(1 - 3 * 1.5 * (2 * 0.0005 + 3 * 0.00075), within(1e-7));
    }

    /** Of neurons to which all neurons of a are connected with weights that start at 0. */
    private float[][] currents(Ensemble b, Endpoint target, int steps) {
        learn(net.connect(
                a.neurons(),
                target,
                c -> c.transform(new double[target.sizeIn()][2])
                        .synapse(Synapse.none())
                        .learningRule(new Pes(0.5, Synapse.none()))));
        return run(net.probe(b.neurons(), p -> p.attribute("input")), steps);
    }

    @Test
    void resetForgetsWhatWasLearned() {
        Node out = net.passThrough("out", 1);
        learn(net.connect(a, out, c -> c.solver(new NoSolver(new double[2][1])).learningRule(new Pes(0.5))));
        Probe probe = net.probe(out);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(20);
            float[][] first = simulator.data(probe).rows();
            simulator.reset();
            simulator.runSteps(20);

            assertThat(first[19][0]).isPositive();
            assertThat(simulator.data(probe).rows()).isDeepEqualTo(first);
        }
    }
}
