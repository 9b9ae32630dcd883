package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.LearningKernels;
import lanewise.kernel.ProductKernels;
import lanewise.kernel.Products;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.Scratch;

/**
 * Steps of learning rules, lanes across a row. Rows are short where populations are small, so they are written in whole
 * vectors in ascending order: what a row's last vector puts beyond its end, the next row overwrites. The last rows,
 * where it would stay, and rows much shorter than a vector go to the scalar kernels.
 */
final class VectorLearning implements LearningKernels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final LearningKernels TAIL = ScalarKernels.INSTANCE.learning();
    private static final ProductKernels SHORT = ScalarKernels.INSTANCE.products();

    /** What is needed beyond two rows of intermediate values: the dot product, and what vectors put beyond the end. */
    private static final int SLACK = 64;

    /** The positions of the lanes. */
    private static final float[] POSITIONS = new float[LANES];

    static {
        for (int lane = 0; lane < LANES; lane++) {
            POSITIONS[lane] = lane;
        }
    }

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final ProductKernels products;

    VectorLearning(ProductKernels products) {
        this.products = products;
    }

    /** How many rows can be written in whole vectors; none if the values they share cannot be read in such. */
    private static int wholeRows(int post, int pre, int preAt, float[] values) {
        if (4 * pre < LANES || pre == 0) {
            return 0; // a vector that is nearly all beyond the row costs more than it brings
        }
        int whole = SPECIES.loopBound(pre + LANES - 1);
        return preAt + whole > values.length ? 0 : Math.max(0, Math.floorDiv(post * pre - whole, pre) + 1);
    }

    private static void outerRow(float[] delta, int row, float factor, float[] x, int xAt, int pre) {
        var f = broadcast(SPECIES, factor);
        var zero = FloatVector.zero(SPECIES);
        for (int j = 0; j < pre; j += LANES) {
            f.mul(fromArray(SPECIES, x, xAt + j)).add(zero).intoArray(delta, row + j);
        }
    }

    @Override
    public void pes(
            float[] delta,
            int deltaAt,
            float[] error,
            int errorAt,
            float[] activity,
            int activityAt,
            int post,
            int pre,
            float alpha) {
        int rows = wholeRows(post, pre, activityAt, activity);
        for (int i = 0; i < rows; i++) {
            outerRow(delta, deltaAt + i * pre, alpha * error[errorAt + i], activity, activityAt, pre);
        }
        int left = deltaAt + rows * pre;
        TAIL.pes(delta, left, error, errorAt + rows, activity, activityAt, post - rows, pre, alpha);
    }

    @Override
    public void bcm(
            float[] delta,
            int deltaAt,
            float[] in,
            int inAt,
            float[] out,
            int outAt,
            float[] theta,
            int thetaAt,
            int post,
            int pre,
            float alpha) {
        int rows = wholeRows(post, pre, inAt, in);
        for (int i = 0; i < rows; i++) {
            float active = out[outAt + i];
            float factor = alpha * active * (active - theta[thetaAt + i]);
            outerRow(delta, deltaAt + i * pre, factor, in, inAt, pre);
        }
        int left = deltaAt + rows * pre;
        TAIL.bcm(delta, left, in, inAt, out, outAt + rows, theta, thetaAt + rows, post - rows, pre, alpha);
    }

    @Override
    public void oja(
            float[] delta,
            int deltaAt,
            float[] weights,
            int weightsAt,
            float[] in,
            int inAt,
            float[] out,
            int outAt,
            int post,
            int pre,
            float alpha,
            float beta) {
        int rows = wholeRows(post, pre, inAt, in);
        for (int i = 0; i < rows; i++) {
            float gain = alpha * out[outAt + i];
            float forget = gain * out[outAt + i];
            ojaRow(delta, deltaAt + i * pre, weights, weightsAt + i * pre, in, inAt, pre, gain, forget, -beta);
        }
        int done = rows * pre;
        TAIL.oja(
                delta,
                deltaAt + done,
                weights,
                weightsAt + done,
                in,
                inAt,
                out,
                outAt + rows,
                post - rows,
                pre,
                alpha,
                beta);
    }

    private static void ojaRow(
            float[] delta,
            int row,
            float[] weights,
            int weightsAt,
            float[] in,
            int inAt,
            int pre,
            float gain,
            float forget,
            float minusBeta) {
        var g = broadcast(SPECIES, gain);
        var f = broadcast(SPECIES, forget);
        var b = broadcast(SPECIES, minusBeta);
        var zero = FloatVector.zero(SPECIES);
        for (int j = 0; j < pre; j += LANES) {
            var lost = b.mul(fromArray(SPECIES, weights, weightsAt + j)).mul(f);
            g.fma(fromArray(SPECIES, in, inAt + j), lost).add(zero).intoArray(delta, row + j);
        }
    }

    @Override
    public void voja(
            float[] delta,
            int deltaAt,
            float[] encoders,
            int encodersAt,
            float[] scale,
            int scaleAt,
            float[] in,
            int inAt,
            float[] out,
            int outAt,
            float learning,
            int post,
            int pre,
            float alpha) {
        int rows = wholeRows(post, pre, inAt, in);
        for (int i = 0; i < rows; i++) {
            float active = out[outAt + i];
            float gain = scale[scaleAt + i] * active;
            int row = deltaAt + i * pre;
            vojaRow(delta, row, encoders, encodersAt + i * pre, in, inAt, pre, gain, -active, alpha * learning);
        }
        int done = rows * pre;
        TAIL.voja(
                delta,
                deltaAt + done,
                encoders,
                encodersAt + done,
                scale,
                scaleAt + rows,
                in,
                inAt,
                out,
                outAt + rows,
                learning,
                post - rows,
                pre,
                alpha);
    }

    private static void vojaRow(
            float[] delta,
            int row,
            float[] encoders,
            int encodersAt,
            float[] in,
            int inAt,
            int pre,
            float gain,
            float minusActive,
            float rate) {
        var g = broadcast(SPECIES, gain);
        var a = broadcast(SPECIES, minusActive);
        var r = broadcast(SPECIES, rate);
        var zero = FloatVector.zero(SPECIES);
        for (int j = 0; j < pre; j += LANES) {
            var lost = a.mul(fromArray(SPECIES, encoders, encodersAt + j));
            r.mul(g.fma(fromArray(SPECIES, in, inAt + j), lost)).add(zero).intoArray(delta, row + j);
        }
    }

    @Override
    public void rls(
            float[] inverse,
            int inverseAt,
            float[] delta,
            int deltaAt,
            float[] activity,
            int activityAt,
            float[] error,
            int errorAt,
            int post,
            int pre) {
        float[] scratch = SCRATCH.get().atLeast(2 * pre + SLACK);
        Arrays.fill(scratch, 0, 2 * pre + 1, 0f);
        products.dotInc(scratch, 0, pre, inverse, inverseAt, activity, activityAt, pre, pre, pre, pre, 1, 1);
        int dot = 2 * pre;
        int partials = Products.partials(1, pre);
        ProductKernels dots = partials > 1 ? products : SHORT; // one chain alone is no faster in a vector
        dots.dotInc(scratch, dot, 1, activity, activityAt, scratch, 0, pre, 1, pre, 1, partials, 1);
        float gain = 1 / (1 + scratch[dot]);
        int rows = wholeRows(pre, pre, 0, scratch);
        subtractOuter(inverse, inverseAt, rows, scratch, gain, pre);
        for (int i = rows; i < pre; i++) {
            int row = inverseAt + i * pre;
            for (int j = 0; j < pre; j++) {
                inverse[row + j] = Math.fma(-scratch[i] * scratch[j], gain, inverse[row + j]) + 0f;
            }
        }
        outerRow(scratch, pre, gain, scratch, 0, pre);

        int targets = wholeRows(post, pre, pre, scratch);
        for (int i = 0; i < targets; i++) {
            outerRow(delta, deltaAt + i * pre, -error[errorAt + i], scratch, pre, pre);
        }
        int left = deltaAt + targets * pre;
        TAIL.pes(delta, left, error, errorAt + targets, scratch, pre, post - targets, pre, -1);
    }

    /**
     * {@code P = P - p p g}, its first rows. What a last vector holds of the next row keeps its values.
     */
    private static void subtractOuter(float[] inverse, int inverseAt, int rows, float[] p, float gain, int pre) {
        int last = SPECIES.loopBound(pre - 1);
        var inside = fromArray(SPECIES, POSITIONS, 0).compare(LT, broadcast(SPECIES, pre - last));
        var zero = FloatVector.zero(SPECIES);
        var g = broadcast(SPECIES, gain);
        for (int i = 0; i < rows; i++) {
            int row = inverseAt + i * pre;
            var f = broadcast(SPECIES, -p[i]);
            for (int j = 0; j < last; j += LANES) {
                var old = fromArray(SPECIES, inverse, row + j);
                f.mul(fromArray(SPECIES, p, j)).fma(g, old).add(zero).intoArray(inverse, row + j);
            }
            var old = fromArray(SPECIES, inverse, row + last);
            var reduced = f.mul(fromArray(SPECIES, p, last)).fma(g, old).add(zero);
            old.blend(reduced, inside).intoArray(inverse, row + last);
        }
    }
}
