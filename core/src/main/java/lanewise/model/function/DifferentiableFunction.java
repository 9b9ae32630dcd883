package lanewise.model.function;

import java.util.List;

/**
 * What a node computes from what arrives within a step, together with its gradient, so that training passes through it:
 * NengoDL's {@code TensorNode}. It works on the values of a batch, in floats, and keeps nothing from step to step but
 * its parameters; one object may serve several nodes and runs, also at the same time.
 *
 * <pre>{@code
 * record Square(int sizeIn) implements DifferentiableFunction {
 *     public int sizeOut() {
 *         return sizeIn;
 *     }
 *
 *     public void forward(ForwardPass pass, int from, int to) {
 *         BatchValues x = pass.input();
 *         BatchValues y = pass.output();
 *         for (int item = from; item < to; item++) {
 *             for (int i = 0; i < sizeIn; i++) {
 *                 y.set(item, i, x.get(item, i) * x.get(item, i));
 *             }
 *         }
 *     }
 *
 *     public void backward(BackwardPass pass, int from, int to) {
 *         BatchValues x = pass.forward().input();
 *         for (int item = from; item < to; item++) {
 *             for (int i = 0; i < sizeIn; i++) {
 *                 pass.inputGradient().add(item, i, 2 * x.get(item, i) * pass.outputGradient().get(item, i));
 *             }
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A run that fails in one of these methods, or is given a value that is not finite, names the node and the step. For
 * the same bits everywhere the arithmetic has to be plain, in a fixed order, with {@code lanewise.math.FloatMath} or
 * {@code StrictMath} for what is more than that.
 */
public interface DifferentiableFunction {
    /** How many values arrive; 0 if nothing can. The sizes never change. */
    int sizeIn();

    /** How many values it gives, at least 1. */
    int sizeOut();

    /** What it has to learn. */
    default List<FunctionParameter> parameters() {
        return List.of();
    }

    /**
     * What it measures while it is trained, to go by it in use; no gradient leads there, and only {@link
     * #updateStatistics} changes it.
     */
    default List<FunctionParameter> statistics() {
        return List.of();
    }

    /** How many values {@link #forward} keeps for {@link #backward}, for each item. */
    default int keptPerItem() {
        return 0;
    }

    /**
     * How many values {@link #forward} keeps for {@link #backward} and {@link #updateStatistics}, of the whole batch.
     */
    default int keptPerBatch() {
        return 0;
    }

    /**
     * Whether each item is computed for itself, by whatever thread: its methods may then be called for some items of
     * the batch at a time, by several threads at once, and on values that no run will see. Otherwise they are called
     * for all items in their order, by one thread.
     */
    default boolean isItemwise() {
        return false;
    }

    /**
     * Whether its values, in use or in training, depend on time or step besides what arrives: if not, it is left out
     * while that stands.
     */
    default boolean usesTime() {
        return true;
    }

    /**
     * Computes a step.
     *
     * <p>On the way back it may be called again for a step, after statistics have been learned from it: in training
     * they are not to be read.
     *
     * @param pass what it works on; every value of the output has to be written, and finite
     * @param from the first item of the batch to compute
     * @param to behind the last
     */
    void forward(ForwardPass pass, int from, int to);

    /**
     * Leads the gradient of a step back: adds to the gradients of the input and of the parameters what follows from
     * that of the output. A sum over items goes through them in their order and starts from what is there. Where there
     * are parameters, it is called for all items at once.
     *
     * @param pass what it works on; everything of the forward pass is as {@link #forward} left it
     * @param from the first item of the batch
     * @param to behind the last
     */
    void backward(BackwardPass pass, int from, int to);

    /**
     * Learns statistics from a step of training, by changing {@link ForwardPass#statistics}: called once for a step, in
     * their order, after {@link #forward} has run for all items.
     */
    default void updateStatistics(ForwardPass pass) {}
}
