package lanewise.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.TimeUpdate;
import lanewise.plan.Plan;

/**
 * Where a run stands, to be saved to a file or remembered, and gone back to.
 *
 * @param plan what is run
 * @param memory on which
 * @param clock of the run
 * @param sources what it takes from outside
 */
record RunState(Plan plan, Memory memory, Clock clock, Sources sources) {
    /** A digest of 256 bits, as longs. */
    private static final int DIGEST = 4;

    /** Saves all that changes in a run. */
    void save(Snapshot to) {
        to.put("step", new long[] {clock.step()}, 1);
        to.put("model", digest(), DIGEST);
        memory.save(to, signals(), plan);
        sources.save(to);
    }

    /** Reads and checks what was saved; what comes back puts it in place. */
    Runnable restore(Snapshot from) {
        if (!Arrays.equals(from.longs("model", DIGEST), digest())) {
            throw from.wrong("model", "it was saved from another model; restore it into a simulator of its own");
        }
        long step = from.longs("step", 1)[0];
        if (step < 0) {
            throw from.wrong("step", "it is %d; it is at least 0".formatted(step));
        }
        Runnable state = memory.restore(from, signals());
        Runnable outside = sources.restore(from);
        return () -> {
            state.run();
            outside.run();
            clock.set(step);
        };
    }

    /** Remembers where the run stands; what comes back goes there again, as often as it is run. */
    Runnable mark() {
        float[] state = memory.state().clone();
        long step = clock.step();
        Runnable outside = sources.mark();
        return () -> {
            System.arraycopy(state, 0, memory.state(), 0, state.length);
            outside.run();
            clock.set(step);
        };
    }

    private long[] digest() {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(plan.graph().digest()));
        long[] words = new long[DIGEST];
        Arrays.setAll(words, i -> bytes.getLong(i * Long.BYTES));
        return words;
    }

    /**
     * The bases that hold the state, in the order in which the graph names them. Which of them a plan needs in memory is
     * its own affair. The clock writes its own before anybody reads them.
     */
    private List<Signal> signals() {
        Set<Signal> bases = new LinkedHashSet<>();
        for (Operator operator : plan.graph().operators()) {
            if (!(operator instanceof TimeUpdate)) {
                operator.writes().forEach(signal -> bases.add(signal.base()));
            }
        }
        return List.copyOf(bases);
    }
}
