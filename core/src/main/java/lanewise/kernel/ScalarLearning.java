package lanewise.kernel;

import java.util.Arrays;

/** The learning rules of {@link ScalarKernels}. */
final class ScalarLearning implements LearningKernels {
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final ProductKernels products;

    ScalarLearning(ProductKernels products) {
        this.products = products;
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
        for (int i = 0; i < post; i++) {
            outerRow(delta, deltaAt + i * pre, alpha * error[errorAt + i], activity, activityAt, pre);
        }
    }

    private static void outerRow(float[] delta, int row, float factor, float[] x, int xAt, int pre) {
        for (int j = 0; j < pre; j++) {
            delta[row + j] = factor * x[xAt + j] + 0f;
        }
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
        for (int i = 0; i < post; i++) {
            float active = out[outAt + i];
            float factor = alpha * active * (active - theta[thetaAt + i]);
            outerRow(delta, deltaAt + i * pre, factor, in, inAt, pre);
        }
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
        for (int i = 0; i < post; i++) {
            float gain = alpha * out[outAt + i];
            float forget = gain * out[outAt + i];
            int row = deltaAt + i * pre;
            int w = weightsAt + i * pre;
            for (int j = 0; j < pre; j++) {
                delta[row + j] = Math.fma(gain, in[inAt + j], -beta * weights[w + j] * forget) + 0f;
            }
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
        float rate = alpha * learning;
        for (int i = 0; i < post; i++) {
            float active = out[outAt + i];
            float gain = scale[scaleAt + i] * active;
            int row = deltaAt + i * pre;
            int encoder = encodersAt + i * pre;
            for (int j = 0; j < pre; j++) {
                delta[row + j] = rate * Math.fma(gain, in[inAt + j], -active * encoders[encoder + j]) + 0f;
            }
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
        float[] scratch = SCRATCH.get().atLeast(2 * pre + 1);
        Arrays.fill(scratch, 0, 2 * pre + 1, 0f);
        products.dotInc(scratch, 0, pre, inverse, inverseAt, activity, activityAt, pre, pre, pre, pre, 1, 1);
        int dot = 2 * pre;
        int partials = Products.partials(1, pre);
        // p is the input here: where one of its values is 0 and may be skipped, no activity can be infinite
        products.dotInc(scratch, dot, 1, activity, activityAt, scratch, 0, pre, 1, pre, 1, partials, 1);
        float gain = 1 / (1 + scratch[dot]);
        for (int i = 0; i < pre; i++) {
            int row = inverseAt + i * pre;
            for (int j = 0; j < pre; j++) {
                inverse[row + j] = Math.fma(-scratch[i] * scratch[j], gain, inverse[row + j]) + 0f;
            }
        }
        outerRow(scratch, pre, gain, scratch, 0, pre);
        for (int i = 0; i < post; i++) {
            outerRow(delta, deltaAt + i * pre, -error[errorAt + i], scratch, pre, pre);
        }
    }
}
