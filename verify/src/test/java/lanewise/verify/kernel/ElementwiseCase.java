package lanewise.verify.kernel;

import java.util.function.Function;
import lanewise.verify.kernel.KernelCase.Size;

/** Calls of the elementwise kernels. */
enum ElementwiseCase implements KernelCase {
    ADD(s -> Calls.inPlace(s, (k, y, yAt, x, xAt) -> k.elementwise().add(y, yAt, x, xAt, s.n()))),

    SCALE_INC(s -> {
        float a = s.values().weights(1)[0];
        return Calls.inPlace(s, (k, y, yAt, x, xAt) -> k.elementwise().scaleInc(y, yAt, a, x, xAt, s.n()));
    }),

    MULTIPLY_INC(s -> {
        int at = s.values().upTo(17);
        float[] a = s.values().signal(at + s.n() + 20, -1, 1);
        return Calls.inPlace(s, (k, y, yAt, x, xAt) -> k.elementwise().multiplyInc(y, yAt, a, at, x, xAt, s.n()));
    }),

    MULTIPLY_ADD(s -> {
        int at = s.values().upTo(17);
        float[] a = s.values().signal(at + s.n() + 20, -1, 1);
        float[] b = s.values().signal(at + s.n() + 20, -1, 1);
        boolean own = s.values().oneIn(3);
        return Calls.inPlace(
                s,
                (k, y, yAt, x, xAt) ->
                        k.elementwise().multiplyAdd(y, yAt, own ? y : b, own ? yAt : at, a, at, x, xAt, s.n()));
    }),

    ARE_FINITE(s -> Calls.inPlace(s, (k, y, yAt, x, xAt) -> {
        for (int i = 0; i < s.n(); i++) {
            y[yAt + i] = k.elementwise().areFinite(x, xAt + i, Math.min(40, s.n() - i)) ? 1 : 0;
        }
    }));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    ElementwiseCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }
}
