package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.Products;

/**
 * Products with several partial sums for each output. A group of P columns is 64 weights in a row, one for each of the
 * 64 chains, so lanes run across chains; the chains of an item are kept in a scratch array between a group's parts. Of a
 * single item whose inputs are mostly zero, only the columns of the others are touched.
 */
final class PartialProducts {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final int CHAINS = Products.CHAINS;

    /** Items that share each load of weights. */
    private static final int ITEMS = 4;

    /** With shorter columns all weights are soon read, and it is not worth listing the inputs that are not zero. */
    private static final int LONG = Math.max(LANES, 16);

    /** More chains for each row do not come with long columns. */
    private static final int MOST_PARTIALS = CHAINS / LONG;

    /** Where an input lies between zeros, behind the chains: read from so far before it, it is another chain's, 0. */
    private static final int INPUT = ITEMS * CHAINS + MOST_PARTIALS - 1;

    private static final ThreadLocal<float[]> SUMS = ThreadLocal.withInitial(() -> new float[INPUT + MOST_PARTIALS]);

    /** By the logarithm of the rows: which of the inputs that start at a vector's first column each lane takes. */
    private static final List<VectorShuffle<Float>> SPREAD = IntStream.range(0, Integer.numberOfTrailingZeros(CHAINS))
            .mapToObj(shift -> VectorShuffle.fromOp(SPECIES, lane -> lane >> shift))
            .toList();

    private PartialProducts() {}

