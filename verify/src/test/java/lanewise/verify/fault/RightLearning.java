package lanewise.verify.fault;

import lanewise.kernel.LearningKernels;
import lanewise.kernel.ScalarKernels;

/** The right learning rules, for a defect to replace one of. */
interface RightLearning extends LearningKernels {
    @Override
    default void pes(
            float[] delta,
            int deltaAt,
            float[] error,
            int errorAt,
            float[] activity,
            int activityAt,
            int post,
            int pre,
            float alpha) {
        ScalarKernels.INSTANCE.learning().pes(delta, deltaAt, error, errorAt, activity, activityAt, post, pre, alpha);
    }

    @Override
    default void bcm(
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
        ScalarKernels.INSTANCE.learning().bcm(delta, deltaAt, in, inAt, out, outAt, theta, thetaAt, post, pre, alpha);
    }

    @Override
    default void oja(
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
        ScalarKernels.INSTANCE
                .learning()
                .oja(delta, deltaAt, weights, weightsAt, in, inAt, out, outAt, post, pre, alpha, beta);
    }

    @Override
    default void voja(
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
        ScalarKernels.INSTANCE
                .learning()
                .voja(
                        delta,
                        deltaAt,
                        encoders,
                        encodersAt,
                        scale,
                        scaleAt,
                        in,
                        inAt,
                        out,
                        outAt,
                        learning,
                        post,
                        pre,
                        alpha);
    }

    @Override
    default void rls(
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
        ScalarKernels.INSTANCE
                .learning()
                .rls(inverse, inverseAt, delta, deltaAt, activity, activityAt, error, errorAt, post, pre);
    }
}
