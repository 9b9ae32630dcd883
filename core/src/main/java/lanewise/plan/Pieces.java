package lanewise.plan;

import java.util.Arrays;
import lanewise.graph.Signal;

/**
 * The memory of signals, cut wherever one of them begins or ends: two signals that share memory share a piece. A signal
 * with gaps counts as if it had none, so that two which only interlace share a piece too.
 */
final class Pieces {
    private final int[] first;
    private final int[] end;
    private final int count;

    Pieces(Accesses accesses) {
        int signals = accesses.signals();
        first = new int[signals];
        end = new int[signals];
        long[] cuts = new long[2 * signals];
        int used = 0;
        for (int i = 0; i < signals; i++) {
            Signal signal = accesses.signal(i);
            if (signal.size() > 0) {
                cuts[used++] = cut(accesses.baseOf(i), low(signal));
                cuts[used++] = cut(accesses.baseOf(i), high(signal) + 1);
            }
        }
        Arrays.sort(cuts, 0, used);
        int distinct = 0;
        for (int i = 0; i < used; i++) {
            if (i == 0 || cuts[i] != cuts[i - 1]) {
                cuts[distinct++] = cuts[i];
            }
        }
        for (int i = 0; i < signals; i++) {
            Signal signal = accesses.signal(i);
            if (signal.size() > 0) {
                int owner = accesses.baseOf(i);
                first[i] = Arrays.binarySearch(cuts, 0, distinct, cut(owner, low(signal)));
                end[i] = Arrays.binarySearch(cuts, 0, distinct, cut(owner, high(signal) + 1));
            }
        }
        count = distinct;
    }

    private static long cut(int base, int at) {
        return (long) base << Integer.SIZE | at;
    }

    /** The lowest place in its base. */
    private static int low(Signal signal) {
        return reach(signal, false);
    }

    private static int high(Signal signal) {
        return reach(signal, true);
    }

    private static int reach(Signal signal, boolean upwards) {
        if (signal.isContiguous()) {
            return signal.offset() + (upwards ? signal.size() - 1 : 0);
        }
        int[] strides = signal.strides();
        int at = signal.offset();
        for (int axis = 0; axis < strides.length; axis++) {
            int step = strides[axis] * (signal.extent(axis) - 1);
            at += upwards ? Math.max(step, 0) : Math.min(step, 0);
        }
        return at;
    }

    /** A number above those of all pieces. */
    int count() {
        return count;
    }

    /** The number of the first piece of a signal. */
    int first(int signal) {
        return first[signal];
    }

    /** The number behind that of the last piece of a signal. */
    int end(int signal) {
        return end[signal];
    }
}
