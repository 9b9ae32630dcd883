package lanewise.verify.kernel;

import java.util.List;
import java.util.function.Function;
import lanewise.kernel.IntegratingStep;
import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.SurrogateStep;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the steps of spiking neurons backwards, and of every way through one. */
enum SpikeGradientCase implements KernelCase {
    LIF(s -> lif(s, LifStep.of(0.001, s.values().oneIn(2) ? 0.02 : 0.0025, 0.002, 0, 1, false))),

    LIF_SHORT(s -> lif(s, LifStep.of(0.001, 0.02, 0.002, 0, 1, true))),

    LIF_UNBOUNDED(s -> lif(
            s,
            LifStep.of(
                    0.001, 0.05, 0, Double.NEGATIVE_INFINITY, 0.25, s.values().oneIn(2)))),

    SPIKING_RECTIFIED_LINEAR(s -> integrating(s, 0, false)),

    SPIKING_LEAKY_RECTIFIED_LINEAR(s -> integrating(s, 0.3, true)),

    REGULAR_SPIKING(s -> integrating(s, 1, false)),

    IZHIKEVICH(s -> {
        var step = IzhikevichStep.of(0.001, 0.1, 0.25, s.values().oneIn(4) ? 40 : -65, 2);
        var surrogate = surrogate(s);
        int[] at = s.values().oneIn(2) ? new int[7] : new int[] {3, 1, 4, 1, 5, 9, 2};
        return Trial.ofFloats(
                List.of(
                        new Range(0, at[0], at[0] + s.n()),
                        new Range(1, at[1], at[1] + s.n()),
                        new Range(2, at[2], at[2] + s.n())),
                (k, f) -> k.gradients()
                        .izhikevich(
                                f[0], at[0], f[1], at[1], f[2], at[2], f[3], at[3], f[4], at[4], f[5], at[5], f[6],
                                at[6], s.n(), step, surrogate),
                s.values().signal(at[0] + s.n() + 20, -1, 1),
                s.values().signal(at[1] + s.n() + 20, -1, 1),
                s.values().signal(at[2] + s.n() + 20, -1, 1),
                s.values().signal(at[3] + s.n() + 20, -1, 1),
                s.values().signal(at[4] + s.n() + 20, -80, 40),
                s.values().signal(at[5] + s.n() + 20, -20, 10),
                s.values().signal(at[6] + s.n() + 20, -40, 60));
    });

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    SpikeGradientCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    private static SurrogateStep surrogate(Size s) {
        SurrogateStep.Shape[] shapes = SurrogateStep.Shape.values();
        return SurrogateStep.of(
                shapes[s.values().upTo(shapes.length - 1)],
                1 + s.values().upTo(9),
                0.7,
                s.values().oneIn(2));
    }

    static Trial lif(Size s, LifStep step) {
        SurrogateStep surrogate = surrogate(s);
        int jBarAt = s.values().upTo(17);
        int vBarAt = s.values().upTo(17);
        int outBarAt = s.values().upTo(17);
        int vAt = s.values().upTo(17);
        int rAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, jBarAt, jBarAt + s.n()), new Range(1, vBarAt, vBarAt + s.n())),
                (k, f) -> k.gradients()
                        .lif(
                                f[0], jBarAt, f[1], vBarAt, f[2], outBarAt, f[3], vAt, f[4], rAt, f[5], jAt, s.n(),
                                step, surrogate),
                s.values().signal(jBarAt + s.n() + 20, -1, 1),
                s.values().signal(vBarAt + s.n() + 20, -1, 1),
                s.values().signal(outBarAt + s.n() + 20, -1, 1),
                s.values().signal(vAt + s.n() + 20, -0.2f, 1.05f),
                s.values().signal(rAt + s.n() + 20, -0.002f, 0.003f),
                s.values().signal(jAt + s.n() + 20, -3, 10));
    }

    static Trial integrating(Size s, double negativeSlope, boolean towardsZero) {
        IntegratingStep step = IntegratingStep.of(0.001, 0.3, negativeSlope, towardsZero);
        SurrogateStep surrogate = surrogate(s);
        int jBarAt = s.values().upTo(17);
        int vBarAt = s.values().upTo(17);
        int outBarAt = s.values().upTo(17);
        int vAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, jBarAt, jBarAt + s.n()), new Range(1, vBarAt, vBarAt + s.n())),
                (k, f) -> k.gradients()
                        .integrating(
                                f[0], jBarAt, f[1], vBarAt, f[2], outBarAt, f[3], vAt, f[4], jAt, s.n(), step,
                                surrogate),
                s.values().signal(jBarAt + s.n() + 20, -1, 1),
                s.values().signal(vBarAt + s.n() + 20, -1, 1),
                s.values().signal(outBarAt + s.n() + 20, -1, 1),
                s.values().signal(vAt + s.n() + 20, towardsZero ? -1 : 0, 1),
                s.values().signal(jAt + s.n() + 20, -2000, 3000));
    }
}
