package lanewise.plan;

/**
 * A rule by which the operators of a step become fewer or cheaper before they are planned. It must not show in any
 * result: every signal that somebody reads or records, and every one that lasts into the next step, keeps its bits.
 *
 * <p>Rules are applied one after the other, over and over, until a whole round changes nothing. A rule is a value: it
 * holds no state, gives the same for the same, and serves any number of threads; rules that are equal are taken for the
 * same. {@link StandardSimplification} has those of the engine.
 */
public interface Simplification {
    /** The name, for reports and messages. */
    String name();

    /**
     * Applies the rule wherever it fits.
     *
     * @param step what there is; the functions and processes in it, and neurons that take random numbers, have to stay as
     *     they are and in their order
     * @return what remains, made by {@link Step#with}; the very same step if the rule fits nowhere
     */
    Step apply(Step step);
}
