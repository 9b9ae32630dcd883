package lanewise.plan;

import java.util.List;
import lanewise.error.ModelException;

/**
 * Groups the operators of a step into blocks, and brings the blocks into an order. Whatever a planner chooses, results
 * have the same bits; only the speed is another. A planner is a value: it holds no state, gives the same for the same,
 * and serves any number of threads; planners that are equal are taken for the same.
 */
public interface Planner {
    /** The name, for reports and messages. */
    String name();

    /**
     * Plans.
     *
     * @return for each block, in the order in which a step runs them, the numbers of its operators. Each operator is in
     *     one block, with others of its {@link OperatorGraph#kind}, behind all that it {@link OperatorGraph#waitsFor},
     *     and not before those that it {@link OperatorGraph#sumsAfter}. This is checked
     */
    List<int[]> plan(OperatorGraph operators);

    /** No grouping: each operator is a block of its own, in the graph's order. For comparison; large models are slow. */
    static Planner none() {
        return new Unmerged();
    }

    /** Of all that could run now, those of the most frequent kind run next. */
    static Planner greedy() {
        return new Greedy();
    }

    /**
     * Looks ahead: the next block is one from which the most operators can be run in {@code depth} blocks.
     *
     * @param depth at least 1; the time grows with it as the number of kinds to its power
     */
    static Planner tree(int depth) {
        return new Tree(depth);
    }

    /** Kind by kind, the most costly first, finds the fewest blocks that the dependencies and earlier kinds allow. */
    static Planner transitive() {
        return new Transitive();
    }

    /** Tries the others, and keeps what a model of bytes and calls takes for the fastest. */
    static Planner auto() {
        return new Auto();
    }

    /**
     * The planner of a name: {@code auto}, {@code none}, {@code greedy}, {@code transitive}, or {@code tree-3}, with any
     * depth.
     *
     * @throws ModelException if there is none of this name
     */
    static Planner named(String name) {
        return switch (name) {
            case "auto" -> auto();
            case "none" -> none();
            case "greedy" -> greedy();
            case "transitive" -> transitive();
            case String other when other.matches("tree-[1-9]") -> tree(other.charAt(other.length() - 1) - '0');
            case String other ->
                throw new ModelException(
                        "planner %s: there is none of this name; choose auto, none, greedy, transitive, or tree-1 to tree-9"
                                .formatted(other));
        };
    }
}
