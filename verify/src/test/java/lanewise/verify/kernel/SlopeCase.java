package lanewise.verify.kernel;

import java.util.List;
import java.util.function.Function;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.SoftLifRateStep;
import lanewise.kernel.SurrogateStep;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the slopes of neurons, and of what stands for those of spikes. */
enum SlopeCase implements KernelCase {
    RECTIFIED_LINEAR(s -> slope(
            s,
            1,
            (k, bar, barAt, out, outAt, j, jAt) ->
                    k.gradients().rectifiedLinear(bar, barAt, out, outAt, j, jAt, s.n(), 0.3f))),

    LEAKY_RECTIFIED_LINEAR(s -> slope(
            s,
            1,
            (k, bar, barAt, out, outAt, j, jAt) ->
                    k.gradients().leakyRectifiedLinear(bar, barAt, out, outAt, j, jAt, s.n(), 0.2f, 1.5f))),

    SIGMOID(s -> slope(
            s,
            s.values().oneIn(2) ? 1 : 30,
            (k, bar, barAt, out, outAt, j, jAt) -> k.gradients().sigmoid(bar, barAt, out, outAt, j, jAt, s.n(), 400))),

    TANH(s -> slope(
            s,
            s.values().oneIn(2) ? 1 : 15,
            (k, bar, barAt, out, outAt, j, jAt) -> k.gradients().tanh(bar, barAt, out, outAt, j, jAt, s.n(), 0.3f))),

    LIF_RATE(s -> {
        var step = LifRateStep.of(0.02, s.values().oneIn(3) ? 0 : 0.002, 1.5);
        return slope(
                s,
                1,
                (k, bar, barAt, out, outAt, j, jAt) ->
                        k.gradients().lifRate(bar, barAt, out, outAt, j, jAt, s.n(), step));
    }),

    SOFT_LIF_RATE(s -> softLifRate(s, s.values().oneIn(3) ? 1 : s.values().oneIn(2) ? 0.02 : 0.1)),

    SOFT_LIF_RATE_EXTREME(s -> softLifRate(s, s.values().oneIn(2) ? 1e-36 : 1e30)),

    FAST_SIGMOID(s -> surrogate(s, SurrogateStep.Shape.FAST_SIGMOID)),

    ARCTANGENT(s -> surrogate(s, SurrogateStep.Shape.ARCTANGENT)),

    TRIANGLE(s -> surrogate(s, SurrogateStep.Shape.TRIANGLE));

    private interface Slope {
        void call(Kernels kernels, float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt);
    }

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    SlopeCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    private static Trial softLifRate(Size s, double sigma) {
        var step = SoftLifRateStep.of(sigma, 0.02, s.values().oneIn(3) ? 0 : 0.002, 1.5);
        return slope(
                s,
                1,
                (k, bar, barAt, out, outAt, j, jAt) ->
                        k.gradients().softLifRate(bar, barAt, out, outAt, j, jAt, s.n(), step));
    }

    private static Trial surrogate(Size s, SurrogateStep.Shape shape) {
        var step = SurrogateStep.of(shape, 1 + s.values().upTo(9), 0.3);
        return Calls.fromCurrent(
                s, (k, slope, slopeAt, u, uAt) -> k.gradients().surrogate(slope, slopeAt, u, uAt, s.n(), step));
    }

    /** At currents from -1 to 5, scaled. */
    private static Trial slope(Size s, float scale, Slope call) {
        int jBarAt = s.values().upTo(17);
        int outBarAt = s.values().upTo(17);
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, jBarAt, jBarAt + s.n())),
                (k, f) -> call.call(k, f[0], jBarAt, f[1], outBarAt, f[2], jAt),
                s.values().signal(jBarAt + s.n() + 20, -1, 1),
                s.values().signal(outBarAt + s.n() + 20, -1, 1),
                s.values().signal(jAt + s.n() + 20, -scale, 5 * scale));
    }
}
