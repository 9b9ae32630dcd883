package lanewise.kernel;

/**
 * Steps of learning rules: by how much each weight is to change. Matrices are stored by row without gaps, one row for
 * each of the {@code post} values after the connection, with {@code pre} values; what is written overlaps nothing
 * else. The rules of {@link Kernels} hold. The formulas are Nengo's; factors that a step does not change come rounded
 * to float once.
 */
public interface LearningKernels {

    /**
     * Prescribed error sensitivity: {@code delta[i][j] = (alpha * error[i]) * activity[j]}.
     *
     * @param delta set, post by pre
     * @param error post values
     * @param activity pre values
     * @param alpha {@code -learning_rate * dt / neurons}
     */
    void pes(
            float[] delta,
            int deltaAt,
            float[] error,
            int errorAt,
            float[] activity,
            int activityAt,
            int post,
            int pre,
            float alpha);

    /**
     * Bienenstock, Cooper and Munro's rule:
     * {@code delta[i][j] = ((alpha * out[i]) * (out[i] - theta[i])) * in[j]}.
     *
     * @param delta set, post by pre
     * @param in the filtered activities before the connection, pre values
     * @param out the filtered activities after it, post values
     * @param theta the thresholds, post values
     * @param alpha {@code learning_rate * dt}
     */
    void bcm(
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
            float alpha);

    /**
     * Oja's rule, with {@code g = alpha * out[i]}:
     * {@code delta[i][j] = fma(g, in[j], (-beta * weights[i][j]) * (g * out[i]))}.
     *
     * @param delta set, post by pre
     * @param weights the present weights, post by pre
     * @param in the filtered activities before the connection, pre values
     * @param out the filtered activities after it, post values
     * @param alpha {@code learning_rate * dt}
     * @param beta weight of the forgetting term, at least 0
     */
    void oja(
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
            float beta);

    /**
     * Vector Oja, which moves encoders towards their input:
     * {@code delta[i][j] = (alpha * learning) * fma(scale[i] * out[i], in[j], -out[i] * encoders[i][j])}.
     *
     * @param delta set, post by pre
     * @param encoders the present scaled encoders, post by pre
     * @param scale gain / radius of each neuron, post values
     * @param in the decoded input, pre values
     * @param out the neurons' filtered activities, post values
     * @param learning the learning signal's one value
     * @param post neurons
     * @param pre dimensions
     * @param alpha {@code learning_rate * dt}
     */
    void voja(
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
            float alpha);

    /**
     * Recursive least squares:
     *
     * <pre>
     * p[i]        = fma(P[pre - 1][i], r[pre - 1], ... fma(P[1][i], r[1], fma(P[0][i], r[0], 0)))
     * g           = 1 / (1 + r . p)
     * P[i][j]     = fma(-p[i] * p[j], g, P[i][j])
     * delta[i][j] = -error[i] * (p[j] * g)
     * </pre>
     *
     * The dot product is that of {@link ProductKernels#dotInc} for an operator of one row, with
     * {@link Products#partials}. Nengo's {@code P r} goes along the rows of P; going along its columns leaves lanes to
     * run across outputs. The two are the same to the bit, as a symmetric P stays symmetric: what is taken off at i, j
     * and at j, i is the same product. A P that is not symmetric has to be given transposed.
     *
     * @param inverse P, the running estimate of the inverse correlation of the activities: pre by pre, finite; updated
     * @param delta set, post by pre
     * @param activity r, pre values
     * @param error post values
     */
    void rls(
            float[] inverse,
            int inverseAt,
            float[] delta,
            int deltaAt,
            float[] activity,
            int activityAt,
            float[] error,
            int errorAt,
            int post,
            int pre);
}
