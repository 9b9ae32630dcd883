package lanewise.sim;

import java.util.Arrays;
import lanewise.graph.HostFunction;
import lanewise.graph.SimProcess;
import lanewise.math.RandomStream;
import lanewise.model.Node;
import lanewise.model.process.Process;

/** An input of a network during a run: writes its values for all items and knows whether they have changed. */
final class Source {
    /** What gives the values. */
    private interface Own {
        /** Fills the values of a step at time {@code t}; says whether they may have changed. */
        boolean fill(double t, double[] out);

        /** Goes back to the start of a run. */
        default void start() {}
    }

    private static final double[] NO_INPUT = {};

    private final String name;
    private final int at;
    private final double[] values;
    private final float[] rounded;
    private final Own own;
    private Feed feed;
    private float[] given = {};
    private long fed;
    private boolean fresh = true;
    private boolean changed;

    private Source(String name, int at, int size, Own own) {
        this.name = name;
        this.at = at;
        this.own = own;
        values = new double[size];
        rounded = new float[size];
        own.start();
    }

    /** A process whose values are the same for all items. */
    static Source of(SimProcess operator, Process process, int at, double dt) {
        return new Source(operator.output().name(), at, process.sizeOut(), new Own() {
            private final RandomStream random = new RandomStream(process.seed().orElse(0));
            private final double[] state = new double[process.stateSize(dt)];

            @Override
            public void start() {
                process.start(dt, random, state);
            }

            @Override
            public boolean fill(double t, double[] out) {
                return process.step(t, dt, random, state, NO_INPUT, out);
            }
        });
    }

    static Source of(HostFunction operator, int at, Clock clock) {
        int size = operator.output().orElseThrow().size();
        HostCall call = new HostCall(operator, clock);
        return new Source(operator.name(), at, size, (t, out) -> {
            call.apply(NO_INPUT, out);
            return true;
        });
    }

    /** Takes the values from elsewhere from now on. */
    void feed(Feed other, Node node, int items) {
        if (other instanceof HeldFeed held) {
            held.check(node, items);
        }
        feed = other;
        given = new float[items * values.length];
        reset();
    }

    /** Forgets what was there: the next values count as changed. */
    void reset() {
        fresh = true;
        fed = 0;
        own.start();
        Arrays.fill(given, 0);
    }

    boolean changed() {
        return changed;
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
        fed++;
        for (int item = 0; item < memory.items(); item++) {
            if (given(item, clock) || fed == 1) {
                different = true;
                int from = item * values.length;
                int to = memory.at(at, item);
                for (int i = 0; i < values.length; i++) {
                    memory.state()[to + i] = Finite.rounded(given[from + i], name, clock);
                }
            }
        }
        return different;
    }

    /** The feed writes to memory of its own, so that a mistake in it cannot reach other signals. */
    private boolean given(int item, Clock clock) {
        try {
            return feed.fill(item, fed, given, item * values.length);
        } catch (RuntimeException e) {
            throw HostCall.failed("the feed of " + name, clock, e);
        }
    }
}
