package lanewise.sim;

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

    /** The values of a run without a batch, [sample][value]. */
    public float[][] rows() {
        return rows(0);
    }

    /** The values of an item of the batch, [sample][value]. */
    public float[][] rows(int item) {
        float[][] rows = new float[samples][size];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(items[item], i * size, rows[i], 0, size);
        }
        return rows;
    }

    /** The values of an item of the batch, sample after sample; not to be changed. */
    public float[] values(int item) {
        return items[item];
    }
}
