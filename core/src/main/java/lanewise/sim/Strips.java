package lanewise.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Tasks value by value, run strip by strip: what one has written is still in the first cache when the next one reads it.
 */
final class Strips implements Task {
    /** Five arrays of so many values take 20 KB. A multiple of every number of lanes. */
    private static final int STRIP = 1024;

    private final ValueWise[] parts;
    private final int outputs;

    private Strips(List<ValueWise> parts) {
        this.parts = parts.toArray(ValueWise[]::new);
        outputs = parts.getFirst().outputs();
    }

    /** The same work with as many neighbours as possible run in strips. */
    static List<Task> in(List<Task> tasks) {
        List<Task> joined = new ArrayList<>();
        List<ValueWise> strip = new ArrayList<>();
        for (Task task : tasks) {
            if (task instanceof ValueWise next && strip.stream().allMatch(before -> before.keepsStepWith(next))) {
                strip.add(next);
            } else {
                end(strip, joined);
                if (task instanceof ValueWise first) {
                    strip.add(first);
                } else {
                    joined.add(task);
                }
            }
        }
        end(strip, joined);
        return joined;
    }

    private static void end(List<ValueWise> strip, List<Task> joined) {
        if (strip.size() > 1 && strip.getFirst().outputs() > STRIP) {
            joined.add(new Strips(strip));
        } else {
            joined.addAll(strip);
        }
        strip.clear();
    }

    @Override
    public void run(int firstItem, int endItem, int from, int to) {
        for (int item = firstItem; item < endItem; item++) {
            for (int at = from; at < to; at += STRIP) {
                int end = Math.min(at + STRIP, to);
                for (ValueWise part : parts) {
                    part.body().run(item, at, end);
                }
            }
        }
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public long work() {
        long work = 0;
        for (ValueWise part : parts) {
            work += part.work();
        }
        return work;
    }
}
