package lanewise.sim;

import java.util.Arrays;

/**
 * Calls a function of the host program once a step, though steps of a run may be computed again: what it gave is kept, and
 * given again.
 */
final class KeptCall implements SourceBody {
    private final HostCall call;
    private final Clock clock;
    private final int calls;
    private final int size;
    private float[][] kept = {};
    private int steps;
    private long before;
    private boolean again;

    /**
     * @param calls how often it is called in a step
     * @param size how many values it gives
     */
    KeptCall(HostCall call, Clock clock, int calls, int size) {
        this.call = call;
        this.clock = clock;
        this.calls = calls;
        this.size = size;
    }

    /** How much a step takes. */
    long bytes() {
        return (long) calls * size * Float.BYTES;
    }

    /** Keeps what comes in so many steps from now on. */
    void keep(int count) {
        if (kept.length < count) {
            int known = kept.length;
            kept = Arrays.copyOf(kept, count);
            for (int step = known; step < count; step++) {
                kept[step] = new float[Math.multiplyExact(calls, size)];
            }
        }
        steps = count;
        before = clock.step();
    }

    /** Whether what was kept is given from now on. */
    void replay(boolean replays) {
        again = replays;
    }

    @Override
    public boolean fill(int item, double[] in, double[] out) {
        long step = clock.step() - before - 1;
        if (again) {
            float[] given = kept[(int) step];
            for (int i = 0; i < size; i++) {
                out[i] = given[item * size + i];
            }
            return true;
        }
        boolean changed = call.fill(item, in, out);
        if (step < steps) {
            float[] given = kept[(int) step];
            for (int i = 0; i < size; i++) {
                given[item * size + i] = (float) out[i];
            }
        }
        return changed;
    }

    @Override
    public boolean isShared() {
        return call.isShared();
    }
}
