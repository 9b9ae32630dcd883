package lanewise.verify.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the matrix products for building, which may allocate. */
enum MatrixCase implements KernelCase {
    PRODUCT_INC(s -> product(
            s, s.values().upTo(s.n()), s.values().upTo(s.n()), s.values().upTo(20))),

    PRODUCT_INC_LONG(s -> product(
            s, s.values().upTo(20), s.values().upTo(40), 250 + s.values().upTo(270))),

    PRODUCT_INC_HIGH(s -> product(
            s, 180 + s.values().upTo(s.n()), s.values().upTo(20), s.values().upTo(20))),

    PRODUCT_INC_WIDE(s -> product(
            s, 4 + s.values().upTo(8), 2030 + s.values().upTo(s.n()), s.values().upTo(4))),

    GRAM_INC(s -> gramOfSomeRows(s, 1 + s.values().upTo(s.n()), s.values().upTo(30))),

    GRAM_INC_HIGH(
            s -> gramOfSomeRows(s, 180 + s.values().upTo(s.n()), s.values().upTo(5)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    MatrixCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    private static Trial product(Size s, int m, int n, int p) {
        int cStride = n + s.values().upTo(5);
        int aStride = s.values().oneIn(4) && m == 1 ? 1 : m + s.values().upTo(5);
        int bStride = n + s.values().upTo(5);
        int cAt = s.values().upTo(9);
        int aAt = s.values().upTo(9);
        int bAt = s.values().upTo(9);
        double sign = s.values().oneIn(2) ? 1 : -1;
        List<Range> written = IntStream.range(0, m)
                .mapToObj(i -> new Range(0, cAt + i * cStride, cAt + i * cStride + n))
                .toList();
        return Trial.ofDoubles(
                written,
                (k, d) -> k.matrices()
                        .productInc(d[0], cAt, cStride, d[1], aAt, aStride, d[2], bAt, bStride, m, n, p, sign),
                s.values().doubles(cAt + m * cStride + 8),
                s.values().doubles(aAt + p * aStride),
                s.values().doubles(bAt + p * bStride));
    }

    private static Trial gramOfSomeRows(Size s, int n, int p) {
        int from = s.values().upTo(n / 2);
        return gram(s, n, p, from, from + s.values().upTo(n - from));
    }

    static Trial gram(Size s, int n, int p, int from, int to) {
        int cStride = n + s.values().upTo(5);
        int aStride = n + s.values().upTo(5);
        List<Range> written = IntStream.range(from, to)
                .mapToObj(i -> new Range(0, i * cStride + i, i * cStride + n))
                .toList();
        return Trial.ofDoubles(
                written,
                (k, d) -> {
                    k.matrices().gramInc(d[0], 0, cStride, d[1], 3, aStride, n, p, -1, from, to);
                    // below the diagonal anything may stand in the rows from..to
                    for (int i = from; i < to; i++) {
                        Arrays.fill(d[0], i * cStride, i * cStride + i, 0);
                    }
                },
                belowIsZero(s.values().doubles(n * cStride), cStride, from, to),
                s.values().doubles(3 + p * aStride));
    }

    private static double[] belowIsZero(double[] c, int cStride, int from, int to) {
        for (int i = from; i < to; i++) {
            Arrays.fill(c, i * cStride, i * cStride + i, 0);
        }
        return c;
    }
}
