package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what the steps of a run have computed, as far as their adjoints need it, and brings it back step by step. What stands
 * still is kept once.
 */
final class Tape {
    private final Memory memory;
    private final Part before;
    private final Part[] after;

    /** A piece of an item's state. */
    private record Piece(int at, int size) {}

    /**
     * @param values what the adjoints read
     * @param held what stands still
     */
    Tape(Memory memory, TapedValues values, HeldInputs held) {
        this.memory = memory;
        before = new Part(pieces(values.found()), Optional.empty());
        Map<Optional<HeldInputs.Stretch>, BitSet> together = new LinkedHashMap<>();
        values.left()
                .forEach((base, left) -> together.computeIfAbsent(held.stretch(base), key -> new BitSet())
                        .or(left));
        after = together.entrySet().stream()
                .map(entry -> new Part(pieces(entry.getValue()), entry.getKey()))
                .toArray(Part[]::new);
    }

    private static Piece[] pieces(BitSet values) {
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (int at = values.nextSetBit(0); at >= 0; at = values.nextSetBit(end)) {
            end = values.nextClearBit(at);
            pieces.add(new Piece(at, end - at));
        }
        return pieces.toArray(Piece[]::new);
    }

    /** Pieces that change at the same steps. */
    private final class Part {
        private final Piece[] pieces;
        private final Optional<HeldInputs.Stretch> stretch;
        private final int size;
        private final float[] end;
        private float[][] steps = {};

        /** Of each step, at which the values were kept that it has left. */
        private int[] kept = {};

        Part(Piece[] pieces, Optional<HeldInputs.Stretch> stretch) {
            this.pieces = pieces;
            this.stretch = stretch;
            size = Arrays.stream(pieces).mapToInt(Piece::size).sum();
            end = new float[Math.multiplyExact(size, memory.items())];
        }

        void reserve(int count) {
            if (steps.length < count) {
                steps = Arrays.copyOf(steps, count);
                kept = new int[count];
            }
        }

        boolean changesWith(int number) {
            return stretch.isEmpty() || stretch.get().changesWith(number);
        }

        void keep(int step) {
            if (steps[step] == null) { // what stands still takes no room for every step
                steps[step] = new float[end.length];
            }
            copy(steps[step], true);
            kept[step] = step;
        }

        void bringBack(int step) {
            copy(steps[kept[step]], false);
        }

        void copy(float[] values, boolean keep) {
            for (int item = 0; item < memory.items(); item++) {
                int at = item * size;
                for (Piece piece : pieces) {
                    int place = memory.at(piece.at(), item);
                    if (keep) {
                        System.arraycopy(memory.state(), place, values, at, piece.size());
                    } else {
                        System.arraycopy(values, at, memory.state(), place, piece.size());
                    }
                    at += piece.size();
                }
            }
        }
    }

    /** Takes room for so many steps. */
    void reserve(int count) {
        before.reserve(count);
        for (Part part : after) {
            part.reserve(count);
        }
    }

    /** How many values a step of an item takes, if nothing stands still. */
    int size() {
        return before.size + Arrays.stream(after).mapToInt(part -> part.size).sum();
    }

    /** Keeps what the next step will change. */
    void before(int step) {
        before.keep(step);
    }

    /**
     * Keeps what the step has left.
     *
     * @param number of the step in the run
     */
    void after(int step, int number) {
        for (Part part : after) {
            if (step == 0 || part.changesWith(number)) {
                part.keep(step);
            } else {
                part.kept[step] = part.kept[step - 1];
            }
        }
    }

    /** Keeps the state as it is now, beside the steps. */
    void hold() {
        before.copy(before.end, true);
        for (Part part : after) {
            part.copy(part.end, true);
        }
    }

    /** Brings the state back that is held. */
    void release() {
        before.copy(before.end, false);
        for (Part part : after) {
            part.copy(part.end, false);
        }
    }

    /**
     * Brings back what a step found and left.
     *
     * @param number of the step in the run
     * @param last whether the memory still holds what the step has left
     */
    void restore(int step, int number, boolean last) {
        before.bringBack(step);
        for (Part part : after) {
            if (!last && part.changesWith(number + 1)) {
                part.bringBack(step);
            }
        }
    }
}
