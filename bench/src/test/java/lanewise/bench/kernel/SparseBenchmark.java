package lanewise.bench.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.SparseMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sparse matrices of several kinds, for one item and a batch, with inputs that are all active or spike now and then. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SparseBenchmark {
    /** Matrices by where their entries lie. */
    public enum Kind {
        /** 10,000 entries anywhere among 1,000 rows. */
        ONE_PERCENT(1000, i -> 10),
        /** 100,000 entries anywhere among 1,000 rows. */
        TEN_PERCENT(1000, i -> 100),
        /** 320,000 entries among 4,000 rows. */
        MEDIUM(4000, i -> 80),
        /** 10 million entries among 100,000 rows: more than a cache holds. */
        LARGE(100_000, i -> 100),
        /** 10 rows of all 5,000 columns, and 10 entries in every other one. */
        FEW_DENSE_ROWS(5000, i -> i % 500 == 5 ? 5000 : 10),
        /** 10,000 entries on the diagonal. */
        DIAGONAL(10_000, i -> 1),
        /** 20 blocks of 50 rows and columns along the diagonal. */
        BLOCKS(1000, i -> 50);

        private final int size;

        @SuppressWarnings("ImmutableEnumChecker") // has no state
        private final IntUnaryOperator entriesOfRow;

        Kind(int size, IntUnaryOperator entriesOfRow) {
            this.size = size;
            this.entriesOfRow = entriesOfRow;
        }

        SparseMatrix matrix() {
            var random = new SplittableRandom(size);
            int entries = IntStream.range(0, size).map(entriesOfRow).sum();
            int[] rowOf = new int[entries];
            int[] colOf = new int[entries];
            for (int i = 0, at = 0; i < size; i++) {
                int length = entriesOfRow.applyAsInt(i);
                for (int j = 0; j < length; j++, at++) {
                    rowOf[at] = i;
                    colOf[at] = switch (this) {
                        case ONE_PERCENT, TEN_PERCENT, MEDIUM, LARGE -> random.nextInt(size);
                        case FEW_DENSE_ROWS -> length == size ? j : random.nextInt(size);
                        case DIAGONAL -> i;
                        case BLOCKS -> i / length * length + j;
                    };
                }
            }
            return SparseMatrix.of(size, size, rowOf, colOf, random(entries, 1));
        }
    }

    @Param({"scalar", "simd"})
    String kernels;

    @Param
    Kind kind;

    @Param({"1", "16"})
    int items;

    /** Share of inputs that are not zero. */
    @Param({"1", "0.01"})
    double activity;

    private Kernels chosen;
    private SparseMatrix w;
    private float[] x;
    private float[] y;

    /** Draws a matrix and inputs, and holds the first product to the scalar one's bits. */
    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        w = kind.matrix();
        x = random(items * w.cols(), activity);
        y = new float[items * w.rows()];
        float[] expected = y.clone();
        ScalarKernels.INSTANCE.sparse().sparseDotInc(expected, 0, w.rows(), w, x, 0, w.cols(), items);
        if (!Arrays.equals(sparseDotInc(), expected)) {
            throw new IllegalStateException("%s gives other bits than scalar for %s".formatted(kernels, kind));
        }
    }

    private static float[] random(int n, double share) {
        SplittableRandom random = new SplittableRandom(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble() < share ? random.nextFloat() - 0.5f : 0;
        }
        return values;
    }

    @Benchmark
    public float[] sparseDotInc() {
        chosen.sparse().sparseDotInc(y, 0, w.rows(), w, x, 0, w.cols(), items);
        return y;
    }
}
