package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/** Keeps what the steps of a run have computed, as far as their adjoints need it, and brings it back step by step. */
final class Tape {
    private final Memory memory;
    private final Piece[] before;
    private final Piece[] after;
    private final int middle;
    private final int size;
    private float[][] steps = {};
    private final float[] end;

    /** A piece of an item's state. */
    private record Piece(int at, int size) {}

    /**
     * @param changed what is needed as it was before the step, because that changes it at its end
     * @param kept what is needed as the step has left it
     */
    Tape(Layout layout, Memory memory, List<Signal> changed, List<Signal> kept) {
        this.memory = memory;
        before = pieces(layout, changed);
        after = pieces(layout, kept);
        middle = size(before);
        size = middle + size(after);
        end = new float[Math.multiplyExact(size, memory.items())];
    }

    /** Takes room for so many steps. */
    void reserve(int count) {
        if (steps.length < count) {
            int known = steps.length;
            steps = Arrays.copyOf(steps, count);
            for (int step = known; step < count; step++) {
                steps[step] = new float[Math.multiplyExact(size, memory.items())];
            }
        }
    }

    private static int size(Piece... pieces) {
        return Arrays.stream(pieces).mapToInt(Piece::size).sum();
    }

    private static Piece[] pieces(Layout layout, List<Signal> bases) {
        List<Piece> pieces = new ArrayList<>();
        bases.stream()
                .map(base -> new Piece(layout.offset(base), base.size()))
                .sorted(Comparator.comparingInt(Piece::at))
                .forEach(piece -> {
                    if (!pieces.isEmpty()
                            && pieces.getLast().at() + pieces.getLast().size() == piece.at()) {
                        Piece last = pieces.removeLast();
                        pieces.add(new Piece(last.at(), last.size() + piece.size()));
                    } else {
                        pieces.add(piece);
                    }
                });
        return pieces.toArray(Piece[]::new);
    }

    /** How many values a step of an item takes. */
    int size() {
        return size;
    }

    /** Keeps what the next step will change. */
    void before(int step) {
        copy(before, 0, steps[step], true);
    }

    /** Keeps what the step has left. */
    void after(int step) {
        copy(after, middle, steps[step], true);
    }

    /** Keeps the state as it is now, beside the steps. */
    void hold() {
        copy(before, 0, end, true);
        copy(after, middle, end, true);
    }

    /** Brings the state back that is held. */
    void release() {
        copy(before, 0, end, false);
        copy(after, middle, end, false);
    }

    /**
     * Brings back what a step found and left.
     *
     * @param last whether the memory still holds what the step has left
     */
    void restore(int step, boolean last) {
        copy(before, 0, steps[step], false);
        if (!last) {
            copy(after, middle, steps[step], false);
        }
    }

    private void copy(Piece[] pieces, int from, float[] kept, boolean keep) {
        for (int item = 0; item < memory.items(); item++) {
            int at = item * size + from;
            for (Piece piece : pieces) {
                int place = memory.at(piece.at(), item);
                if (keep) {
                    System.arraycopy(memory.state(), place, kept, at, piece.size());
                } else {
                    System.arraycopy(kept, at, memory.state(), place, piece.size());
                }
                at += piece.size();
            }
        }
    }
}
