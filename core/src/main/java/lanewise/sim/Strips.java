package lanewise.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Tasks value by value, run strip by strip: what one has written is still in the first cache when the next one reads it.
 */
final class Strips implements Task {
    /** Five arrays of so many values take 20 KB. A multiple of every number of lanes. */
    private static final int STRIP = 1024;

    /** Each part is held against all before it. */
    private static final int MOST_PARTS = 64;

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
            if (!(task instanceof ValueWise next && next.outputs() > STRIP)) {
                end(strip, joined);
                joined.add(task);
            } else {
                boolean full = strip.size() == MOST_PARTS;
                if (full || !strip.stream().allMatch(before -> before.keepsStepWith(next))) {
                    end(strip, joined);
                }
                strip.add(next);
            }
        }
        end(strip, joined);
        return joined;
    }

    private static void end(List<ValueWise> strip, List<Task> joined) {
        if (strip.size() > 1) {
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
