package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/**
 * The signals of one operator as its kernel wants them: in one piece. A view with gaps, and a value that is repeated, is
 * gathered into room of the operator's own before it runs, or where it is a parameter whenever that has changed; what it
 * writes is scattered afterwards.
 */
final class Operands {
    private static final int NO_LANE = -1;

    private final Layout layout;
    private final Memory memory;
    private final List<Signal> updated;
    private final boolean interleaved;
    private int lane = NO_LANE;
    private boolean apart;
    private final List<Task> before = new ArrayList<>();
    private final List<Task> after = new ArrayList<>();

    Operands(Operator operator, Layout layout, Memory memory) {
        this(operator.updates(), layout, memory, false);
    }

    private Operands(List<Signal> updated, Layout layout, Memory memory, boolean interleaved) {
        this.updated = updated;
        this.layout = layout;
        this.memory = memory;
        this.interleaved = interleaved;
    }

    /**
     * Those of an operator that runs with all that lie interleaved with it: every place is that of all lanes. Matrices that
     * lie by column are whole too. Where that cannot be, they are not direct.
     */
    static Operands interleaved(Operator operator, Layout layout, Memory memory) {
        return new Operands(operator.updates(), layout, memory, true);
    }

    /** Signals as they are, whoever changes them. */
    static Operands asTheyAre(Layout layout, Memory memory) {
        return new Operands(List.of(), layout, memory, false);
    }

    /** A signal that is read. What the operator itself changes at the end of the step is read before it begins. */
    Place read(Signal signal) {
        boolean changes = updated.stream().anyMatch(signal::overlaps);
        if (interleaved) {
            apart |= changes;
            return ofAllLanes(signal);
        }
        return layout.isGapless(signal) && !changes ? direct(signal) : gathered(signal, layout.positions(signal));
    }

    /** Values of a signal that are read, by their numbers in it. */
    Place read(Signal signal, int[] numbers) {
        apart = true;
        int[] all = layout.positions(signal);
        int[] positions = new int[numbers.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = all[numbers[i]];
        }
        return gathered(signal, positions);
    }

    /** A signal that is read and written. */
    Place changed(Signal signal) {
        if (interleaved) {
            return ofAllLanes(signal);
        }
        return layout.isGapless(signal)
                ? direct(signal)
                : scattered(signal, gathered(signal, layout.positions(signal)));
    }

    /** A signal that is written whole. */
    Place set(Signal signal) {
        if (interleaved) {
            return ofAllLanes(signal);
        }
        return layout.isGapless(signal)
                ? direct(signal)
                : scattered(signal, Place.apart(signal.size(), memory.items()));
    }

    /** A whole matrix that lies by column. */
    Place byColumn(Signal matrix) {
        return Place.ofBase(matrix, layout, memory);
    }

    /** Whether every signal is used where it lies. */
    boolean areDirect() {
        return before.isEmpty() && after.isEmpty() && !(interleaved && apart);
    }

    /** The tasks with what has to come before and after them. */
    List<Task> around(List<Task> tasks) {
        List<Task> all = new ArrayList<>(before);
        all.addAll(tasks);
        all.addAll(after);
        return all;
    }

    /** A signal without gaps, where it lies. */
    Place direct(Signal signal) {
        return Place.ofBase(signal, layout, memory).part(signal.offset() * layout.step(signal), signal.size());
    }

    private Place ofAllLanes(Signal signal) {
        int own = layout.lane(signal);
        int lanes = layout.step(signal);
        Place base = Place.ofBase(signal, layout, memory);
        boolean whole = signal.isContiguous() && signal.size() == base.size();
        apart |= !whole || (lanes == 1 && !layout.isByColumn(signal)) || (lane != NO_LANE && lane != own);
        lane = own;
        return new Place(base.array(), base.at() - own, base.stride(), signal.size() * lanes, base.slots());
    }

    private Place gathered(Signal signal, int[] positions) {
        Place base = Place.ofBase(signal, layout, memory);
        boolean shared = base.stride() == 0;
        Place room = Place.apart(positions.length, shared ? 1 : memory.items());
        Task gather = Task.each(positions.length, item -> {
            for (int i = 0; i < positions.length; i++) {
                room.array()[room.at(item) + i] = base.array()[base.at(item) + positions[i]];
            }
        });
        if (!shared) {
            before.add(gather);
            return room;
        }
        gather.run(0, 1, 0, 1);
        if (memory.isVariable(signal)) {
            memory.whenChanged(() -> gather.run(0, 1, 0, 1));
        }
        return new Place(room.array(), 0, 0, positions.length);
    }

    private Place scattered(Signal signal, Place room) {
        Place base = Place.ofBase(signal, layout, memory);
        int[] positions = layout.positions(signal);
        after.add(Task.each(positions.length, item -> {
            for (int i = 0; i < positions.length; i++) {
                base.array()[base.at(item) + positions[i]] = room.array()[room.at(item) + i];
            }
        }));
        return room;
    }
}
