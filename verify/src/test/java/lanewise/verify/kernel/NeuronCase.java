package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.Kernels;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.SoftLifRateStep;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the neurons, and of every way through one. */
enum NeuronCase implements KernelCase {
    RECTIFIED_LINEAR(s -> Calls.fromCurrent(
            s, (k, out, outAt, j, jAt) -> k.neurons().rectifiedLinear(out, outAt, j, jAt, s.n(), 0.3f))),

    LIF_RATE(s -> {
        var step = LifRateStep.of(0.02, s.values().oneIn(3) ? 0 : 0.002, 1.5);
        return Calls.fromCurrent(s, (k, out, outAt, j, jAt) -> k.neurons().lifRate(out, outAt, j, jAt, s.n(), step));
    }),

    LEAKY_RECTIFIED_LINEAR(s -> Calls.fromCurrent(
            s, (k, out, outAt, j, jAt) -> k.neurons().leakyRectifiedLinear(out, outAt, j, jAt, s.n(), 0.2f, 1.5f))),

    SIGMOID(s -> {
        float scale = s.values().oneIn(2) ? 1 : 30;
        return Calls.fromCurrent(
                s, scale, (k, out, outAt, j, jAt) -> k.neurons().sigmoid(out, outAt, j, jAt, s.n(), 400));
    }),

    TANH(s -> {
        float scale = s.values().oneIn(2) ? 1 : 5;
        return Calls.fromCurrent(
                s,
                scale,
                (k, out, outAt, j, jAt) -> k.neurons().tanh(out, outAt, j, jAt, s.n(), s.n() % 2 == 0 ? 400 : 0.3f));
    }),

    SOFT_LIF_RATE(s -> softLifRate(s, s.values().oneIn(3) ? 1 : s.values().oneIn(2) ? 0.02 : 0.1)),

    /** Where the logarithm of the width, the reciprocal of a smoothed current, or both are extreme. */
    SOFT_LIF_RATE_EXTREME(s -> softLifRate(s, s.values().oneIn(2) ? 1e-36 : 1e30)),

    SPIKING_RECTIFIED_LINEAR(s -> integrating(
            s,
            (k, out, outAt, v, vAt, j, jAt) ->
                    k.neurons().spikingRectifiedLinear(out, outAt, v, vAt, j, jAt, s.n(), 0.001f, 300))),

    SPIKING_LEAKY_RECTIFIED_LINEAR(s -> integrating(
            s,
            (k, out, outAt, v, vAt, j, jAt) ->
                    k.neurons().spikingLeakyRectifiedLinear(out, outAt, v, vAt, j, jAt, s.n(), 3, 0.001f, 300))),

    REGULAR_SPIKING(s -> integrating(
            s,
            (k, out, outAt, v, vAt, j, jAt) ->
                    k.neurons().regularSpiking(out, outAt, v, vAt, j, jAt, s.n(), 0.002f, 500))),

