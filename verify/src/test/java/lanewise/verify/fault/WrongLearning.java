package lanewise.verify.fault;

import java.util.Arrays;
import lanewise.kernel.LearningKernels;

/** Defects of the learning rules. */
final class WrongLearning {
    private WrongLearning() {}

    static LearningKernels thetaIgnored() {
        return new RightLearning() {
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
                RightLearning.super.bcm(delta, deltaAt, in, inAt, out, outAt, new float[post], 0, post, pre, alpha);
            }
        };
    }

    static LearningKernels betaIgnored() {
        return new RightLearning() {
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
                RightLearning.super.oja(delta, deltaAt, weights, weightsAt, in, inAt, out, outAt, post, pre, alpha, 1);
            }
        };
    }

    static LearningKernels learningSignalIgnored() {
        return new RightLearning() {
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
                RightLearning.super.voja(
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
                        1,
                        post,
                        pre,
                        alpha);
            }
        };
    }

    /** Weights are moved towards the error. */
    static LearningKernels signOfRls() {
        return new RightLearning() {
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
                float[] negated = Arrays.copyOfRange(error, errorAt, errorAt + post);
                for (int i = 0; i < post; i++) {
                    negated[i] = 0f - negated[i];
                }
                RightLearning.super.rls(
                        inverse, inverseAt, delta, deltaAt, activity, activityAt, negated, 0, post, pre);
            }
        };
    }

    static LearningKernels inverseNotUpdated() {
        return new RightLearning() {
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
                RightLearning.super.rls(
                        inverse.clone(), inverseAt, delta, deltaAt, activity, activityAt, error, errorAt, post, pre);
            }
        };
    }
}
