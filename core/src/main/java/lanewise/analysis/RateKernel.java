package lanewise.analysis;

import lanewise.math.DoubleMath;

/** The shape of the rate that a single spike counts for; its area is 1. */
public enum RateKernel {
    /** A normal curve around the spike, of standard deviation {@code tau / 2}, cut at four of them. */
    GAUSSIAN,
    /** {@code exp(-t / tau)} from the spike on, cut at ten time constants: what a lowpass synapse makes of it. */
    EXPONENTIAL,
    /** {@code t exp(-t / tau)} from the spike on, cut at ten time constants: what an alpha synapse makes of it. */
    ALPHA;

    /** How many steps before the spike, or behind it, it still counts. */
    int reach(boolean before, double tau, double dt) {
        double seconds = switch (this) {
            case GAUSSIAN -> 2 * tau;
            case EXPONENTIAL, ALPHA -> before ? 0 : 10 * tau;
        };
        return (int) Math.ceil(seconds / dt);
    }

    /** The rate in Hz that many steps behind the spike, up to a factor. */
    double at(int steps, double tau, double dt) {
        double t = steps * dt;
        return switch (this) {
            case GAUSSIAN -> DoubleMath.exp(-2 * t * t / (tau * tau));
            case EXPONENTIAL -> DoubleMath.exp(-t / tau);
            case ALPHA -> (t + dt) * DoubleMath.exp(-t / tau);
        };
    }
}
