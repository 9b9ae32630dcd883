package lanewise.kernel;

/**
 * The constants of neurons that integrate without a leak, as {@link GradientKernels#integrating} goes through their steps
 * backwards.
 *
 * @param dt length of a step in seconds
 * @param spike the output for one spike, amplitude / dt
 * @param negativeSlope what a negative current is multiplied by: 0 if it does nothing, 1 if it counts like a positive one
 * @param towardsZero whether the voltage's whole part is its nearest integer towards 0; else the one below
 */
public record IntegratingStep(float dt, float spike, float negativeSlope, boolean towardsZero) {
    /** Rounds the constants of a population. */
    public static IntegratingStep of(double dt, double amplitude, double negativeSlope, boolean towardsZero) {
        assert dt > 0;
        return new IntegratingStep((float) dt, (float) (amplitude / dt), (float) negativeSlope, towardsZero);
    }
}
