package lanewise.model.synapse;

/**
 * How an analog filter becomes one in steps. (SciPy's {@code gbt} is not among them: it needs a weight that a synapse
 * has no place for; {@link #EULER}, {@link #BILINEAR} and {@link #BACKWARD_DIFF} are it with the weights 0, 1/2 and 1.)
 */
public enum Discretisation {
    /** Zero-order hold: exact for an input that is constant within a step. */
    ZOH,
    /** The trapezoidal rule (Tustin's method). */
    BILINEAR,
    /** The forward Euler rule. */
    EULER,
    /** The backward Euler rule. */
    BACKWARD_DIFF
}
