package lanewise.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.sim.ProbeData;

/**
 * The spikes of some neurons over time, as a probe of {@code neurons.output} records them in every step: a value above 0
 * is a spike. Immutable.
 */
public final class SpikeTrains {
    private static final int LONGEST = 1_000_000;

    private final double[] times;
    private final int[][] steps;

    private SpikeTrains(double[] times, int[][] steps) {
        this.times = times;
        this.steps = steps;
    }

    /**
     * What a probe of neurons has recorded.
     *
     * @param data of a run without a batch, recorded in every step
     */
    public static SpikeTrains of(ProbeData data) {
        return of(data.times(), data.rows());
    }

    /**
     * Spikes given step by step.
     *
     * @param times of the steps in seconds, ascending
     * @param spikes one row a step, one column a neuron
     * @throws ModelException if there are not as many rows as times, rows have different lengths, or times do not ascend
     */
    public static SpikeTrains of(double[] times, float[][] spikes) {
        if (spikes.length != times.length) {
            throw new ModelException("spike trains: %d rows of spikes at %d times; give one row a time"
                    .formatted(spikes.length, times.length));
        }
        int neurons = spikes.length == 0 ? 0 : spikes[0].length;
        for (int i = 0; i < times.length; i++) {
            if (spikes[i].length != neurons) {
                throw new ModelException("spike trains: row %d has %d values, row 0 has %d; give one a neuron"
                        .formatted(i, spikes[i].length, neurons));
            }
            if (!Double.isFinite(times[i]) || (i > 0 && !(times[i] > times[i - 1]))) {
                throw new ModelException("spike trains: time %d is %s s%s; give finite times that ascend"
                        .formatted(i, times[i], i > 0 ? " after %s s".formatted(times[i - 1]) : ""));
            }
        }
        int[][] steps = new int[neurons][];
        Arrays.setAll(
                steps,
                neuron -> IntStream.range(0, times.length)
                        .filter(i -> spikes[i][neuron] > 0)
                        .toArray());
        return new SpikeTrains(times.clone(), steps);
    }

    /** How many neurons there are. */
    public int neurons() {
        return steps.length;
    }

    /** The times of the steps in seconds, in a new array. */
    public double[] times() {
        return times.clone();
    }

    /** The times in seconds at which each neuron spikes: one row a neuron, as long as it has spikes. */
    public double[][] events() {
        double[][] events = new double[steps.length][];
        Arrays.setAll(events, i -> events(i));
        return events;
    }

    private double[] events(int neuron) {
        return Arrays.stream(steps[neuron]).mapToDouble(step -> times[step]).toArray();
    }

    /**
     * The same spikes with the neurons in another order, or only some of them.
     *
     * @param order the numbers of neurons, from 0; see {@link SortedNeurons}
     * @throws ModelException if there is no such neuron
     */
    public SpikeTrains ordered(int... order) {
        int[][] chosen = new int[order.length][];
        for (int i = 0; i < order.length; i++) {
            if (order[i] < 0 || order[i] >= steps.length) {
                throw new ModelException(
                        "spike trains: neuron %d; there are %d, counted from 0".formatted(order[i], steps.length));
            }
            chosen[i] = steps[order[i]];
        }
        return new SpikeTrains(times, chosen);
    }

    /**
     * Firing rates from the intervals between spikes: from each spike up to the next one the reciprocal of the time
     * between the two, before the first spike and from the last one on 0.
     *
     * @return rates in Hz, one row a step, one column a neuron
     */
    public double[][] ratesIsi() {
        double[][] rates = new double[times.length][steps.length];
        for (int neuron = 0; neuron < steps.length; neuron++) {
            int[] at = steps[neuron];
            for (int spike = 1; spike < at.length; spike++) {
                double rate = 1 / (times[at[spike]] - times[at[spike - 1]]);
                for (int i = at[spike - 1]; i < at[spike]; i++) {
                    rates[i][neuron] = rate;
                }
            }
        }
        return rates;
    }

    /** Firing rates as {@link #ratesKernel(RateKernel, double)} gives them with a normal curve and 0.1 s. */
    public double[][] ratesKernel() {
        return ratesKernel(RateKernel.GAUSSIAN, 0.1);
    }

    /**
     * Firing rates as sums of curves, one of area 1 for each spike. Near the ends of the record they are too low, as
     * spikes beyond it are missing.
     *
     * @param tau the curve's time constant in seconds, positive
     * @return rates in Hz, one row a step, one column a neuron
     * @throws ModelException if tau is not positive and finite, there are fewer than two steps, or they are not equally long
     */
    public double[][] ratesKernel(RateKernel kernel, double tau) {
        if (!(tau > 0) || Double.isInfinite(tau)) {
            throw new ModelException("rates: tau is %s s; it must be positive and finite".formatted(tau));
        }
        double dt = interval();
        if (tau / dt > LONGEST) {
            throw new ModelException(
                    "rates: tau is %s s, with steps of %s s; give at most %d steps".formatted(tau, dt, LONGEST));
        }
        int before = kernel.reach(true, tau, dt);
        double[] curve = new double[before + 1 + kernel.reach(false, tau, dt)];
        Arrays.setAll(curve, i -> kernel.at(i - before, tau, dt));
        double area = Arrays.stream(curve).sum() * dt;
        Arrays.setAll(curve, i -> curve[i] / area);
        double[][] rates = new double[times.length][steps.length];
        for (int neuron = 0; neuron < steps.length; neuron++) {
            for (int spike : steps[neuron]) {
                int end = Math.min(times.length, spike - before + curve.length);
                for (int i = Math.max(0, spike - before); i < end; i++) {
                    rates[i][neuron] += curve[i - spike + before];
                }
            }
        }
        return rates;
    }

    private double interval() {
        if (times.length < 2) {
            throw new ModelException("rates: %d steps; record at least two".formatted(times.length));
        }
        double dt = (times[times.length - 1] - times[0]) / (times.length - 1);
        for (int i = 1; i < times.length; i++) {
            if (Math.abs(times[i] - times[i - 1] - dt) > 1e-3 * dt) {
                throw new ModelException(
                        "rates: the step to time %s s is of %s s, the mean one of %s s; record in equal steps"
                                .formatted(times[i], times[i] - times[i - 1], dt));
            }
        }
        return dt;
    }
}
