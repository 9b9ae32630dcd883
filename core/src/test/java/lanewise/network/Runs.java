package lanewise.network;

import java.time.Duration;
import java.util.Arrays;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.sim.Simulator;

/** Short runs of networks. */
final class Runs {
    private Runs() {}

    /** What a probe records, a row a step. */
    static float[][] rows(Network network, Probe probe, double seconds) {
        try (Simulator simulator = Simulator.of(network)) {
            simulator.run(Duration.ofMillis(Math.round(seconds * 1000)));
            return simulator.data(probe).rows();
        }
    }

    /** The mean of each value over the last {@code steps} steps. */
    static double[] mean(float[][] rows, int steps) {
        return mean(rows, rows.length - steps, rows.length);
    }

    /** The mean of each value over the steps {@code from} to {@code to - 1}. */
    static double[] mean(float[][] rows, int from, int to) {
        double[] mean = new double[rows[0].length];
        for (float[] row : Arrays.copyOfRange(rows, from, to)) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / (to - from);
            }
        }
        return mean;
    }

    static double dot(double[] a, double... b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double length(double... a) {
        return Math.sqrt(dot(a, a));
    }

    /** The root of the mean square of the differences. */
    static double rmse(double[] a, double... b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return length(difference) / Math.sqrt(a.length);
    }
}
