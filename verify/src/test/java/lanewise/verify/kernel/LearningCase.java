package lanewise.verify.kernel;

import java.util.List;
import java.util.function.Function;
import lanewise.kernel.Kernels;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the learning rules. */
enum LearningCase implements KernelCase {
    PES(s -> outer(s, (k, f, o, post, pre) -> k.learning().pes(f[0], o[0], f[1], o[1], f[2], o[2], post, pre, -3e-3f))),

    BCM(s -> outer(
            s,
            (k, f, o, post, pre) ->
                    k.learning().bcm(f[0], o[0], f[2], o[2], f[1], o[1], f[3], o[3], post, pre, 1e-3f))),

    OJA(s -> outer(
            s,
            (k, f, o, post, pre) ->
                    k.learning().oja(f[0], o[0], f[4], o[4], f[2], o[2], f[1], o[1], post, pre, 1e-3f, 0.7f))),

    VOJA(s -> outer(
            s,
            (k, f, o, post, pre) -> k.learning()
                    .voja(f[0], o[0], f[4], o[4], f[3], o[3], f[2], o[2], f[1], o[1], -0.6f, post, pre, 1e-2f))),

    RLS(s -> rls(s, s.values().upTo(s.n()))),

    /** The dot product has partial sums here. */
    RLS_LONG(s -> rls(s, 256 + s.values().upTo(20)));

    private interface Outer {
        /** Arrays: delta, two of post and one of pre values as post, pre, post, and weights; with their offsets. */
        void call(Kernels kernels, float[][] arrays, int[] offsets, int post, int pre);
    }

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    LearningCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    /** Arrays end with what is read of them, or go on. */
    private static Trial outer(Size s, Outer call) {
        int pre = s.values().upTo(s.n());
        int post = s.values().upTo(20);
        int[] lengths = {post * pre, post, pre, post, post * pre};
        int[] offsets = new int[lengths.length];
        float[][] arrays = new float[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            offsets[i] = s.values().upTo(17);
            arrays[i] = s.values().signal(offsets[i] + lengths[i] + s.values().upTo(20), -1, 1);
        }
        return Trial.ofFloats(
                List.of(new Range(0, offsets[0], offsets[0] + post * pre)),
                (k, f) -> call.call(k, f, offsets, post, pre),
                arrays);
    }

    private static Trial rls(Size s, int pre) {
        int post = s.values().upTo(5);
        int inverseAt = s.values().upTo(17);
        int deltaAt = s.values().upTo(17);
        int activityAt = s.values().upTo(17);
        int errorAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, inverseAt, inverseAt + pre * pre), new Range(1, deltaAt, deltaAt + post * pre)),
                (k, f) -> k.learning().rls(f[0], inverseAt, f[1], deltaAt, f[2], activityAt, f[3], errorAt, post, pre),
                positiveZeros(
                        s.values().weights(inverseAt + pre * pre + s.values().upTo(20))),
                s.values().signal(deltaAt + post * pre + s.values().upTo(20), -1, 1),
                s.values().signal(activityAt + pre + s.values().upTo(20), -1, 1),
                s.values().signal(errorAt + post + s.values().upTo(20), -1, 1));
    }

    private static float[] positiveZeros(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += 0f;
        }
        return values;
    }
}
