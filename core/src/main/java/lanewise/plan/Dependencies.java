package lanewise.plan;

import java.util.Arrays;

/**
 * Which operators have to run before which within a step, so that each finds memory as if all had run in the order of
 * their list: a write waits for what was read and written there before, a read for what was written. Increments onto one
 * signal thus keep the list's order, which decides the bits of a sum. The time to find out grows with the number of
 * accesses.
 */
final class Dependencies {
    private static final int NOBODY = -1;

    private final Pieces pieces;
    private final int[] first;
    private int[] earlier = new int[16];
    private boolean[] sums = new boolean[16];
    private int count;

    private final int[] writer;
    private final boolean[] increments;
    private final int[] reader;
    private int[] readers = new int[16];
    private int[] next = new int[16];
    private int read;

    /** For each operator, the one that was last found to wait for it, and where that was written down. */
    private final int[] mark;

    private final int[] place;

    /** @param accesses of operators that stand in an order of execution */
    Dependencies(Accesses accesses, Pieces pieces) {
        this.pieces = pieces;
        int operators = accesses.operators().size();
        first = new int[operators + 1];
        mark = filled(operators);
        place = new int[operators];
        writer = filled(pieces.count());
        reader = filled(pieces.count());
        increments = new boolean[pieces.count()];
        for (int i = 0; i < operators; i++) {
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                if (!accesses.phaseOf(access).writes()) {
                    read(accesses.signalOf(access), i);
                }
            }
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                if (accesses.phaseOf(access).writes()) {
                    write(accesses.signalOf(access), i, accesses.phaseOf(access) == Accesses.Phase.INCREMENT);
                }
            }
            first[i + 1] = count;
        }
    }

    private static int[] filled(int size) {
        int[] nobody = new int[size];
        Arrays.fill(nobody, NOBODY);
        return nobody;
    }

    private void read(int signal, int operator) {
        for (int piece = pieces.first(signal); piece < pieces.end(signal); piece++) {
            waitFor(writer[piece], operator, false);
            if (read == readers.length) {
                readers = Arrays.copyOf(readers, 2 * read);
                next = Arrays.copyOf(next, 2 * read);
            }
            readers[read] = operator;
            next[read] = reader[piece];
            reader[piece] = read++;
        }
    }

    private void write(int signal, int operator, boolean increment) {
        for (int piece = pieces.first(signal); piece < pieces.end(signal); piece++) {
            waitFor(writer[piece], operator, increment && increments[piece]);
            for (int at = reader[piece]; at != NOBODY; at = next[at]) {
                waitFor(readers[at], operator, false);
            }
            reader[piece] = NOBODY;
            writer[piece] = operator;
            increments[piece] = increment;
        }
    }

    private void waitFor(int before, int operator, boolean sum) {
        if (before == NOBODY || before == operator) {
            return;
        }
        if (mark[before] == operator) {
            sums[place[before]] &= sum;
            return;
        }
        if (count == earlier.length) {
            earlier = Arrays.copyOf(earlier, 2 * count);
            sums = Arrays.copyOf(sums, 2 * count);
        }
        mark[before] = operator;
        place[before] = count;
        earlier[count] = before;
        sums[count++] = sum;
    }

    /** Where what operator number {@code operator} waits for starts; it ends where that of the next one starts. */
    int from(int operator) {
        return first[operator];
    }

    /** What is waited for, by the number of the dependency. */
    int earlier(int dependency) {
        return earlier[dependency];
    }

    /** Whether both only add to the same memory, so that nothing but the order of their sum is at stake. */
    boolean isSum(int dependency) {
        return sums[dependency];
    }
}
