package lanewise.sim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.kernel.SurrogateStep;

/**
 * What a {@link GradientRun} is to compute.
 *
 * @param variables parameters that may be changed between runs
 * @param wanted those of them whose gradients are wanted
 * @param inputs what functions and processes give, of which the gradient of each step is wanted
 * @param compared probes whose samples are recorded, and whose gradients are given
 * @param onlyLast those of them of which only the last sample of a run counts
 * @param backwards whether gradients are wanted at all, or only runs with changing parameters
 * @param surrogates what stands for the slope of spikes, by the signals in which neurons put them out; through those of
 *     other neurons that spike no gradient goes
 * @param memoryLimit how many bytes values and gradients may take; where all steps do not fit, some are computed
 *     twice. Functions of the host program are still called once a step, but feeds, processes and neurons of a person's
 *     own are asked twice: they have to give the same for the same step and state
 */
public record GradientRequest(
        Set<Signal> variables,
        Set<Signal> wanted,
        Set<Signal> inputs,
        List<ProbedSignal> compared,
        Set<ProbedSignal> onlyLast,
        boolean backwards,
        Map<Signal, SurrogateStep> surrogates,
        long memoryLimit) {
    /** Through no spikes, with the gradients of all variables. */
    public GradientRequest(
            Set<Signal> variables,
            List<ProbedSignal> compared,
            Set<ProbedSignal> onlyLast,
            boolean backwards,
            long memoryLimit) {
        this(variables, variables, Set.of(), compared, onlyLast, backwards, Map.of(), memoryLimit);
    }

    /** With copies of the collections. */
    public GradientRequest {
        variables = Set.copyOf(variables);
        wanted = Set.copyOf(wanted);
        inputs = Set.copyOf(inputs);
        compared = List.copyOf(compared);
        onlyLast = Set.copyOf(onlyLast);
        surrogates = Map.copyOf(surrogates);
    }

    /** Three quarters of what this JVM may have. */
    public static long usualMemory() {
        return Runtime.getRuntime().maxMemory() / 4 * 3;
    }
}
