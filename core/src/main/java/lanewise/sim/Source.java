package lanewise.sim;

import lanewise.graph.HostFunction;
import lanewise.graph.SimProcess;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;

/** An input of a network during a run: writes its values for all items and knows whether they have changed. */
final class Source {
    /** What gives the values. */
    private interface Own {
        /** Fills the values of a step at time {@code t}; says whether they may have changed. */
        boolean fill(double t, double[] out);
    }

    private final String name;
    private final int at;
    private final double[] values;
    private final float[] rounded;
    private final Own own;
    private Feed feed;
    private long fed;
    private boolean fresh = true;
    private boolean changed;

    private Source(String name, int at, int size, Own own) {
        this.name = name;
        this.at = at;
        this.own = own;
        values = new double[size];
        rounded = new float[size];
    }

    static Source of(SimProcess operator, Process process, int at, double dt) {
        return switch (process) {
            case PresentInput shown ->
                new Source(operator.output().name(), at, process.sizeOut(), new Own() {
                    private int last = -1;

                    @Override
                    public boolean fill(double t, double[] out) {
                        int index = shown.shownAt(t, dt);
                        boolean different = index != last;
                        if (different) {
                            shown.inputs().copy(index, out, 0);
                            last = index;
                        }
                        return different;
                    }
                });
        };
    }

    static Source of(HostFunction operator, int at, Clock clock) {
        int size = operator.output().orElseThrow().size();
        HostCall call = new HostCall(operator, clock);
        return new Source(operator.name(), at, size, (t, out) -> {
            call.apply(NO_INPUT, out);
            return true;
        });
    }

    private static final double[] NO_INPUT = {};

    /** Takes the values from elsewhere from now on. */
    void feed(Feed other) {
        feed = other;
        reset();
    }

    /** Forgets what was there: the next values count as changed. */
    void reset() {
        fresh = true;
        fed = 0;
    }

    boolean changed() {
        return changed;
    }

    int size() {
        return values.length;
    }

    void run(Memory memory, Clock clock) {
        changed = feed == null ? runOwn(memory, clock) : runFeed(memory, clock);
        fresh = false;
    }

    private boolean runOwn(Memory memory, Clock clock) {
        if (!own.fill(clock.time(), values) && !fresh) {
            return false;
        }
        boolean different = fresh;
        for (int i = 0; i < values.length; i++) {
            float value = Finite.rounded(values[i], name, clock);
            different |= Float.floatToRawIntBits(value) != Float.floatToRawIntBits(rounded[i]);
            rounded[i] = value;
        }
        if (different) {
            for (int item = 0; item < memory.items(); item++) {
                System.arraycopy(rounded, 0, memory.state(), memory.at(at, item), rounded.length);
            }
        }
        return different;
    }

    private boolean runFeed(Memory memory, Clock clock) {
        boolean different = fresh;
        float[] state = memory.state();
        fed++;
        for (int item = 0; item < memory.items(); item++) {
            int start = memory.at(at, item);
            if (feed.fill(item, fed, state, start)) {
                different = true;
                for (int i = start; i < start + values.length; i++) {
                    state[i] = Finite.rounded(state[i], name, clock);
                }
            }
        }
        return different;
    }
}
