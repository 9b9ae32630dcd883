package lanewise.bench.zoo;

import java.util.Arrays;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Dense;
import lanewise.network.LegendreUnit;

/** NengoDL's Legendre memory unit, forward, with a readout; its weights are those before training, of which most are 0. */
final class LegendreReadout {
    private static final int UNITS = 212;
    private static final int ORDER = 256;
    private static final int OUTPUTS = 10;
    private static final int ROWS = 100;

    private final Network network = new Network("lmu", 0);
    private final RandomStream stream = new RandomStream(0);

    /** A unit of {@code inputs} values that are drawn anew for each of 100 steps. */
    static Network of(int theta, int inputs) {
        return new LegendreReadout().unit(theta, inputs);
    }

    private Network unit(int theta, int inputs) {
        Node x = network.node("x", new PresentInput(gaussian(ROWS, inputs, 1), 0.001));
        double[][] fromMemory = gaussian(UNITS, ORDER, Math.sqrt(2.0 / (UNITS + ORDER)));
        LegendreUnit unit = LegendreUnit.in(
                network,
                "lmu",
                inputs,
                UNITS,
                ORDER,
                theta,
                options -> options.hiddenEncoder(zeros(1, UNITS))
                        .memoryEncoder(zeros(1, ORDER))
                        .inputWeights(zeros(UNITS, inputs))
                        .hiddenWeights(zeros(UNITS, UNITS))
                        .memoryWeights(new Dense(fromMemory)));
        Node output = network.passThrough("output", OUTPUTS);
        network.connect(x, unit.input(), connection -> connection.synapse(Synapse.none()));
        double[][] readout = uniform(OUTPUTS, UNITS, Math.sqrt(6.0 / (OUTPUTS + UNITS)));
        network.connect(
                unit.output(),
                output,
                connection -> connection.transform(readout).synapse(Synapse.none()));
        network.probe(output);
        return network;
    }

    private static Dense zeros(int rows, int cols) {
        return new Dense(new double[rows][cols]);
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
