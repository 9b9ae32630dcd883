package lanewise.sim;

import java.util.List;
import lanewise.graph.SimNeurons;
import lanewise.kernel.GradientKernels;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.SoftLifRateStep;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.Tanh;

/**
 * The adjoints of neurons that put out rates: {@code j' += slope(j) y'}.
 *
 * @param kernels what computes them
 */
record NeuronAdjoints(GradientKernels kernels) {
    /** What a kernel does with some neurons of an item. */
    private interface Slope {
        void step(
                GradientKernels kernels, float[] jBar, int jBarAt, float[] yBar, int yBarAt, float[] j, int jAt, int n);
    }

    /** Whether nothing is known about how the output follows from the current, so that gradients end there. */
    static boolean isOpaque(NeuronType type) {
        return slope(type) == null;
    }

    List<Task> of(SimNeurons op, AdjointOperands in) {
        if (isOpaque(op.type()) || !in.wants(op.current())) {
            return List.of();
        }
        Slope slope = slope(op.type());
        Place y = in.incoming(op.output());
        Place j = in.value(op.current());
        Place jBar = in.outgoing(op.current());
        int n = j.size();
        return List.of(Task.each(
                3L * n,
                item -> slope.step(
                        kernels, jBar.array(), jBar.at(item), y.array(), y.at(item), j.array(), j.at(item), n)));
    }

    private static Slope slope(NeuronType type) {
        return switch (type) {
            case RectifiedLinear relu -> {
                float amplitude = (float) relu.amplitude();
                yield (kernels, jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.rectifiedLinear(jBar, jBarAt, yBar, yBarAt, j, jAt, n, amplitude);
            }
            case LeakyRelu relu -> {
                float amplitude = (float) relu.amplitude();
                float negative = (float) relu.negativeSlope();
                yield (kernels, jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.leakyRectifiedLinear(jBar, jBarAt, yBar, yBarAt, j, jAt, n, negative, amplitude);
            }
            case Sigmoid sigmoid -> {
                float maxRate = (float) (1 / sigmoid.tauRef());
                yield (kernels, jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.sigmoid(jBar, jBarAt, yBar, yBarAt, j, jAt, n, maxRate);
            }
            case Tanh tanh -> {
                float maxRate = (float) (1 / tanh.tauRef());
                yield (kernels, jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.tanh(jBar, jBarAt, yBar, yBarAt, j, jAt, n, maxRate);
            }
            case LifRate lif -> {
                LifRateStep step = LifRateStep.of(lif.tauRc(), lif.tauRef(), lif.amplitude());
                yield (kernels, jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.lifRate(jBar, jBarAt, yBar, yBarAt, j, jAt, n, step);
            }
            case SoftLifRate lif -> {
                SoftLifRateStep step = SoftLifRateStep.of(lif.sigma(), lif.tauRc(), lif.tauRef(), lif.amplitude());
                yield (kernels, jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.softLifRate(jBar, jBarAt, yBar, yBarAt, j, jAt, n, step);
            }
            default -> null;
        };
    }
}
