package lanewise.sim;

import lanewise.error.SimulationException;

/** What a probe has recorded up to a moment: a copy, so it stays as it is when the run goes on. */
public final class ProbeData {
    private final int size;
    private final int samples;
    private final double interval;
    private final float[][] items;

    ProbeData(int size, int samples, double interval, float[][] items) {
        this.size = size;
        this.samples = samples;
        this.interval = interval;
        this.items = items;
    }

    /** How many values a sample has. */
    public int size() {
        return size;
    }

    /** How many samples there are. */
    public int samples() {
        return samples;
    }

    /** The time between samples in seconds. */
    public double interval() {
        return interval;
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
