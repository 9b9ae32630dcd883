package lanewise.plan;

import java.util.List;
import lanewise.graph.Operator;

/**
 * Operators of one kind that a step runs one after the other, with as few calls as their memory allows.
 *
 * @param parts at least one, run in this order. The operators of a part work alike, so that they can share calls, and none
 *     of them has to wait for another; those of a later part may add to memory to which earlier ones have added
 * @param pulse when they have to run
 */
public record Block(List<List<Operator>> parts, Pulse pulse) {
    /** With copies of the lists. */
    public Block {
        parts = parts.stream().map(List::copyOf).toList();
    }

    /** The operators of all parts, one after the other. */
    public List<Operator> operators() {
        return parts.size() == 1
                ? parts.getFirst()
                : parts.stream().flatMap(List::stream).toList();
    }

    /** The name of their type. */
    public String type() {
        return parts.getFirst().getFirst().getClass().getSimpleName();
    }
}
