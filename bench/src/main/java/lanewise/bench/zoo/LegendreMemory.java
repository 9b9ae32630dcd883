package lanewise.bench.zoo;

import java.util.Arrays;
import lanewise.math.RandomStream;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.Tanh;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import lanewise.model.synapse.Synapse;

/**
 * NengoDL's Legendre memory unit, forward: a memory {@code m} of the last {@code theta} steps of a value {@code u}, and
 * hidden units {@code h = tanh(W_x x + W_h h' + W_m m)}, with
 * {@code u = E_x x + E_h h' + E_m m'} and {@code m = A m' + B u}, a prime being the step before.
 */
final class LegendreMemory {
    private static final int UNITS = 212;
    private static final int ORDER = 256;
    private static final int OUTPUTS = 10;
    private static final int ROWS = 100;

    private final Network network = new Network("lmu", 0);
    private final RandomStream stream = new RandomStream(0);

    /** A unit of {@code inputs} values that are drawn anew for each of 100 steps. */
    static Network of(int theta, int inputs) {
        return new LegendreMemory().unit(theta, inputs);
    }

    private Network unit(int theta, int inputs) {
        Node x = network.node("x", new PresentInput(gaussian(ROWS, inputs, 1), 0.001));
        Node u = network.passThrough("u", 1);
        Node m = network.passThrough("m", ORDER);
        Ensemble h = network.ensemble(
                "h", UNITS, 1, options -> options.neurons(new Tanh(1)).gainBias(Choice.of(1), Choice.of(0)));
        Node output = network.passThrough("output", OUTPUTS);
        StateSpace memory = memory(theta);
        double[][] ones = new double[1][inputs];
        Arrays.fill(ones[0], 1);
        now(x, u, ones);
        before(h.neurons(), u, new double[1][UNITS]);
        before(m, u, new double[1][ORDER]);
        before(m, m, memory.a());
        now(u, m, column(memory.b()));
        now(x, h.neurons(), new double[UNITS][inputs]);
        before(h.neurons(), h.neurons(), new double[UNITS][UNITS]);
        now(m, h.neurons(), gaussian(UNITS, ORDER, Math.sqrt(2.0 / (UNITS + ORDER))));
        now(h.neurons(), output, uniform(OUTPUTS, UNITS, Math.sqrt(6.0 / (OUTPUTS + UNITS))));
        network.probe(output);
        return network;
    }

    /** Legendre's memory of {@code theta} steps of 1, its input held within each (Voelker, Kajic, Eliasmith 2019). */
    private static StateSpace memory(int theta) {
        double[][] a = new double[ORDER][ORDER];
        double[] b = new double[ORDER];
        for (int i = 0; i < ORDER; i++) {
            double rate = (2 * i + 1) / (double) theta;
            for (int j = 0; j < ORDER; j++) {
                a[i][j] = rate * (i < j || (i - j) % 2 == 0 ? -1 : 1);
            }
            b[i] = rate * (i % 2 == 0 ? 1 : -1);
        }
        return new StateSpace(a, b, new double[ORDER], 0).zeroOrderHold(1);
    }

    private void now(Endpoint from, Endpoint to, double[][] weights) {
        network.connect(from, to, connection -> connection.transform(weights).synapse(Synapse.none()));
    }

    /** Of the step before. */
    private void before(Endpoint from, Endpoint to, double[][] weights) {
        network.connect(from, to, connection -> connection.transform(weights).synapse(new Lowpass(0)));
    }

    private static double[][] column(double[] values) {
        double[][] column = new double[values.length][1];
        Arrays.setAll(column, i -> new double[] {values[i]});
        return column;
    }

    private double[][] gaussian(int rows, int cols, double std) {
        double[][] values = new double[rows][cols];
        for (double[] row : values) {
            Arrays.setAll(row, i -> stream.gaussian(0, std));
        }
        return values;
    }

    private double[][] uniform(int rows, int cols, double limit) {
        double[][] values = new double[rows][cols];
        for (double[] row : values) {
            Arrays.setAll(row, i -> stream.uniform(-limit, limit));
        }
        return values;
    }
}
