package lanewise.plan;

import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.graph.SparseDotInc;

/**
 * How long scalar kernels take, in nanoseconds: by what can be counted, never by a clock, so that it is the same on every
 * machine. It is right within a factor of three or so, and only says when vector kernels pay.
 */
public final class ScalarTime {
    private static final double OF_A_PRODUCT = 0.4;
    private static final double OF_A_VALUE = 0.5;

    /** Of a value of a neuron; LIF neurons have four. */
    private static final double OF_A_NEURONS_VALUE = 2.5;

    private ScalarTime() {}

    /** Of a step of one item in which all operators run. */
    public static double ofStep(Graph graph) {
        return graph.operators().stream().mapToDouble(ScalarTime::of).sum();
    }

    /** Of a step of one item in which no input changes. */
    public static double ofStep(Plan plan) {
        return plan.blocks().stream()
                .filter(block -> block.pulse().always())
                .flatMap(block -> block.operators().stream())
                .mapToDouble(ScalarTime::of)
                .sum();
    }

    private static double of(Operator operator) {
        return switch (operator) {
            case DotInc product
            when !product.isElementwise() -> OF_A_PRODUCT * product.rows() * product.cols() * product.columns();
            case SparseDotInc product ->
                OF_A_PRODUCT * product.weights().sparse().orElseThrow().values().length;
            case ConvInc convolution ->
                OF_A_PRODUCT
                        * convolution.target().size()
                        * convolution.weights().size()
                        / convolution.geometry().outputChannels();
            case ConvTransposeInc convolution ->
                OF_A_PRODUCT
                        * convolution.input().size()
                        * convolution.weights().size()
                        / convolution.geometry().inputChannels();
            case SimNeurons neurons -> OF_A_NEURONS_VALUE * values(neurons);
            case Operator other -> OF_A_VALUE * values(other);
        };
    }

    private static long values(Operator operator) {
        return operator.signals().stream().mapToLong(signal -> signal.size()).sum();
    }
}
