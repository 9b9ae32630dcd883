package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lanewise.kernel.SparseMatrix;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the sparse products, and of every way through them. */
enum SparseCase implements KernelCase {
    SPARSE(s -> product(s, scattered(s, 4), false, 1)),

    SPARSE_SPIKES(s -> product(s, scattered(s, 4), true, 1)),

    SPARSE_BATCH(
            s -> product(s, scattered(s, 4), s.values().oneIn(2), s.values().upTo(9))),

    /** So many entries that items are brought side by side. */
    SPARSE_DENSE_BATCH(s -> product(s, scattered(s, 12), false, s.values().upTo(35))),

    /** Most entries in a few rows. */
    SPARSE_LONG_ROWS(s -> product(s, longRows(s), false, 1 + s.values().upTo(2))),

    SPARSE_BLOCKS(s -> product(s, blocks(s), false, 1 + s.values().upTo(2))),

    SPARSE_BAND(s -> product(s, band(s), false, 1 + s.values().upTo(2)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    SparseCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    /** Entries anywhere, at most so many for each of n rows. */
    private static SparseMatrix scattered(Size s, int most) {
        var places = new Places(1 + s.values().upTo(s.n()), 1 + s.values().upTo(s.n()));
        int entries = s.values().upTo(most * s.n());
        for (int j = 0; j < entries; j++) {
            places.add(s.values().upTo(places.rows - 1), s.values().upTo(places.cols - 1));
        }
        return places.matrix(s);
    }

    private static SparseMatrix longRows(Size s) {
        var places = new Places(1 + s.values().upTo(s.n()), 1 + s.values().upTo(s.n()));
        int longRows = 1 + s.values().upTo(5);
        for (int k = 0; k < places.cols; k++) {
            for (int i = 0; i < longRows; i++) {
                places.add(Math.min(7 * i, places.rows - 1), k);
            }
            places.add(s.values().upTo(places.rows - 1), k);
        }
        return places.matrix(s);
    }

    /** Blocks of several heights and widths along the diagonal, in some of which entries lie at one place. */
    private static SparseMatrix blocks(Size s) {
        var places = new Places(1 + s.n(), 1 + s.n());
        int row = s.values().upTo(3);
        for (int col = 0; row < places.rows && col < places.cols; ) {
            int height = Math.min(1 + s.values().upTo(s.n()), places.rows - row);
            int width = Math.min(1 + s.values().upTo(9), places.cols - col);
            boolean twice = s.values().oneIn(4);
            for (int i = 0; i < height; i++) {
                for (int k = 0; k < width; k++) {
                    places.add(row + i, col + k);
                    if (twice && k % 3 == 0) {
                        places.add(row + i, col + k);
                    }
                }
            }
            row += height + s.values().upTo(2);
            col += width;
        }
        return places.matrix(s);
    }

    /** One or several diagonals, and a row across them. */
    private static SparseMatrix band(Size s) {
        var places = new Places(1 + s.n(), 1 + s.n());
        for (int diagonal = 1 + s.values().upTo(4); diagonal > 0; diagonal--) {
            int shift = s.values().upTo(s.n()) / 2;
            for (int i = 0; i + shift < places.cols; i++) {
                places.add(i, i + shift);
            }
        }
        for (int k = 0; k < places.cols && s.n() % 2 == 0; k++) {
            places.add(s.n() / 2, k);
        }
        return places.matrix(s);
    }

    private static Trial product(Size s, SparseMatrix w, boolean silent, int items) {
        int yAt = s.values().upTo(17);
        int yStride = w.rows() + s.values().upTo(5);
        int xAt = s.values().upTo(17);
        int xStride = s.values().oneIn(4) ? 0 : w.cols() + s.values().upTo(5);
        List<Range> written = new ArrayList<>();
        for (int b = 0; b < items; b++) {
            written.add(new Range(0, yAt + b * yStride, yAt + b * yStride + w.rows()));
        }
        float[] x = s.values().signal(xAt + Math.max(0, items - 1) * xStride + w.cols(), -1, 1);
        return Trial.ofFloats(
                written,
                (k, f) -> k.sparse().sparseDotInc(f[0], yAt, yStride, w, f[1], xAt, xStride, items),
                s.values().signal(yAt + items * yStride + s.values().upTo(20), -1, 1),
                silent ? s.values().silence(x) : x);
    }

    /** Where the entries of a matrix lie. */
    private static final class Places {
        private final int rows;
        private final int cols;
        private final List<Integer> rowOf = new ArrayList<>();
        private final List<Integer> colOf = new ArrayList<>();

        Places(int rows, int cols) {
            this.rows = rows;
            this.cols = cols;
        }

        void add(int row, int col) {
            rowOf.add(row);
            colOf.add(col);
        }

        SparseMatrix matrix(Size s) {
            return SparseMatrix.of(
                    rows, cols, array(rowOf), array(colOf), s.values().weights(rowOf.size()));
        }

        private static int[] array(List<Integer> numbers) {
            return numbers.stream().flatMapToInt(IntStream::of).toArray();
        }
    }
}
