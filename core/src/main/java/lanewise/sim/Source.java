package lanewise.sim;

import java.util.Arrays;

/**
 * A function or process during a run: computes its values for all items and knows whether they have changed. A feed from
 * outside takes its place.
 */
final class Source {
    private final String name;
    private final SourceBody body;
    private final Place x;
    private final int[] positions;
    private final Place values;
    private final boolean direct;
    private final int items;
    private final double[] in;
    private final double[] out;
    private Feed feed;
    private String fedName;
    private float[] given = {};
    private long fed;
    private boolean fresh = true;
    private boolean changed;

    /**
     * @param name for messages
     * @param body what gives the values
     * @param x the memory from which it takes values, or null
     * @param positions which of it
     * @param values where its values go
     * @param direct whether that is the memory of its output, which then nobody else writes
     */
    Source(String name, SourceBody body, Place x, int[] positions, Place values, boolean direct, int items) {
        this.name = name;
        this.body = body;
        this.x = x;
        this.positions = positions;
        this.values = values;
        this.direct = direct;
        this.items = items;
        in = new double[positions.length];
        out = new double[values.size()];
    }

    /** Where its values are. */
    Place values() {
        return values;
    }

    /** Whether its values go right to where they belong. */
    boolean isDirect() {
        return direct;
    }

    /** Whether its values follow from time and chance alone, so that it runs before everything else in a step. */
    boolean isEarly() {
        return x == null;
    }

    /** Takes the values from elsewhere from now on. */
    void feed(Feed other, String target) {
        if (other instanceof HeldFeed held) {
            held.check(target, values.size(), items);
        }
        feed = other;
        fedName = target;
        given = new float[items * values.size()];
        restart();
    }

    /** Takes no values from elsewhere any more. */
    void unfeed() {
        if (feed != null) {
            feed = null;
            given = new float[0];
            restart();
        }
    }

    /** Takes other random numbers from the next start on. */
    void reseed(long seed) {
        body.reseed(seed);
    }

    /** Returns to the start of a run. */
    void reset() {
        body.reset();
        restart();
    }

    /** Forgets what was there: the next values count as changed. */
    void restart() {
        fresh = true;
        fed = 0;
        Arrays.fill(given, 0);
    }

    /** Whether the values of this step may differ from those of the one before. */
    boolean changed() {
        return changed;
    }

    /** Takes the values of all items, one behind the other. */
    void take(float[] to) {
        for (int item = 0; item < items; item++) {
            System.arraycopy(values.array(), values.at(item), to, item * values.size(), values.size());
        }
    }

    /** Puts values that were taken in place again, for some items. */
    void put(float[] from, int firstItem, int endItem) {
        for (int item = firstItem; item < endItem; item++) {
            System.arraycopy(from, item * values.size(), values.array(), values.at(item), values.size());
        }
    }

    /** Saves what changes in a run, under names that start with the given one. */
    void save(Snapshot to, String at) {
        body.save(to, at);
        float[] held = new float[items * values.size()];
        take(held);
        to.put(at + ".values", held, items, values.size());
        to.put(at + ".given", given.clone(), given.length);
        to.put(at + ".fed", new long[] {fed}, 1);
    }

    /** Reads and checks what was saved; what comes back puts it in place. */
    Runnable restore(Snapshot from, String at) {
        Runnable inside = body.restore(from, at);
        float[] held = from.floats(at + ".values", items, values.size());
        float[] buffer = from.floats(at + ".given", given.length);
        long count = from.longs(at + ".fed", 1)[0];
        if (count < 0 || (count > 0 && feed == null)) {
            throw from.wrong(at + ".fed", "%s had been fed %d steps; give it a feed first".formatted(name, count));
        }
        return () -> {
            inside.run();
            put(held, 0, items);
            given = buffer;
            fed = count;
            fresh = false;
        };
    }

    void run(Clock clock) {
        changed = feed == null ? runBody(clock) : runFeed(clock);
        fresh = false;
    }

    private boolean runBody(Clock clock) {
        boolean different = fresh;
        int runs = body.isShared() && x == null ? 1 : items;
        for (int item = 0; item < runs; item++) {
            for (int i = 0; i < in.length; i++) {
                in[i] = canonical(x.array()[x.at(item) + positions[i]]);
            }
            if (body.fill(item, in, out)) {
                different |= store(item, clock);
            }
        }
        if (different) {
            for (int item = runs; item < items; item++) {
                System.arraycopy(values.array(), values.at(0), values.array(), values.at(item), values.size());
            }
        }
        return different;
    }

    private boolean store(int item, Clock clock) {
        boolean different = false;
        for (int i = 0; i < out.length; i++) {
            float value = Finite.rounded(out[i], name, clock);
            int at = values.at(item) + i;
            different |= Float.floatToRawIntBits(value) != Float.floatToRawIntBits(values.array()[at]);
            values.array()[at] = value;
        }
        return different;
    }

    private boolean runFeed(Clock clock) {
        boolean different = fresh;
        fed++;
        for (int item = 0; item < items; item++) {
            if (given(item, clock) || fed == 1) {
                different = true;
                int from = item * values.size();
                for (int i = 0; i < values.size(); i++) {
                    values.array()[values.at(item) + i] = Finite.rounded(given[from + i], fedName, clock);
                }
            }
        }
        return different;
    }

    /** The feed writes to memory of its own, so that a mistake in it cannot reach other signals. */
    private boolean given(int item, Clock clock) {
        try {
            return feed.fill(item, fed, given, item * values.size());
        } catch (RuntimeException e) {
            throw HostCall.failed("the feed of " + fedName, clock, e);
        }
    }

    /** A NaN that leaves the engine is the canonical one. */
    private static double canonical(float value) {
        return Float.isNaN(value) ? Double.NaN : value;
    }
}
