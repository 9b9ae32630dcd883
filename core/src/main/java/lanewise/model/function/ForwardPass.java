package lanewise.model.function;

import java.util.List;

/**
 * What a step of a function works on.
 *
 * @param moment when it is
 * @param seed that of the node
 * @param input what arrives
 * @param output takes what the function gives; it may hold anything before
 * @param parameters in the order of {@link DifferentiableFunction#parameters}, the same for all items
 * @param statistics in the order of {@link DifferentiableFunction#statistics}, the same for all items
 * @param kept room for {@link DifferentiableFunction#keptPerItem} values of each item; it may hold anything before
 * @param keptOfBatch room for {@link DifferentiableFunction#keptPerBatch} values, as of item 0; it may hold anything before
 */
public record ForwardPass(
        Moment moment,
        long seed,
        BatchValues input,
        BatchValues output,
        List<BatchValues> parameters,
        List<BatchValues> statistics,
        BatchValues kept,
        BatchValues keptOfBatch) {}
