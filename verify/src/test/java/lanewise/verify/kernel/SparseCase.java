package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lanewise.kernel.SparseMatrix;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the sparse products. */
enum SparseCase implements KernelCase {
    SPARSE(s -> product(s, false, 1)),

    SPARSE_SPIKES(s -> product(s, true, 1)),

    SPARSE_BATCH(s -> product(s, s.values().oneIn(2), s.values().upTo(9)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    SparseCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    private static Trial product(Size s, boolean silent, int items) {
        int rows = 1 + s.values().upTo(s.n());
        int cols = 1 + s.values().upTo(s.n());
        int entries = s.values().upTo(4 * s.n());
        int[] rowOf = new int[entries];
        int[] colOf = new int[entries];
        for (int j = 0; j < entries; j++) {
            rowOf[j] = s.values().upTo(rows - 1);
            colOf[j] = s.values().upTo(cols - 1);
        }
        SparseMatrix w = SparseMatrix.of(rows, cols, rowOf, colOf, s.values().weights(entries));
        int yAt = s.values().upTo(17);
        int yStride = rows + s.values().upTo(5);
        int xAt = s.values().upTo(17);
        int xStride = s.values().oneIn(4) ? 0 : cols + s.values().upTo(5);
        List<Range> written = new ArrayList<>();
        for (int b = 0; b < items; b++) {
            written.add(new Range(0, yAt + b * yStride, yAt + b * yStride + rows));
        }
        float[] x = s.values().signal(xAt + Math.max(0, items - 1) * xStride + cols, -1, 1);
        return Trial.ofFloats(
                written,
                (k, f) -> k.sparse().sparseDotInc(f[0], yAt, yStride, w, f[1], xAt, xStride, items),
                s.values().signal(yAt + items * yStride + s.values().upTo(20), -1, 1),
                silent ? s.values().silence(x) : x);
    }
}
