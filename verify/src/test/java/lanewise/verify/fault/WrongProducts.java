package lanewise.verify.fault;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.SparseKernels;
import lanewise.kernel.SparseMatrix;
import lanewise.kernel.SparsePanel;
import lanewise.kernel.SparseRows;

/** Defects of the products, dense and sparse. */
final class WrongProducts {
    private static final ProductKernels RIGHT = ScalarKernels.INSTANCE.products();

    private WrongProducts() {}

    /** Columns from the last to the first. */
    static ProductKernels reductionOrderChanged() {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items) -> {
            for (int b = 0; b < items; b++) {
                for (int k = cols - 1; k >= 0; k--) {
                    RIGHT.dotInc(
                            y,
                            yAt + b * yStride,
                            yStride,
                            w,
                            wAt + k * wStride,
                            x,
                            xAt + b * xStride + k,
                            xStride,
                            rows,
                            1,
                            wStride,
                            1,
                            1);
                }
            }
        };
    }

    /** The last of several partial sums is not added. */
    static ProductKernels partialChainLost() {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items) -> {
            float[] lossy = x.clone();
            for (int b = 0; b < items; b++) {
                for (int k = partials - 1; k < cols && partials > 1; k += partials) {
                    lossy[xAt + b * xStride + k] = 0;
                }
            }
            RIGHT.dotInc(y, yAt, yStride, w, wAt, lossy, xAt, xStride, rows, cols, wStride, partials, items);
        };
    }

    /** Columns of weights are taken to lie without gaps. */
    static ProductKernels strideIgnored() {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items) -> {
            int stride = partials == 1 ? rows : wStride;
            RIGHT.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, stride, partials, items);
        };
    }

    static ProductKernels itemsReadTheFirst() {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items) ->
                RIGHT.dotInc(y, yAt, yStride, w, wAt, x, xAt, 0, rows, cols, wStride, partials, items);
    }

    static ProductKernels lastRowSkipped() {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items) ->
                RIGHT.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows - 1, cols, wStride, partials, items);
    }

    /** What is neither below nor above 0 is taken for 0. */
    static SparseKernels skippedWithNaN() {
        return (y, yAt, yStride, w, x, xAt, xStride, items) -> {
            float[] numbers = x.clone();
            for (int i = 0; i < x.length; i++) {
                numbers[i] = x[i] < 0 || x[i] > 0 ? x[i] : 0;
            }
            ScalarKernels.INSTANCE.sparse().sparseDotInc(y, yAt, yStride, w, numbers, xAt, xStride, items);
        };
    }

    /** Entries of a column from the last to the first, among them those of one place. */
    static SparseKernels orderUnstable() {
        return (y, yAt, yStride, w, x, xAt, xStride, items) -> {
            int entries = w.values().length;
            int[] colOf = new int[entries];
            for (int k = 0; k < w.cols(); k++) {
                for (int j = w.columns()[k]; j < w.columns()[k + 1]; j++) {
                    colOf[j] = k;
                }
            }
            int[] back = IntStream.range(0, entries).map(j -> entries - 1 - j).toArray();
            int[] rows = IntStream.of(back).map(j -> w.rowOf()[j]).toArray();
            int[] cols = IntStream.of(back).map(j -> colOf[j]).toArray();
            float[] values = new float[entries];
            for (int j = 0; j < entries; j++) {
                values[j] = w.values()[back[j]];
            }
            SparseMatrix reversed = SparseMatrix.of(w.rows(), w.cols(), rows, cols, values);
            ScalarKernels.INSTANCE.sparse().sparseDotInc(y, yAt, yStride, reversed, x, xAt, xStride, items);
        };
    }

    /** What a row has beyond the others of its four is not added. */
    static SparseKernels restsLost() {
        return (y, yAt, yStride, w, x, xAt, xStride, items) -> {
            SparseRows rows = w.byRow();
            float[] values = rows.values().clone();
            for (int r = 0; r < rows.rows().length; r++) {
                if (r % 4 < 3) {
                    Arrays.fill(values, rows.rests()[r], rows.rests()[r + 1], 0);
                }
            }
            var wrong = new SparseRows(rows.panels(), rows.rows(), rows.fours(), rows.rests(), rows.cols(), values);
            ScalarKernels.INSTANCE.sparse().sparseDotInc(y, yAt, yStride, with(w, wrong), x, xAt, xStride, items);
        };
    }

    /** Every band is taken for a block. */
    static SparseKernels shiftIgnored() {
        return (y, yAt, yStride, w, x, xAt, xStride, items) -> {
            SparseRows rows = w.byRow();
            List<SparsePanel> blocks = rows.panels().stream()
                    .map(p -> new SparsePanel(p.row(), p.rows(), 0, p.cols(), p.values()))
                    .toList();
            var wrong = new SparseRows(blocks, rows.rows(), rows.fours(), rows.rests(), rows.cols(), rows.values());
            ScalarKernels.INSTANCE.sparse().sparseDotInc(y, yAt, yStride, with(w, wrong), x, xAt, xStride, items);
        };
    }

    private static SparseMatrix with(SparseMatrix w, SparseRows byRow) {
        return new SparseMatrix(w.rows(), w.cols(), w.columns(), w.rowOf(), w.values(), byRow);
    }
}
