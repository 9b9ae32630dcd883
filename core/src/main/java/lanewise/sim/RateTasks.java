package lanewise.sim;

import java.util.List;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.SoftLifRateStep;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.RectifiedLinear;

/**
 * The steps of neurons that put out rates, whose output, current and states lie at given places.
 *
 * @param kernels what computes them
 * @param dt the length of a step in seconds
 */
record RateTasks(Kernels kernels, double dt) {
    /** A kernel whose output depends on the current alone. */
    private interface Response {
        void step(NeuronKernels neurons, float[] out, int outAt, float[] j, int jAt, int n);
    }

    Task lif(TunedNeurons type, List<Place> places) {
        Derived<LifRateStep> step = type.lifRate();
        return of(places, (neurons, out, outAt, j, jAt, n) -> neurons.lifRate(out, outAt, j, jAt, n, step.get()));
    }

    Task softLif(TunedNeurons type, List<Place> places) {
        Derived<SoftLifRateStep> step = type.softLifRate();
        return of(places, (neurons, out, outAt, j, jAt, n) -> neurons.softLifRate(out, outAt, j, jAt, n, step.get()));
    }

    Task of(RectifiedLinear type, List<Place> places) {
        float amplitude = (float) type.amplitude();
        return of(
                places, (neurons, out, outAt, j, jAt, n) -> neurons.rectifiedLinear(out, outAt, j, jAt, n, amplitude));
    }

    Task of(LeakyRelu type, List<Place> places) {
        float slope = (float) type.negativeSlope();
        float amplitude = (float) type.amplitude();
        return of(
                places,
                (neurons, out, outAt, j, jAt, n) ->
                        neurons.leakyRectifiedLinear(out, outAt, j, jAt, n, slope, amplitude));
    }

    Task sigmoid(TunedNeurons type, List<Place> places) {
        Derived<Float> maxRate = type.maxRate();
        return of(places, (neurons, out, outAt, j, jAt, n) -> neurons.sigmoid(out, outAt, j, jAt, n, maxRate.get()));
    }

    Task tanh(TunedNeurons type, List<Place> places) {
        Derived<Float> maxRate = type.maxRate();
        return of(places, (neurons, out, outAt, j, jAt, n) -> neurons.tanh(out, outAt, j, jAt, n, maxRate.get()));
    }

    private Task of(List<Place> places, Response response) {
        Place out = places.get(0);
        Place j = places.get(1);
        return ValueWise.on(
                places,
                (item, from, to) -> response.step(
                        kernels.neurons(), out.array(), out.at(item) + from, j.array(), j.at(item) + from, to - from));
    }

    /** The output holds the current less the adaptation first, which the rate then replaces. */
    Task adaptiveLif(TunedNeurons type, double incN, List<Place> places) {
        Derived<LifRateStep> step = type.lifRate();
        Adaptation adaptation = Adaptation.of(type, incN, dt, places.get(2));
        Place out = places.get(0);
        Place j = places.get(1);
        return ValueWise.on(places, (item, from, to) -> {
            NeuronKernels neurons = kernels.neurons();
            int outAt = out.at(item) + from;
            adaptation.lower(neurons, out, j, item, from, to);
            neurons.lifRate(out.array(), outAt, out.array(), outAt, to - from, step.get());
            adaptation.follow(neurons, out, item, from, to);
        });
    }
}
