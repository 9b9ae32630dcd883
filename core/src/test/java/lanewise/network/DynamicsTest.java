package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.LifRate;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Dense;
import org.junit.jupiter.api.Test;

/** What keeps, turns and remembers values over time. */
class DynamicsTest {
    private final Network net = new Network("net", 11);

    @Test
    void aGatedMemoryHoldsWhatItHadWhenTheGateClosed() {
        InputGatedMemory memory = InputGatedMemory.in(net, "memory", 100, 1, o -> o.differenceGain(5));
        net.connect(net.node("input", 1, (t, out) -> out[0] = t < 0.5 ? 0.5 : -0.5), memory.input());
        net.connect(net.node("gate", 1, (t, out) -> out[0] = t < 0.4 ? 0 : 1), memory.gate());
        Probe probe = net.probe(memory.output(), p -> p.synapse(0.03));

        float[][] rows = Runs.rows(net, probe, 1);
        assertThat(Runs.mean(rows, 300, 400)).containsExactly(new double[] {0.5}, within(0.05));
        assertThat(Runs.mean(rows, 100)).containsExactly(new double[] {0.5}, within(0.1));
    }

    @Test
    void aResetForgets() {
        InputGatedMemory memory = InputGatedMemory.in(net, "memory", 50, 2);
        net.connect(net.constant("input", 0.5, -0.5), memory.input());
        net.connect(net.node("reset", 1, (t, out) -> out[0] = t < 0.3 ? 0 : 1), memory.reset());
        Probe probe = net.probe(memory.output(), p -> p.synapse(0.01));

        float[][] rows = Runs.rows(net, probe, 0.6);
        assertThat(Runs.mean(rows, 200, 300)[0]).isGreaterThan(0.3);
        assertThat(Runs.mean(rows, 100)).containsExactly(new double[2], within(0.01));
    }

    @Test
    void anIntegratorIntegrates() {
        Integrator integrator =
                Integrator.in(net, "integrator", 0.1, 200, 2, o -> o.ensembles(e -> e.neurons(new LifRate())));
        net.connect(
                net.node("input", 2, (t, out) -> {
                    out[0] = t < 0.5 ? 1 : 0;
                    out[1] = t < 0.5 ? -0.4 : 0.4;
                }),
                integrator.input());
        Probe probe = net.probe(integrator.output());

        float[][] rows = Runs.rows(net, probe, 1);
        assertThat(Runs.mean(rows, 20)).containsExactly(new double[] {0.5, 0}, within(0.07));
    }

    @Test
    void anOscillatorTurns() {
        double omega = 4 * Math.PI;
        Oscillator oscillator = Oscillator.in(net, "oscillator", 0.1, omega, 300);
        net.connect(net.node("kick", 2, (t, out) -> out[0] = t < 0.1 ? 10 : 0), oscillator.input());
        Probe probe = net.probe(oscillator.output(), p -> p.synapse(0.02));

        float[][] rows = Runs.rows(net, probe, 2);
        int turns = (int) IntStream.range(500, 2000)
                .filter(i -> rows[i - 1][1] < 0 && rows[i][1] >= 0 && rows[i][0] > 0)
                .count();
        assertThat(turns).isEqualTo(3);
        double radius = Runs.length(rows[1999][0], rows[1999][1]);
        assertThat(radius).isBetween(0.6, 1.4);
        int quarter = 125; // of a period of 500 steps
        assertThat(Runs.length(rows[1800][0] - rows[1800 + quarter][1], rows[1800][1] + rows[1800 + quarter][0]))
                .isLessThan(0.3);
    }

    @Test
    void thresholdingEnsemblesAreSilentBelowAndPreciseAbove() {
        RandomStream stream = new RandomStream(2);
        Node low = net.node("low", new PresentInput(column(-0.9, 0.29, stream), 0.01));
        Node high = net.node("high", new PresentInput(column(0.5, 1, stream), 0.1));
        Probe silent = net.probe(detector("silent", low));
        Probe precise = net.probe(detector("precise", high), p -> p.synapse(0.01));
        Probe truth = net.probe(high, p -> p.synapse(0.01));

        for (float[] row : Runs.rows(net, silent, 0.5)) {
            assertThat(row[0]).isZero();
        }
        float[][] found = Runs.rows(net, precise, 0.5);
        float[][] expected = Runs.rows(net, truth, 0.5);
        assertThat(Runs.rmse(
                        IntStream.range(100, 500).mapToDouble(i -> found[i][0]).toArray(),
                        IntStream.range(100, 500)
                                .mapToDouble(i -> expected[i][0])
                                .toArray()))
                .isLessThan(0.05);
    }

