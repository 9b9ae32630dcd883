package lanewise.sim;

import lanewise.model.Network;
import lanewise.model.Probe;

/** What probes record in a run of a network. */
final class Records {
    private Records() {}

    /** A probe's samples, one row a step. */
    static float[][] rows(Network net, Probe probe, int steps) {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(steps);
            return simulator.data(probe).rows();
        }
    }

    /** One value of each row, from a step on. */
    static double[] column(float[][] rows, int value, int from) {
        double[] column = new double[rows.length - from];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows[from + i][value];
        }
        return column;
    }

    /** All values of the rows, from a step on. */
    static double[] values(float[][] rows, int from) {
        double[] values = new double[(rows.length - from) * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[from + i / rows[0].length][i % rows[0].length];
        }
        return values;
    }
}
