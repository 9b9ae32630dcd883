package lanewise.sim;

import java.util.List;
import java.util.Map;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.Kernels;
import lanewise.kernel.SurrogateStep;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RatesToSpikes;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import lanewise.plan.Layout;

/**
 * The adjoints of neurons: of those that put out rates, and with a surrogate for the slope of a spike of those that spike.
 *
 * @param program whose steps are run backwards
 * @param layout where time constants lie that are parameters
 * @param memory of the run
 * @param kernels what computes them
 * @param surrogates by the signals that hold the spikes
 */
record NeuronAdjoints(
        Program program, Layout layout, Memory memory, Kernels kernels, Map<Signal, SurrogateStep> surrogates) {
    /** What a kernel does with some neurons of an item. */
    private interface Slope {
        void step(float[] jBar, int jBarAt, float[] yBar, int yBarAt, float[] j, int jAt, int n);
    }

    /** The same by constants that may follow from parameters. */
    private interface TunedSlope<P> {
        void step(float[] jBar, int jBarAt, float[] yBar, int yBarAt, float[] j, int jAt, int n, P constants);
    }

    /**
     * Whether nothing is known about how the output follows from the current, so that gradients end there.
     *
     * @param hasSurrogate whether something stands for the slope of a spike
     */
    static boolean isOpaque(NeuronType type, boolean hasSurrogate) {
        return switch (type) {
            case LifRate rate -> false;
            case AdaptiveLifRate rate -> false;
            case SoftLifRate rate -> false;
            case RectifiedLinear rate -> false;
            case LeakyRelu rate -> false;
            case Sigmoid rate -> false;
            case Tanh rate -> false;
            case Lif spiking -> !hasSurrogate;
            case AdaptiveLif spiking -> !hasSurrogate;
            case SpikingRectifiedLinear spiking -> !hasSurrogate;
            case SpikingLeakyRelu spiking -> !hasSurrogate;
            case Izhikevich spiking -> !hasSurrogate;
            case RatesToSpikes spiking -> !hasSurrogate;
            case CustomNeuronType opaque -> true;
            case Direct opaque -> true;
        };
    }

    /** The states whose gradients go on from step to step: all but the refractory time of LIF neurons. */
    static List<Signal> carried(SimNeurons op) {
        return switch (op.type()) {
            case AdaptiveLifRate rate -> op.states();
            case Lif spiking -> op.states().subList(0, 1);
            case AdaptiveLif spiking -> List.of(op.states().get(0), op.states().get(2));
            case SpikingRectifiedLinear spiking -> op.states();
            case SpikingLeakyRelu spiking -> op.states();
            case RegularSpiking spiking -> op.states();
            case Izhikevich spiking -> op.states();
            case StochasticSpiking spiking -> List.of();
            case PoissonSpiking spiking -> List.of();
            case LifRate rate -> List.of();
            case SoftLifRate rate -> List.of();
            case RectifiedLinear rate -> List.of();
            case LeakyRelu rate -> List.of();
            case Sigmoid rate -> List.of();
            case Tanh rate -> List.of();
            case CustomNeuronType opaque -> List.of();
            case Direct opaque -> List.of();
        };
    }

    List<Task> of(SimNeurons op, AdjointOperands in) {
        SurrogateStep surrogate = surrogates.get(op.output());
        NeuronTimeAdjoints times = new NeuronTimeAdjoints(op, TunedNeurons.of(op, layout, memory), in);
        if (isOpaque(op.type(), surrogate != null) || !(in.wants(op.current()) || times.areWanted())) {
            return List.of();
        }
        double dt = program.clock().dt();
        SpikeAdjoints spikes = new SpikeAdjoints(kernels, dt, surrogate);
        return List.of(
                switch (op.type()) {
                    case RectifiedLinear relu -> {
                        float amplitude = (float) relu.amplitude();
                        yield slope(
                                op,
                                in,
                                (jBar, jBarAt, yBar, yBarAt, j, jAt, n) -> kernels.gradients()
                                        .rectifiedLinear(jBar, jBarAt, yBar, yBarAt, j, jAt, n, amplitude));
                    }
                    case LeakyRelu relu -> leaky(op, in, relu.negativeSlope(), relu.amplitude());
                    case Sigmoid sigmoid -> rates(times.withRates(sigmoid(times)), op, in);
                    case Tanh tanh -> rates(times.withRates(tanh(times)), op, in);
                    case LifRate lif -> rates(times.withRates(lifRate(times)), op, in);
                    case SoftLifRate lif -> rates(times.withRates(softLifRate(times)), op, in);
                    case AdaptiveLifRate rate -> {
                        Signal state = op.states().getFirst();
                        Adaptation adaptation = Adaptation.of(times.neurons(), rate.incN(), dt, in.value(state));
                        yield new AdaptationAdjoint(kernels, adaptation)
                                .task(times, state, times.withRates(lifRate(times)));
                    }
                    case Lif lif -> spikes.lif(times, program.isShort(op));
                    case AdaptiveLif lif -> spikes.adaptiveLif(times, lif.incN(), program.isShort(op));
                    case SpikingRectifiedLinear spiking -> spikes.integrating(spiking.amplitude(), 0, false, op, in);
                    case SpikingLeakyRelu spiking ->
                        spikes.integrating(spiking.amplitude(), spiking.negativeSlope(), true, op, in);
                    case RegularSpiking spiking -> spikes.integrating(spiking.amplitude(), 1, false, op, in);
                    case Izhikevich spiking -> spikes.of(spiking, op, in);
                    case StochasticSpiking spiking -> leaky(op, in, 1, spiking.amplitude());
                    case PoissonSpiking spiking -> leaky(op, in, 1, spiking.amplitude());
                    case CustomNeuronType opaque -> throw new AssertionError(opaque);
                    case Direct opaque -> throw new AssertionError(opaque);
                });
    }

    private AdaptationAdjoint.Untired lifRate(NeuronTimeAdjoints times) {
        return untired(times.neurons().lifRate(), kernels.gradients()::lifRate);
    }

    private AdaptationAdjoint.Untired softLifRate(NeuronTimeAdjoints times) {
        return untired(times.neurons().softLifRate(), kernels.gradients()::softLifRate);
    }

    private AdaptationAdjoint.Untired sigmoid(NeuronTimeAdjoints times) {
        return untired(times.neurons().maxRate(), kernels.gradients()::sigmoid);
    }

    private AdaptationAdjoint.Untired tanh(NeuronTimeAdjoints times) {
        return untired(times.neurons().maxRate(), kernels.gradients()::tanh);
    }

    private static <P> AdaptationAdjoint.Untired untired(Derived<P> constants, TunedSlope<P> slope) {
        return (jBar, outBar, j, item) -> slope.step(
                jBar.array(),
                jBar.at(item),
                outBar.array(),
                outBar.at(item),
                j.array(),
                j.at(item),
                j.size(),
                constants.get());
    }

    private static Task rates(AdaptationAdjoint.Untired rates, SimNeurons op, AdjointOperands in) {
        Place out = in.incoming(op.output());
        Place j = in.value(op.current());
        Place jBar = in.outgoingIfWanted(op.current());
        return Task.each(3L * j.size(), item -> rates.step(jBar, out, j, item));
    }

    private Task leaky(SimNeurons op, AdjointOperands in, double negativeSlope, double amplitude) {
        float slope = (float) negativeSlope;
        float height = (float) amplitude;
        return slope(
                op,
                in,
                (jBar, jBarAt, yBar, yBarAt, j, jAt, n) ->
                        kernels.gradients().leakyRectifiedLinear(jBar, jBarAt, yBar, yBarAt, j, jAt, n, slope, height));
    }

    /** {@code j' += slope(j) y'}. */
    private static Task slope(SimNeurons op, AdjointOperands in, Slope slope) {
        Place y = in.incoming(op.output());
        Place j = in.value(op.current());
        Place jBar = in.outgoing(op.current());
        int n = j.size();
        return Task.each(
                3L * n,
                item -> slope.step(jBar.array(), jBar.at(item), y.array(), y.at(item), j.array(), j.at(item), n));
    }
}
