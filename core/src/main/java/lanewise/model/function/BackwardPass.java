package lanewise.model.function;

import java.util.List;

/**
 * What leading the gradient of a step back works on.
 *
 * @param forward the step, with what it kept
 * @param outputGradient that of the output, to be read
 * @param inputGradient that of the input, to be added to
 * @param parameterGradients those of the parameters in their order, the same for all items, to be added to
 */
public record BackwardPass(
        ForwardPass forward,
        BatchValues outputGradient,
        BatchValues inputGradient,
        List<BatchValues> parameterGradients) {}
