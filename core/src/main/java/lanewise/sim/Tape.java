package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what the steps of a run have computed, as far as their adjoints need it, step by step. What stands still is kept once.
 * Adjoints read on the tape; what they look for in the state is brought back.
 */
final class Tape {
    private final Memory memory;
    private final Part before;
    private final Part[] after;

    /**
     * A piece of an item's state.
     *
     * @param at where it lies there
     * @param on where it lies in what is kept of an item
     */
    private record Piece(int at, int size, int on) {
        boolean holds(int value) {
            return value >= at && value < at + size;
        }
    }

    /**
     * @param values what the adjoints read
     * @param held what stands still
     */
    Tape(Memory memory, TapedValues values, HeldInputs held) {
        this.memory = memory;
        before = new Part(
                values.found(),
                values.broughtBack(),
                values.views().stream().filter(TapeView::isAsFound).toList(),
                Optional.empty());
        Map<Optional<HeldInputs.Stretch>, BitSet> together = new LinkedHashMap<>();
        values.left()
                .forEach((base, left) -> together.computeIfAbsent(held.stretch(base), key -> new BitSet())
                        .or(left));
        after = together.entrySet().stream()
                .map(entry -> new Part(
                        entry.getValue(),
                        values.broughtBack(),
                        values.views().stream()
                                .filter(view -> !view.isAsFound()
                                        && held.stretch(view.base()).equals(entry.getKey()))
                                .toList(),
                        entry.getKey()))
                .toArray(Part[]::new);
    }

    private static List<Piece> pieces(BitSet values) {
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        int on = 0;
        for (int at = values.nextSetBit(0); at >= 0; at = values.nextSetBit(end)) {
            end = values.nextClearBit(at);
            pieces.add(new Piece(at, end - at, on));
            on += end - at;
        }
        return pieces;
    }

    /** Pieces that change at the same steps. */
    private final class Part {
        private final Piece[] pieces;
        private final Piece[] broughtBack;
        private final TapeView[] views;
        private final int[] viewed;
        private final Optional<HeldInputs.Stretch> stretch;
        private final int size;
        private final float[] end;
        private float[][] steps = {};

        /** Of each step, at which the values were kept that it has left. */
        private int[] kept = {};

        Part(BitSet values, BitSet wanted, List<TapeView> views, Optional<HeldInputs.Stretch> stretch) {
            List<Piece> all = pieces(values);
            pieces = all.toArray(Piece[]::new);
            BitSet back = (BitSet) values.clone();
            back.and(wanted);
            broughtBack = pieces(back).stream()
                    .map(piece -> new Piece(piece.at(), piece.size(), on(piece.at())))
                    .toArray(Piece[]::new);
            this.views = views.toArray(TapeView[]::new);
            viewed = views.stream().mapToInt(view -> on(view.at())).toArray();
            this.stretch = stretch;
            size = values.cardinality();
            end = new float[broughtBack.length == 0 ? 0 : Math.multiplyExact(size, memory.items())];
        }

        private int on(int value) {
            Piece piece = Arrays.stream(pieces)
                    .filter(held -> held.holds(value))
                    .findFirst()
                    .orElseThrow();
            return piece.on() + value - piece.at();
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
                steps[step] = new float[Math.multiplyExact(size, memory.items())];
            }
            copy(pieces, steps[step], true);
            kept[step] = step;
        }

        void bringBack(int step) {
            copy(broughtBack, steps[kept[step]], false);
        }

        /** What reads on the tape looks at a step. */
        void lookAt(int step) {
            for (int i = 0; i < views.length; i++) {
                views[i].lookAt(steps[kept[step]], viewed[i], size);
            }
        }

        /** It looks at the memory. */
        void lookAtMemory() {
            for (TapeView view : views) {
                view.lookAt(memory);
            }
        }

        void hold() {
            copy(broughtBack, end, true);
        }

        void release() {
            copy(broughtBack, end, false);
        }

        private void copy(Piece[] some, float[] values, boolean keep) {
            for (int item = 0; item < memory.items(); item++) {
                int first = item * size;
                for (Piece piece : some) {
                    int place = memory.at(piece.at(), item);
                    int at = first + piece.on();
                    if (keep) {
                        System.arraycopy(memory.state(), place, values, at, piece.size());
                    } else {
                        System.arraycopy(values, at, memory.state(), place, piece.size());
                    }
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

    /** Keeps the state as it is now, beside the steps, as far as it will be changed. */
    void hold() {
        before.hold();
        for (Part part : after) {
            part.hold();
        }
    }

    /** Brings the state back that is held. */
    void release() {
        before.release();
        for (Part part : after) {
            part.release();
        }
    }

    /**
     * Shows what a step found and left, and brings it back where it is looked for in the state.
     *
     * @param number of the step in the run
     * @param last whether the memory still holds what the step has left
     */
    void restore(int step, int number, boolean last) {
        before.bringBack(step);
        before.lookAt(step);
        for (Part part : after) {
            if (last) {
                part.lookAtMemory();
            } else {
                part.lookAt(step);
                if (part.changesWith(number + 1)) {
                    part.bringBack(step);
                }
            }
        }
    }
}