    static void dotInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int wStride,
            int partials,
            int items) {
        assert partials * wStride == CHAINS;
        float[] sums = SUMS.get();
        for (int b = 0; b < items; ) {
            int at = xAt + b * xStride;
            int group = items - b >= ITEMS ? ITEMS : 1;
            if (group == 1 && wStride >= LONG && listed(sums, w, wAt, x, at, cols, wStride)) {
                addTo(y, yAt + b * yStride, sums, 0, rows, wStride);
                b++;
                continue;
            }
            int groups = wholeGroups(x, at + (group - 1) * xStride, cols, wStride, partials);
            if (group == ITEMS) {
                for (int part = 0; part < CHAINS; part += 2 * LANES) {
                    if (wStride >= LANES) {
                        four(sums, part, w, wAt + part, x, at, xStride, wStride, groups);
                    } else {
                        fourSpread(sums, part, w, wAt + part, x, at, xStride, wStride, groups);
                    }
                }
            } else {
                for (int part = 0; part < CHAINS; part += 4 * LANES) {
                    if (wStride >= LANES) {
                        one(sums, part, w, wAt + part, x, at, wStride, groups);
                    } else {
                        oneSpread(sums, part, w, wAt + part, x, at, wStride, groups);
                    }
                }
            }
            for (int item = 0; item < group; item++, b++) {
                int chains = item * CHAINS;
                rest(sums, chains, w, wAt, x, xAt + b * xStride, groups * partials, rows, cols, wStride);
                addTo(y, yAt + b * yStride, sums, chains, rows, wStride);
            }
        }
    }

    /**
     * The chains of one item by the inputs that are not zero, if they are few.
     *
     * @return whether they were
     */
    private static boolean listed(float[] sums, float[] w, int wAt, float[] x, int xAt, int cols, int wStride) {
        int count = ListedProducts.listIfQuiet(x, xAt, cols);
        if (count < 0) {
            return false;
        }
        int[] numbers = ListedProducts.listed();
        if (wStride == LANES) {
            listedOne(sums, w, wAt, x, xAt, numbers, count);
        } else {
            for (int part = 0; part < CHAINS; part += 4 * LANES) {
                listed(sums, part, w, wAt, x, xAt, wStride, numbers, count);
            }
        }
        return true;
    }

    /** All chains where they are four vectors of 16, and a column is one. */
    private static void listedOne(float[] sums, float[] w, int wAt, float[] x, int xAt, int[] numbers, int count) {
        var s0 = FloatVector.zero(SPECIES);
        var s1 = FloatVector.zero(SPECIES);
        var s2 = FloatVector.zero(SPECIES);
        var s3 = FloatVector.zero(SPECIES);
        for (int j = 0; j < count; j++) {
            int k = numbers[j];
            int in = INPUT - (k & 3);
            sums[INPUT] = x[xAt + k];
            var column = fromArray(SPECIES, w, wAt + k * LANES);
            s0 = column.fma(broadcast(SPECIES, sums[in]), s0);
            s1 = column.fma(broadcast(SPECIES, sums[in + 1]), s1);
            s2 = column.fma(broadcast(SPECIES, sums[in + 2]), s2);
            s3 = column.fma(broadcast(SPECIES, sums[in + 3]), s3);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, LANES);
        s2.intoArray(sums, 2 * LANES);
        s3.intoArray(sums, 3 * LANES);
    }

    /**
     * Four vectors of chains, in registers: each column goes to all, times its input or times 0. (A chain in memory would
     * wait for each store to be read back.)
     */
    private static void listed(
            float[] sums, int part, float[] w, int wAt, float[] x, int xAt, int wStride, int[] numbers, int count) {
        int last = CHAINS / wStride - 1;
        int row0 = part % wStride;
        int row1 = (part + LANES) % wStride;
        int row2 = (part + 2 * LANES) % wStride;
        int row3 = (part + 3 * LANES) % wStride;
        int in0 = INPUT + part / wStride;
        int in1 = INPUT + (part + LANES) / wStride;
        int in2 = INPUT + (part + 2 * LANES) / wStride;
        int in3 = INPUT + (part + 3 * LANES) / wStride;
        var s0 = FloatVector.zero(SPECIES);
        var s1 = FloatVector.zero(SPECIES);
        var s2 = FloatVector.zero(SPECIES);
        var s3 = FloatVector.zero(SPECIES);
        for (int j = 0; j < count; j++) {
            int k = numbers[j];
            int column = wAt + k * wStride;
            int chain = k & last;
            sums[INPUT] = x[xAt + k];
            s0 = fromArray(SPECIES, w, column + row0).fma(broadcast(SPECIES, sums[in0 - chain]), s0);
            s1 = fromArray(SPECIES, w, column + row1).fma(broadcast(SPECIES, sums[in1 - chain]), s1);
            s2 = fromArray(SPECIES, w, column + row2).fma(broadcast(SPECIES, sums[in2 - chain]), s2);
            s3 = fromArray(SPECIES, w, column + row3).fma(broadcast(SPECIES, sums[in3 - chain]), s3);
        }
        s0.intoArray(sums, part);
        s1.intoArray(sums, part + LANES);
        s2.intoArray(sums, part + 2 * LANES);
        s3.intoArray(sums, part + 3 * LANES);
    }

    /** Adds an item's chains up, and to its target. */
    private static void addTo(float[] y, int yAt, float[] sums, int chains, int rows, int wStride) {
        fold(sums, chains, wStride);
        int i = 0;
        for (; i + LANES <= rows; i += LANES) {
            fromArray(SPECIES, y, yAt + i)
                    .add(fromArray(SPECIES, sums, chains + i))
                    .intoArray(y, yAt + i);
        }
        for (; i < rows; i++) {
            y[yAt + i] += sums[chains + i];
        }
    }

    /** How many groups of columns can be taken whole; the spread loads of the last ones may reach beyond the array. */
    private static int wholeGroups(float[] x, int lastItem, int cols, int wStride, int partials) {
        int groups = cols / partials;
        if (wStride < LANES) {
            int reach = (CHAINS - LANES) / wStride + LANES;
            groups = Math.max(0, Math.min(groups, Math.floorDiv(x.length - lastItem - reach, partials) + 1));
        }
        return groups;
    }

    /** One item by four vectors of chains; a vector is part of one column. */
    private static void one(float[] sums, int part, float[] w, int wAt, float[] x, int xAt, int wStride, int groups) {
        int partials = CHAINS / wStride;
        int x0 = xAt + part / wStride;
        int x1 = xAt + (part + LANES) / wStride;
        int x2 = xAt + (part + 2 * LANES) / wStride;
        int x3 = xAt + (part + 3 * LANES) / wStride;
        var s0 = FloatVector.zero(SPECIES);
        var s1 = FloatVector.zero(SPECIES);
        var s2 = FloatVector.zero(SPECIES);
        var s3 = FloatVector.zero(SPECIES);
        for (int g = 0; g < groups; g++) {
            int at = wAt + g * CHAINS;
            int k = g * partials;
            s0 = fromArray(SPECIES, w, at).fma(broadcast(SPECIES, x[x0 + k]), s0);
            s1 = fromArray(SPECIES, w, at + LANES).fma(broadcast(SPECIES, x[x1 + k]), s1);
            s2 = fromArray(SPECIES, w, at + 2 * LANES).fma(broadcast(SPECIES, x[x2 + k]), s2);
            s3 = fromArray(SPECIES, w, at + 3 * LANES).fma(broadcast(SPECIES, x[x3 + k]), s3);
        }
        s0.intoArray(sums, part);
        s1.intoArray(sums, part + LANES);
        s2.intoArray(sums, part + 2 * LANES);
        s3.intoArray(sums, part + 3 * LANES);
    }

    /** One item by four vectors of chains; a vector holds several columns. */
    private static void oneSpread(
            float[] sums, int part, float[] w, int wAt, float[] x, int xAt, int wStride, int groups) {
        int partials = CHAINS / wStride;
        int x0 = xAt + part / wStride;
        int x1 = xAt + (part + LANES) / wStride;
        int x2 = xAt + (part + 2 * LANES) / wStride;
        int x3 = xAt + (part + 3 * LANES) / wStride;
        var spread = SPREAD.get(Integer.numberOfTrailingZeros(wStride));
        var s0 = FloatVector.zero(SPECIES);
        var s1 = FloatVector.zero(SPECIES);
        var s2 = FloatVector.zero(SPECIES);
        var s3 = FloatVector.zero(SPECIES);
        for (int g = 0; g < groups; g++) {
            int at = wAt + g * CHAINS;
            int k = g * partials;
            s0 = fromArray(SPECIES, w, at).fma(fromArray(SPECIES, x, x0 + k).rearrange(spread), s0);
            s1 = fromArray(SPECIES, w, at + LANES)
                    .fma(fromArray(SPECIES, x, x1 + k).rearrange(spread), s1);
            s2 = fromArray(SPECIES, w, at + 2 * LANES)
                    .fma(fromArray(SPECIES, x, x2 + k).rearrange(spread), s2);
            s3 = fromArray(SPECIES, w, at + 3 * LANES)
                    .fma(fromArray(SPECIES, x, x3 + k).rearrange(spread), s3);
        }
        s0.intoArray(sums, part);
        s1.intoArray(sums, part + LANES);
        s2.intoArray(sums, part + 2 * LANES);
        s3.intoArray(sums, part + 3 * LANES);
    }

    /** Four items by two vectors of chains; a vector is part of one column. */
    private static void four(
            float[] sums, int part, float[] w, int wAt, float[] x, int xAt, int xStride, int wStride, int groups) {
        int partials = CHAINS / wStride;
        int x0 = xAt + part / wStride;
        int x1 = x0 + xStride;
        int x2 = x1 + xStride;
        int x3 = x2 + xStride;
        int next = (part + LANES) / wStride - part / wStride;
        var s00 = FloatVector.zero(SPECIES);
        var s01 = FloatVector.zero(SPECIES);
        var s10 = FloatVector.zero(SPECIES);
        var s11 = FloatVector.zero(SPECIES);
        var s20 = FloatVector.zero(SPECIES);
        var s21 = FloatVector.zero(SPECIES);
        var s30 = FloatVector.zero(SPECIES);
        var s31 = FloatVector.zero(SPECIES);
        for (int g = 0; g < groups; g++) {
            int at = wAt + g * CHAINS;
            int k = g * partials;
            int l = k + next;
            var w0 = fromArray(SPECIES, w, at);
            var w1 = fromArray(SPECIES, w, at + LANES);
            s00 = w0.fma(broadcast(SPECIES, x[x0 + k]), s00);
            s01 = w1.fma(broadcast(SPECIES, x[x0 + l]), s01);
            s10 = w0.fma(broadcast(SPECIES, x[x1 + k]), s10);
            s11 = w1.fma(broadcast(SPECIES, x[x1 + l]), s11);
            s20 = w0.fma(broadcast(SPECIES, x[x2 + k]), s20);
            s21 = w1.fma(broadcast(SPECIES, x[x2 + l]), s21);
            s30 = w0.fma(broadcast(SPECIES, x[x3 + k]), s30);
            s31 = w1.fma(broadcast(SPECIES, x[x3 + l]), s31);
        }
        s00.intoArray(sums, part);
        s01.intoArray(sums, part + LANES);
        s10.intoArray(sums, CHAINS + part);
        s11.intoArray(sums, CHAINS + part + LANES);
        s20.intoArray(sums, 2 * CHAINS + part);
        s21.intoArray(sums, 2 * CHAINS + part + LANES);
        s30.intoArray(sums, 3 * CHAINS + part);
        s31.intoArray(sums, 3 * CHAINS + part + LANES);
    }

    /** Four items by two vectors of chains; a vector holds several columns. */
    private static void fourSpread(
            float[] sums, int part, float[] w, int wAt, float[] x, int xAt, int xStride, int wStride, int groups) {
        int partials = CHAINS / wStride;
        int x0 = xAt + part / wStride;
        int x1 = x0 + xStride;
        int x2 = x1 + xStride;
        int x3 = x2 + xStride;
        int next = (part + LANES) / wStride - part / wStride;
        var spread = SPREAD.get(Integer.numberOfTrailingZeros(wStride));
        var s00 = FloatVector.zero(SPECIES);
        var s01 = FloatVector.zero(SPECIES);
        var s10 = FloatVector.zero(SPECIES);
        var s11 = FloatVector.zero(SPECIES);
        var s20 = FloatVector.zero(SPECIES);
        var s21 = FloatVector.zero(SPECIES);
        var s30 = FloatVector.zero(SPECIES);
        var s31 = FloatVector.zero(SPECIES);
        for (int g = 0; g < groups; g++) {
            int at = wAt + g * CHAINS;
            int k = g * partials;
            int l = k + next;
            var w0 = fromArray(SPECIES, w, at);
            var w1 = fromArray(SPECIES, w, at + LANES);
            s00 = w0.fma(fromArray(SPECIES, x, x0 + k).rearrange(spread), s00);
            s01 = w1.fma(fromArray(SPECIES, x, x0 + l).rearrange(spread), s01);
            s10 = w0.fma(fromArray(SPECIES, x, x1 + k).rearrange(spread), s10);
            s11 = w1.fma(fromArray(SPECIES, x, x1 + l).rearrange(spread), s11);
            s20 = w0.fma(fromArray(SPECIES, x, x2 + k).rearrange(spread), s20);
            s21 = w1.fma(fromArray(SPECIES, x, x2 + l).rearrange(spread), s21);
            s30 = w0.fma(fromArray(SPECIES, x, x3 + k).rearrange(spread), s30);
            s31 = w1.fma(fromArray(SPECIES, x, x3 + l).rearrange(spread), s31);
        }
        s00.intoArray(sums, part);
        s01.intoArray(sums, part + LANES);
        s10.intoArray(sums, CHAINS + part);
        s11.intoArray(sums, CHAINS + part + LANES);
        s20.intoArray(sums, 2 * CHAINS + part);
        s21.intoArray(sums, 2 * CHAINS + part + LANES);
        s30.intoArray(sums, 3 * CHAINS + part);
        s31.intoArray(sums, 3 * CHAINS + part + LANES);
    }

    /** The columns after the last whole group. */
    private static void rest(
            float[] sums,
            int chains,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int from,
            int rows,
            int cols,
            int wStride) {
        for (int k = from; k < cols; k++) {
            float in = x[xAt + k];
            int slot = chains + (k * wStride & CHAINS - 1);
            int column = wAt + k * wStride;
            for (int i = 0; i < rows; i++) {
                sums[slot + i] = Math.fma(w[column + i], in, sums[slot + i]);
            }
        }
    }

    /** Adds the upper half of an item's chains to the lower half until one row of sums is left. */
    private static void fold(float[] sums, int chains, int wStride) {
        int half = CHAINS / 2;
        for (; half >= wStride && half >= LANES; half /= 2) {
            for (int i = chains; i < chains + half; i += LANES) {
                fromArray(SPECIES, sums, i)
                        .add(fromArray(SPECIES, sums, i + half))
                        .intoArray(sums, i);
            }
        }
        for (; half >= wStride; half /= 2) {
            for (int i = chains; i < chains + half; i++) {
                sums[i] += sums[i + half];
            }
        }
    }
}
