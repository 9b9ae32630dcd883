package lanewise.sim;

import java.util.Arrays;
import lanewise.error.ErrorText;
import lanewise.error.SimulationException;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/** Records a probe. Room is taken when a run starts, so that recording allocates nothing. */
final class Recorder {
    /** The most values that an array holds. */
    private static final int MOST = Integer.MAX_VALUE - 64;

    private final ProbedSignal probe;
    private final int size;
    private Place place;
    private final int[] positions;
    private final double period;
    private final double dt;
    private final float[][] items;
    private int samples;
    private long last;

    Recorder(ProbedSignal probe, Layout layout, Memory memory, double dt) {
        this.probe = probe;
        Signal signal = probe.signal();
        Place base = Place.ofBase(signal, layout, memory);
        boolean whole = layout.isGapless(signal);
        place = whole ? base.part(signal.offset() * layout.step(signal), signal.size()) : base;
        positions = whole ? null : layout.positions(signal);
        size = signal.size();
        this.dt = dt;
        period = probe.every();
        items = new float[memory.items()][0];
    }

    /** Takes room for the samples of {@code steps} more steps. */
    void reserve(long steps) {
        double most = Math.min((double) steps, Math.ceil(steps / period) + 1);
        double length = (samples + most) * size;
        if (length > MOST) {
            throw new SimulationException(
                    "probe %s: %d steps more make %.0f values; at most %d can be kept: sample less often, or run in pieces and clear the probes"
                            .formatted(ErrorText.quoted(probe.name()), steps, length, MOST));
        }
        for (int item = 0; item < items.length; item++) {
            if (items[item].length < length) {
                // half as much again, or a run in many small pieces would copy all it has at each of them
                double room = Math.min(Math.max(length, items[item].length * 1.5), MOST);
                items[item] = Arrays.copyOf(items[item], (int) room);
            }
        }
    }

    /** Records a step of all items, if it is one to record. */
    void record(long step) {
        int sample = next(step);
        if (sample >= 0) {
            record(sample, 0, items.length);
        }
    }

    /** The number of the sample that a step gives, or -1 if it gives none. */
    int next(long step) {
        if (step % period >= 1) {
            return -1;
        }
        last = step;
        return samples++;
    }

    /** Records a sample of some items. */
    void record(int sample, int firstItem, int endItem) {
        for (int item = firstItem; item < endItem; item++) {
            if (positions == null) {
                System.arraycopy(place.array(), place.at(item), items[item], sample * size, size);
            } else {
                for (int i = 0; i < size; i++) {
                    items[item][sample * size + i] = place.array()[place.at(item) + positions[i]];
                }
            }
        }
    }

    /** Told where a run stands that goes on from a file. */
    void standAt(long step) {
        last = step;
    }

    /** Saves what was recorded, under names that start with the given one. */
    void save(Snapshot to, String name) {
        long length = (long) items.length * samples * size;
        if (length > MOST) {
            throw new SimulationException(
                    "probe %s: %d recorded values do not fit into one array of %d; clear the probes first"
                            .formatted(ErrorText.quoted(probe.name()), length, MOST));
        }
        float[] all = new float[(int) length];
        for (int item = 0; item < items.length; item++) {
            System.arraycopy(items[item], 0, all, item * samples * size, samples * size);
        }
        to.put(name + ".samples", new long[] {samples}, 1);
        to.put(name, all, items.length, samples, size);
    }

    /** Reads and checks what was recorded; what comes back puts it in place. */
    Runnable restore(Snapshot from, String name) {
        long count = from.longs(name + ".samples", 1)[0];
        if (count < 0 || count > MOST) {
            throw from.wrong(name + ".samples", "%d samples; their number is 0 to %d".formatted(count, MOST));
        }
        float[] all = from.floats(name, items.length, (int) count, size);
        return () -> {
            samples = (int) count;
            for (int item = 0; item < items.length; item++) {
                items[item] = Arrays.copyOfRange(all, item * samples * size, (item + 1) * samples * size);
            }
        };
    }

    void clear() {
        samples = 0;
    }

    /** Lets go of the run's memory; what was recorded stays. */
    void release() {
        place = null;
    }

    ProbeData data() {
        float[][] copies = new float[items.length][];
        Arrays.setAll(copies, item -> canonical(Arrays.copyOf(items[item], samples * size)));
        return new ProbeData(probe.signal().shape(), samples, period, dt, last, copies);
    }

    /** A NaN that leaves the engine is the canonical one. */
    private static float[] canonical(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                values[i] = Float.NaN;
            }
        }
        return values;
    }
}
