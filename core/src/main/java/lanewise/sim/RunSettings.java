package lanewise.sim;

import java.util.Map;
import java.util.OptionalInt;
import lanewise.graph.HostFunction;

/**
 * How a program is run.
 *
 * @param threads how many share the work, or none to choose by how much there is
 * @param functions those of the host program, by the names under which the graph asks for them
 * @param timed whether to measure how long each block takes
 * @param fused whether neighbouring work value by value runs together, ensembles side by side are one task, and sums start
 *     from a bias where it lies
 * @param training whether functions are computed as in training, and steps may be computed again for the way back
 * @param together how many items go through a step together
 * @param lapSteps how many steps they go through in a row, 1 or more
 */
record RunSettings(
        OptionalInt threads,
        Map<String, HostFunction.Call> functions,
        boolean timed,
        boolean fused,
        boolean training,
        int together,
        int lapSteps) {}
