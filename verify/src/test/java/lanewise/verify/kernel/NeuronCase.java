package lanewise.verify.kernel;

import java.util.List;
import java.util.function.Function;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
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

    SPIKING_RECTIFIED_LINEAR(s -> {
        int outAt = s.values().upTo(17);
        int vAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n()), new Range(1, vAt, vAt + s.n())),
                (k, f) -> k.neurons().spikingRectifiedLinear(f[0], outAt, f[1], vAt, f[2], jAt, s.n(), 0.001f, 300),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(vAt + s.n() + 20, 0, 1),
                s.values().signal(jAt + s.n() + 20, -500, 3000));
    }),

    LIF(s -> lif(s, LifStep.of(0.001, 0.02, 0.002, 0, 1))),

    LIF_UNBOUNDED(s -> lif(s, LifStep.of(0.001, 0.05, 0, Double.NEGATIVE_INFINITY, 0.25))),

    LIF_LONG_STEP(s -> lif(s, LifStep.of(0.001, s.values().oneIn(2) ? 0.0025 : 0.00003, 0.002, -1, 1)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    NeuronCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
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
}