    IZHIKEVICH(s -> {
        var step = IzhikevichStep.of(s.values().oneIn(3) ? 0.0005 : 0.001, 0.1, 0.25, -65, 2);
        int outAt = s.values().upTo(17);
        int vAt = s.values().upTo(17);
        int uAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(
                        new Range(0, outAt, outAt + s.n()),
                        new Range(1, vAt, vAt + s.n()),
                        new Range(2, uAt, uAt + s.n())),
                (k, f) -> k.neurons().izhikevich(f[0], outAt, f[1], vAt, f[2], uAt, f[3], jAt, s.n(), step),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(vAt + s.n() + 20, -80, 40),
                s.values().signal(uAt + s.n() + 20, -20, 10),
                s.values().signal(jAt + s.n() + 20, -40, 60));
    }),

    ADAPTED_CURRENT(s -> {
        int outAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        int adaptationAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n())),
                (k, f) -> k.neurons().adaptedCurrent(f[0], outAt, f[1], jAt, f[2], adaptationAt, s.n()),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(jAt + s.n() + 20, -1, 10),
                s.values().signal(adaptationAt + s.n() + 20, 0, 3));
    }),

    ADAPT(s -> Calls.inPlace(s, (k, y, yAt, x, xAt) -> k.neurons().adapt(y, yAt, x, xAt, s.n(), 0.1f, 0.02f))),

    LIF(s -> lif(s, LifStep.of(0.001, 0.02, 0.002, 0, 1, false))),

    LIF_SHORT(s -> lif(s, LifStep.of(0.001, 0.02, 0.002, 0, 1, true))),

    LIF_UNBOUNDED(s -> lif(
            s,
            LifStep.of(
                    0.001, 0.05, 0, Double.NEGATIVE_INFINITY, 0.25, s.values().oneIn(2)))),

    LIF_LANES(s -> lanes(s, LifStep.of(0.001, 0.02, s.values().oneIn(3) ? 0 : 0.002, 0, 1, true))),

    LIF_LANES_UNBOUNDED(s -> lanes(s, LifStep.of(0.001, 0.05, 0.002, Double.NEGATIVE_INFINITY, 1e-30, true))),

    LIF_LONG_STEP(s -> lif(s, LifStep.of(0.001, s.values().oneIn(2) ? 0.0025 : 0.00003, 0.002, -1, 1, false)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    NeuronCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    static Trial softLifRate(Size s, double sigma) {
        var step = SoftLifRateStep.of(sigma, 0.02, s.values().oneIn(3) ? 0 : 0.002, 1.5);
        int outAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n())),
                (k, f) -> k.neurons().softLifRate(f[0], outAt, f[1], jAt, s.n(), step),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(jAt + s.n() + 20, -1, 5));
    }

    private interface Integrating {
        void step(Kernels kernels, float[] out, int outAt, float[] v, int vAt, float[] j, int jAt);
    }

    private static Trial integrating(Size s, Integrating call) {
        int outAt = s.values().upTo(17);
        int vAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n()), new Range(1, vAt, vAt + s.n())),
                (k, f) -> call.step(k, f[0], outAt, f[1], vAt, f[2], jAt),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(vAt + s.n() + 20, 0, 1),
                s.values().signal(jAt + s.n() + 20, -500, 3000));
    }

    static Trial lif(Size s, LifStep step) {
        int outAt = s.values().upTo(17);
        int vAt = s.values().upTo(17);
        int rAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(
                        new Range(0, outAt, outAt + s.n()),
                        new Range(1, vAt, vAt + s.n()),
                        new Range(2, rAt, rAt + s.n())),
                (k, f) -> k.neurons().lif(f[0], outAt, f[1], vAt, f[2], rAt, f[3], jAt, s.n(), step),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(vAt + s.n() + 20, -0.2f, 1.05f),
                s.values().signal(rAt + s.n() + 20, -0.002f, 0.003f),
                s.values().signal(jAt + s.n() + 20, -1, 10));
    }

    /** Ensembles side by side, more than fit in a strip now and then. */
    private static Trial lanes(Size s, LifStep step) {
        int grain = LaneEnsembles.GRAIN;
        int stride = s.values().oneIn(9) ? 80 * grain : grain * (1 + s.n() / grain);
        int from = s.values().upTo(stride / grain - 1) * grain;
        int to = s.values().oneIn(2) ? stride : from + grain;
        int neurons = 1 + s.values().upTo(stride > 200 ? 3 : 40);
        int inputs = 1 + s.values().upTo(3);
        int outputs = s.values().upTo(LaneEnsembles.MOST_OUTPUTS);
        int size = neurons * stride;
        int at = s.values().upTo(17);
        float[] parameters = Arrays.copyOf(
                s.values().weights(at + (1 + inputs + outputs) * size), at + (1 + inputs + outputs) * size + 20);
        int[] decoders = IntStream.range(0, outputs)
                .map(o -> at + (1 + inputs + o) * size)
                .toArray();
        boolean keeps = s.values().oneIn(2);
        var ensembles = new LaneEnsembles(neurons, inputs, outputs, stride, parameters, at, at + size, decoders, keeps);
        List<Range> written = new ArrayList<>();
        for (int row = at; row < at + size; row += stride) {
            for (int array = keeps ? 0 : 1; array < 3; array++) {
                written.add(new Range(array, row + from, row + to));
            }
        }
        for (int o = 0; o < outputs; o++) {
            written.add(new Range(4, at + o * stride + from, at + o * stride + to));
        }
        return Trial.ofFloats(
                written,
                (k, f) -> k.neurons().lif(ensembles, step, f[1], at, f[2], at, f[0], at, f[3], at, f[4], at, from, to),
                s.values().signal(at + size + 20, -1, 1),
                s.values().signal(at + size + 20, -0.2f, 1),
                s.values().signal(at + size + 20, -0.002f, 0.003f),
                s.values().signal(at + inputs * stride + 20, -8, 8),
                s.values().signal(at + outputs * stride + 20, -1, 1));
    }
}
