package lanewise.verify.kernel;

import java.util.List;
import lanewise.kernel.Kernels;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Trials of the common forms of kernels. */
final class Calls {
    private Calls() {}

    interface TwoArrays {
        void call(Kernels kernels, float[] y, int yAt, float[] x, int xAt);
    }

    static Trial inPlace(Size s, TwoArrays call) {
        int yAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, yAt, yAt + s.n())),
                (k, f) -> call.call(k, f[0], yAt, f[1], xAt),
                s.values().signal(yAt + s.n() + 20, -1, 1),
                s.values().signal(xAt + s.n() + 20, -1, 1));
    }

    static Trial fromCurrent(Size s, TwoArrays call) {
        return fromCurrent(s, 1, call);
    }

    /** With currents from -1 to 5, scaled. */
    static Trial fromCurrent(Size s, float scale, TwoArrays call) {
        int outAt = s.values().upTo(17);
        if (s.values().oneIn(3)) { // the current is replaced by the output
            return Trial.ofFloats(
                    List.of(new Range(0, outAt, outAt + s.n())),
                    (k, f) -> call.call(k, f[0], outAt, f[0], outAt),
                    s.values().signal(outAt + s.n() + 20, -scale, 5 * scale));
        }
        int jAt = s.values().upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n())),
                (k, f) -> call.call(k, f[0], outAt, f[1], jAt),
                s.values().signal(outAt + s.n() + 20, -1, 1),
                s.values().signal(jAt + s.n() + 20, -scale, 5 * scale));
    }
}
