package lanewise.plan;

import java.util.List;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;

/**
 * How long blocks take, about: so many nanoseconds a call, a byte, and a neuron or a value that is multiplied. The
 * constants were fitted to steps of NengoDL's benchmark networks, on one core at about 3 GHz with vectors of 512 bits;
 * only their ratios matter for the choice of a plan.
 */
final class CostModel {
    /** A call of kernels, with what leads there and its loop's tail. */
    private static final double CALL = 40;

    /** A byte that is read or written, in a cache of the second level. */
    private static final double BYTE = 0.012;

    /** A neuron's step beyond its memory traffic. */
    private static final double NEURON = 0.3;

    /** A multiplication by a weight that is used several times. */
    private static final double MULTIPLY = 0.03;

    /** In which share of the steps inputs change that only change now and then. */
    private static final double NOW_AND_THEN = 0.1;

    /** A product of more weights has a call of its own, unless there is another of its shape and input. */
    private static final int FEW_WEIGHTS = 4096;

    private CostModel() {}

    /** Nanoseconds a step, without what any grouping takes. */
    static double nanos(Grouping grouping) {
        OperatorGraph operators = grouping.operators();
        double nanos = 0;
        for (int block = 0; block < grouping.size(); block++) {
            double often = often(operators.pulse(grouping.parts(block)[0][0]));
            for (int[] part : grouping.parts(block)) {
                nanos += often * CALL * calls(operators, part);
            }
        }
        for (int i = 0; i < operators.size(); i++) {
            nanos += often(operators.pulse(i)) * BYTE * operators.bytes(i);
        }
        return nanos;
    }

    /** Nanoseconds that a block takes when it runs. */
    static double nanos(Block block, long bytes) {
        double nanos = bytes * BYTE;
        for (List<Operator> part : block.parts()) {
            nanos += CALL * calls(part);
            for (Operator operator : part) {
                nanos += work(operator);
            }
        }
        return nanos;
    }

    private static double often(Pulse pulse) {
        return pulse.always() ? 1 : pulse.sources().isEmpty() ? 0 : NOW_AND_THEN;
    }

    private static int calls(OperatorGraph operators, int... part) {
        int own = 0;
        for (int number : part) {
            own += operators.hasOwnCall(number) ? 1 : 0;
        }
        return own == part.length ? own : own + 1;
    }

    private static int calls(List<Operator> part) {
        int own = 0;
        for (Operator operator : part) {
            own += hasOwnCall(operator) ? 1 : 0;
        }
        return own == part.size() ? own : own + 1;
    }

    /** Whether an operator shares no call with others, wherever its memory lies. */
    static boolean hasOwnCall(Operator operator) {
        return switch (operator) {
            case Reset reset -> false;
            case Copy copy -> !copy.isWhole();
            case ElementwiseInc product -> product.factor().size() == 1;
            case DotInc product ->
                product.isElementwise()
                        || product.columns() > 1
                        || product.weights().size() > FEW_WEIGHTS;
            case SimNeurons neurons -> false;
            case SimLinearFilter filter -> filter.space().order() > 1;
            case SparseDotInc product -> true;
            case ConvInc convolution -> true;
            case ConvTransposeInc convolution -> true;
            case SimTriangle filter -> true;
            case LearningRule rule -> true;
            case SimProcess process -> true;
            case HostFunction function -> true;
            case SimFunction function -> true;
            case TimeUpdate clock -> true;
        };
    }

    /** Nanoseconds of arithmetic that memory traffic does not stand for. */
    private static double work(Operator operator) {
        return switch (operator) {
            case SimNeurons neurons -> NEURON * neurons.output().size();
            case DotInc product
            when product.columns() > 1 -> MULTIPLY * product.rows() * product.cols() * product.columns();
            case ConvInc convolution ->
                products(convolution.weights(), convolution.geometry().outputSpace());
            case ConvTransposeInc convolution ->
                products(convolution.weights(), convolution.geometry().inputSpace());
            default -> 0;
        };
    }

    private static double products(Signal weights, List<Integer> space) {
        double nanos = MULTIPLY * weights.size();
        for (int extent : space) {
            nanos *= extent;
        }
        return nanos;
    }
}
