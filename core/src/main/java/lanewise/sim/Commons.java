package lanewise.sim;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.Signal;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/**
 * Room for {@link Transients} that the items of a batch use one after the other: for as many items as go through a step
 * together, and that for each thread. Of what is kept for every item less is left, and that is what passes through the
 * caches in every step.
 */
final class Commons {
    private final Plan plan;
    private final Set<Signal> transients;
    private final Map<Signal, Integer> offsets = new HashMap<>();
    private final float[] kept;
    private final int stride;
    private final float[] room;
    private final int[] slots;

    private Commons(Plan plan, Set<Signal> transients, int items, int most) {
        this.plan = plan;
        this.transients = transients;
        Layout layout = plan.layout();
        int here = Layout.LEAD;
        int there = Layout.LEAD;
        List<Signal> firsts = layout.state().stream()
                .filter(base -> layout.lane(base) == 0)
                .sorted(Comparator.comparingInt(layout::offset))
                .toList();
        for (Signal first : firsts) {
            List<Signal> interleaved = layout.interleaved(first);
            boolean passes = transients.contains(first);
            int at = passes ? here : there;
            at = interleaved.size() > 1 ? Layout.line(at) : at;
            for (int lane = 0; lane < interleaved.size(); lane++) {
                offsets.put(interleaved.get(lane), at + lane);
            }
            int end = at + first.size() * layout.step(first);
            here = passes ? end : here;
            there = passes ? there : end;
        }
        kept = new float[lines(there)];
        for (Signal first : firsts) {
            if (!transients.contains(first)) {
                int size = first.size() * layout.step(first);
                System.arraycopy(plan.initialState(), layout.offset(first), kept, offsets.get(first), size);
            }
        }
        stride = lines(here);
        room = new float[Math.addExact(Math.multiplyExact(most, stride), Layout.MARGIN)];
        slots = new int[items];
    }

    /** So many values end with a line of the cache: no thread writes to one of another. */
    private static int lines(int values) {
        return Math.ceilDiv(values, Layout.LINE) * Layout.LINE;
    }

    /**
     * Room for a batch.
     *
     * @param transients what lies here
     * @param items of the batch
     * @param together how many items go through a step together
     * @param threads how many share the batch at most
     */
    static Commons of(Plan plan, Set<Signal> transients, int items, int together, int threads) {
        Commons commons = new Commons(plan, transients, items, (int) Math.min(items, (long) together * threads));
        commons.share(together, 1);
        return commons;
    }

    /** The same for other items, each of which has room of its own. */
    Commons apart(int items) {
        Commons commons = new Commons(plan, transients, items, items);
        commons.share(items, 1);
        return commons;
    }

    /** Gives each item its room: those that go together lie side by side, and no two threads use the same. */
    void share(int together, int threads) {
        for (int member = 0; member < threads; member++) {
            int from = Shares.bound(0, slots.length, 1, member, threads);
            int to = Shares.bound(0, slots.length, 1, member + 1, threads);
            for (int item = from; item < to; item++) {
                slots[item] = Math.min(from, member * together) + (item - from) % together;
            }
        }
    }

    /** Whether a base lies here. */
    boolean holds(Signal base) {
        return transients.contains(base);
    }

    /** Where a base starts, here or within what is kept for an item. */
    int offset(Signal base) {
        return offsets.get(base);
    }

    /** The memory of a base that lies here. */
    Place place(Signal base) {
        return new Place(room, offset(base), stride, base.size(), slots);
    }

    /** What is kept for an item, at the start of a run. */
    float[] kept() {
        return kept;
    }

    /** What some item has left here. */
    float[] sample() {
        return Arrays.copyOf(room, stride);
    }

    /** Leaves that to every item. */
    void fill(float[] sample) {
        for (int slot : slots) {
            System.arraycopy(sample, 0, room, slot * stride, stride);
        }
    }

    /** Forgets what items have left, so that it shows if one of them reads it: with assertions on, before each turn. */
    boolean forget(int firstItem, int endItem) {
        for (int item = firstItem; item < endItem; item++) {
            Arrays.fill(room, slots[item] * stride, (slots[item] + 1) * stride, Float.NaN);
        }
        return true;
    }
}
