package lanewise.sim;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;

/**
 * The steps of neurons that spike by rule, whose output, current and states lie at given places.
 *
 * @param kernels what computes them
 * @param dt the length of a step in seconds
 */
record SpikeTasks(Kernels kernels, double dt) {
    /** A kernel that integrates its input in a voltage. */
    private interface Integrator {
        void step(NeuronKernels neurons, float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n);
    }

    /** The height of a spike of one step. */
    static float height(NeuronType type, double amplitude, double dt) {
        float height = (float) (amplitude / dt);
        if (Float.isInfinite(height)) {
            throw new ModelException(
                    "%s: with steps of %s s a spike is %s high, too much for a float; choose a smaller amplitude"
                            .formatted(type, dt, amplitude / dt));
        }
        return height;
    }

    /** Of LIF neurons, all of which take the short form of a step where they can, or all the general one. */
    Task lif(TunedNeurons neurons, boolean isShort, List<Place> places) {
        Place out = places.get(0);
        Place j = places.get(1);
        Place v = places.get(2);
        Place refractory = places.get(3);
        return ValueWise.on(places, new LifBody(kernels.neurons(), out, j, v, refractory, step(neurons, isShort)));
    }

    /** The output holds the current less the adaptation first, which the spikes then replace. */
    Task adaptiveLif(TunedNeurons neurons, double incN, boolean isShort, List<Place> places) {
        Place out = places.get(0);
        Place j = places.get(1);
        Place v = places.get(2);
        Place refractory = places.get(3);
        LifBody lif = new LifBody(kernels.neurons(), out, out, v, refractory, step(neurons, isShort));
        Adaptation adaptation = Adaptation.of(neurons, incN, dt, places.get(4));
        return ValueWise.on(places, (item, from, to) -> {
            adaptation.lower(kernels.neurons(), out, j, item, from, to);
            lif.run(item, from, to);
            adaptation.follow(kernels.neurons(), out, item, from, to);
        });
    }

    private Derived<LifStep> step(TunedNeurons neurons, boolean isShort) {
        height(neurons.type(), neurons.type().amplitude(), dt);
        return neurons.lif(dt, isShort);
    }

    Task of(SpikingRectifiedLinear type, List<Place> places) {
        float step = (float) dt;
        float spike = height(type, type.amplitude(), dt);
        return integrating(
                places,
                (neurons, out, outAt, v, vAt, j, jAt, n) ->
                        neurons.spikingRectifiedLinear(out, outAt, v, vAt, j, jAt, n, step, spike));
    }

    Task of(SpikingLeakyRelu type, List<Place> places) {
        float slope = (float) type.negativeSlope();
        float step = (float) dt;
        float spike = height(type, type.amplitude(), dt);
        return integrating(
                places,
                (neurons, out, outAt, v, vAt, j, jAt, n) ->
                        neurons.spikingLeakyRectifiedLinear(out, outAt, v, vAt, j, jAt, n, slope, step, spike));
    }

    Task of(RegularSpiking type, List<Place> places) {
        float step = (float) dt;
        float spike = height(type, type.amplitude(), dt);
        return integrating(
                places,
                (neurons, out, outAt, v, vAt, rate, rateAt, n) ->
                        neurons.regularSpiking(out, outAt, v, vAt, rate, rateAt, n, step, spike));
    }

    private Task integrating(List<Place> places, Integrator integrator) {
        Place out = places.get(0);
        Place j = places.get(1);
        Place v = places.get(2);
        return ValueWise.on(
                places,
                (item, from, to) -> integrator.step(
                        kernels.neurons(),
                        out.array(),
                        out.at(item) + from,
                        v.array(),
                        v.at(item) + from,
                        j.array(),
                        j.at(item) + from,
                        to - from));
    }

    Task of(Izhikevich type, List<Place> places) {
        Place out = places.get(0);
        Place j = places.get(1);
        Place v = places.get(2);
        Place u = places.get(3);
        height(type, 1, dt);
        IzhikevichStep step =
                IzhikevichStep.of(dt, type.tauRecovery(), type.coupling(), type.resetVoltage(), type.resetRecovery());
        return ValueWise.on(
                places,
                (item, from, to) -> kernels.neurons()
                        .izhikevich(
                                out.array(),
                                out.at(item) + from,
                                v.array(),
                                v.at(item) + from,
                                u.array(),
                                u.at(item) + from,
                                j.array(),
                                j.at(item) + from,
                                to - from,
                                step));
    }
}
