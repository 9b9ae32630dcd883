package lanewise.sim;

import java.util.Arrays;
import lanewise.error.SimulationException;

/** What a probe has recorded up to a moment: a copy, so it stays as it is when the run goes on. */
public final class ProbeData {
    private final int[] shape;
    private final int size;
    private final int samples;
    private final double period;
    private final double dt;
    private final long last;
    private final float[][] items;

    /**
     * As it is recorded.
     *
     * @param period how many steps of {@code dt} seconds, maybe a fraction, lie between samples
     * @param last the step of the last sample
     */
    ProbeData(int[] shape, int samples, double period, double dt, long last, float[][] items) {
        this.shape = shape;
        size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        this.samples = samples;
        this.period = period;
        this.dt = dt;
        this.last = last;
        this.items = items;
    }

    /**
     * The shape of a sample, in a new array: {@code {n}} for a vector of n values, {@code {rows, columns}} for a matrix, which
     * a sample holds row by row (weights [target][source], encoders [neuron][dimension]), nothing for a single factor.
     */
    public int[] shape() {
        return shape.clone();
    }

    /** How many values a sample has. */
    public int size() {
        return size;
    }

    /** How many items the batch has. */
    public int items() {
        return items.length;
    }

    /** How many samples there are. */
    public int samples() {
        return samples;
    }

    /** The time between samples in seconds. */
    public double interval() {
        return Math.max(period, 1) * dt;
    }

    /**
     * The time of each sample in seconds, as Nengo's {@code trange}: that of a step is its end, so the first one is dt and
     * not 0. Where each run starts anew, the times of earlier runs are below those of the last one.
     */
    public double[] times() {
        double[] times = new double[samples];
        long step = last;
        for (int i = samples - 1; i >= 0; i--, step--) {
            while (!isSampled(step)) {
                step--;
            }
            times[i] = step * dt;
        }
        return times;
    }

    private boolean isSampled(long step) {
        double phase = step % period;
        return (phase < 0 ? phase + period : phase) < 1;
    }

    /**
     * The values of a run without a batch, [sample][value].
     *
     * @throws SimulationException if there is a batch
     */
    public float[][] rows() {
        if (items.length > 1) {
            throw new SimulationException("a batch of %d items was recorded; name the item".formatted(items.length));
        }
        return rows(0);
    }

    /**
     * The values of a run without a batch as doubles, [sample][value].
     *
     * @throws SimulationException if there is a batch
     */
    public double[][] doubles() {
        float[][] floats = rows();
        double[][] rows = new double[samples][size];
        for (int i = 0; i < samples; i++) {
            for (int k = 0; k < size; k++) {
                rows[i][k] = floats[i][k];
            }
        }
        return rows;
    }

    /** The values of an item of the batch, [sample][value]. */
    public float[][] rows(int item) {
        float[] values = values(item);
        float[][] rows = new float[samples][size];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(values, i * size, rows[i], 0, size);
        }
        return rows;
    }

    /** The values of an item of the batch, sample after sample; not to be changed. */
    public float[] values(int item) {
        if (item < 0 || item >= items.length) {
            throw new SimulationException(
                    "item %d of the batch; it has items 0 to %d".formatted(item, items.length - 1));
        }
        return items[item];
    }
}
