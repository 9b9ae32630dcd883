package lanewise.io;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.Signal;
import lanewise.io.ModelArchive.ArchivedSignal;

/** The memory of which an archive says that no operator changes it. */
final class ConstantMemory {
    private final Map<Signal, BitSet> places = new HashMap<>();
    private final Set<Signal> free = new HashSet<>();

    ConstantMemory(List<ArchivedSignal> signals) {
        for (ArchivedSignal archived : signals) {
            Signal signal = archived.signal();
            if (archived.readonly() && signal.sparse().isEmpty()) { // nothing can write what is sparse
                BitSet of = places.computeIfAbsent(signal.base(), base -> new BitSet());
                if (signal.isContiguous()) {
                    of.set(signal.offset(), signal.offset() + signal.size());
                } else {
                    for (int place : signal.positions()) {
                        of.set(place);
                    }
                }
            }
        }
    }

    /** Whether a signal has a place in it. Each signal is looked at once. */
    boolean holdsSomeOf(Signal signal) {
        BitSet of = places.get(signal.base());
        if (of == null || free.contains(signal)) {
            return false;
        }
        if (signal.isContiguous()) {
            int next = of.nextSetBit(signal.offset());
            if (next >= 0 && next < signal.offset() + signal.size()) {
                return true;
            }
        } else {
            for (int place : signal.positions()) {
                if (of.get(place)) {
                    return true;
                }
            }
        }
        free.add(signal);
        return false;
    }
}
