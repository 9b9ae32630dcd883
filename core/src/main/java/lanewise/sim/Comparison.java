package lanewise.sim;

import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/** What a probe has recorded in a run of some steps, item by item, and the gradient of it that is given back. */
final class Comparison {
    private static final int NONE = -1;

    private final ProbedSignal probe;
    private final boolean onlyLast;
    private final int items;
    private final int size;
    private final int[] positions;
    private final Place values;
    private final Place adjoints;
    private int[] sampleOf = {};
    private int samples;
    private float[] recorded = {};
    private float[] given = {};

    /** @param onlyLast whether only the last sample of a run counts */
    Comparison(ProbedSignal probe, boolean onlyLast, Layout layout, Memory memory, Memory gradients) {
        this.probe = probe;
        this.onlyLast = onlyLast;
        Signal signal = probe.signal();
        items = memory.items();
        size = signal.size();
        positions = layout.positions(signal);
        values = Place.ofBase(signal, layout, memory);
        adjoints = Place.ofBase(signal, layout, gradients);
    }

    /**
     * Takes room for a run of so many steps.
     *
     * @param from the number of the step before the first
     */
    void prepare(long from, int steps) {
        if (sampleOf.length != steps) {
            sampleOf = new int[steps];
        }
        samples = 0;
        for (int step = 0; step < steps; step++) {
            boolean sampled = (from + 1 + step) % probe.every() < 1;
            sampleOf[step] = sampled ? samples++ : NONE;
        }
        if (onlyLast && samples > 1) {
            for (int step = 0; step < steps; step++) {
                sampleOf[step] = sampleOf[step] == samples - 1 ? 0 : NONE;
            }
            samples = 1;
        }
        int length = Math.multiplyExact(Math.multiplyExact(items, samples), size);
        if (recorded.length != length) {
            recorded = new float[length];
            given = new float[length];
        }
    }

    /** Records a step, if it is a sample. */
    void record(int step) {
        if (sampleOf[step] != NONE) {
            for (int item = 0; item < items; item++) {
                int to = (item * samples + sampleOf[step]) * size;
                int from = values.at(item);
                for (int i = 0; i < size; i++) {
                    recorded[to + i] = values.array()[from + positions[i]];
                }
            }
        }
    }

    /** Adds the gradient of the step's sample, if it is one, to that of the signal. */
    void giveBack(int step) {
        if (sampleOf[step] != NONE) {
            for (int item = 0; item < items; item++) {
                int from = (item * samples + sampleOf[step]) * size;
                int to = adjoints.at(item);
                for (int i = 0; i < size; i++) {
                    adjoints.array()[to + positions[i]] += given[from + i] + 0f;
                }
            }
        }
    }

    ProbedSignal probe() {
        return probe;
    }

    int samples() {
        return samples;
    }

    /** The samples, [item][sample][value]. */
    float[] recorded() {
        return recorded;
    }

    /** The gradients of the samples, in the same order, for somebody to fill in. */
    float[] given() {
        return given;
    }
}