    private Ensemble detector(String label, Node input) {
        Ensemble detector = net.ensemble(label, 200, 1, new ThresholdingEnsembles(0.3));
        net.connect(input, detector, c -> c.synapse(Synapse.none()));
        return detector;
    }

    private static double[][] column(double low, double high, RandomStream stream) {
        double[][] rows = new double[50][1];
        for (double[] row : rows) {
            row[0] = stream.uniform(low, high);
        }
        return rows;
    }

    @Test
    void aLegendreMemoryRemembersTheWindow() {
        LegendreMemory memory = LegendreMemory.in(net, "memory", 12, 200);
        Node wave = net.node("wave", 1, (t, out) -> out[0] = wave(t));
        net.connect(wave, memory.input(), c -> c.synapse(Synapse.none()));
        Node past = net.passThrough("past", 3);
        net.connect(
                memory.output(),
                past,
                c -> c.transform(memory.readout(0.25, 0.5, 1)).synapse(Synapse.none()));
        Probe probe = net.probe(past);

        float[][] rows = Runs.rows(net, probe, 1);
        double held = 0.0005; // a value stands for the whole step, so on average for a time half a step earlier
        for (int i = 500; i < 1000; i += 37) {
            double t = (i + 1) * 0.001;
            assertThat(rows[i][0]).isCloseTo((float) wave(t - 0.05 + held), within(0.01f));
            assertThat(rows[i][1]).isCloseTo((float) wave(t - 0.1 + held), within(0.01f));
            assertThat(rows[i][2]).isCloseTo((float) wave(t - 0.2 + held), within(0.01f));
        }
    }

    private static double wave(double t) {
        return StrictMath.sin(12 * t) + 0.5 * StrictMath.cos(30 * t);
    }

    @Test
    void aLegendreUnitIsWhatItsFormulaSays() {
        double[][] inputs = {{1, 2}, {-1, 0.5}, {0.25, -2}, {0, 1}};
        double[][] encoder = {{0.5, -0.25}};
        double[][] ofHidden = {{0.3, -0.2, 0.1}};
        double[][] ofMemory = {{0.2, 0.4}};
        double[][] w = {{0.5, -0.1}, {0.2, 0.3}, {-0.4, 0.6}};
        double[][] u = {{0.1, 0.2, -0.3}, {0, -0.5, 0.25}, {0.4, 0.1, 0}};
        LegendreUnit unit = LegendreUnit.in(
                net,
                "unit",
                2,
                3,
                2,
                6,
                o -> o.inputEncoder(new Dense(encoder))
                        .hiddenEncoder(new Dense(ofHidden))
                        .memoryEncoder(new Dense(ofMemory))
                        .inputWeights(new Dense(w))
                        .hiddenWeights(new Dense(u))
                        .memoryWeights(new Dense(w)));
        net.connect(net.node("x", new PresentInput(inputs, 0.001)), unit.input(), c -> c.synapse(Synapse.none()));
        Probe probe = net.probe(unit.output());

        double[][] a = new LegendreSystem(2, 6).stepped().a();
        double[] b = new LegendreSystem(2, 6).stepped().b();
        double[] h = new double[3];
        double[] m = new double[2];
        float[][] rows = Runs.rows(net, probe, 0.004);
        for (int step = 0; step < 4; step++) {
            double[] x = inputs[step];
            double value = Runs.dot(encoder[0], x) + Runs.dot(ofHidden[0], h) + Runs.dot(ofMemory[0], m);
            m = new double[] {Runs.dot(a[0], m) + b[0] * value, Runs.dot(a[1], m) + b[1] * value};
            double[] next = new double[3];
            for (int i = 0; i < 3; i++) {
                next[i] = StrictMath.tanh(Runs.dot(w[i], x) + Runs.dot(u[i], h) + Runs.dot(w[i], m));
                assertThat(rows[step][i]).isCloseTo((float) next[i], within(1e-5f));
            }
            h = next;
        }
    }
}
