package lanewise.verify.kernel;

import java.util.function.Function;
import lanewise.verify.kernel.KernelCase.Size;

/** Calls of the filters. */
enum FilterCase implements KernelCase {
    LOWPASS(s -> Calls.inPlace(
            s, (k, y, yAt, x, xAt) -> k.filters().lowpass(y, yAt, x, xAt, s.n(), 0.8187308f, 0.18126924f)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    FilterCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }
}
