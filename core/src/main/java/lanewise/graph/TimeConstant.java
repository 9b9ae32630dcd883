package lanewise.graph;

import lanewise.error.ModelException;

/**
 * A time constant that is a parameter: {@code tau = start * e^x} seconds, where x is the one value of a signal. Whatever x
 * becomes, tau is positive, and a change of x by 0.01 changes it by about 1 %, however long it is; with x = 0 it is what it
 * starts from, to the bit. Beyond {@value #REACH} either way, where tau is {@code e^10} (22,026) times shorter or longer,
 * x changes nothing any more.
 *
 * @param log the signal of x; no operator writes it
 * @param start in seconds, positive and finite
 */
public record TimeConstant(Signal log, double start) {
    private static final double REACH = 10;

    /** With the checks of size and range. */
    public TimeConstant {
        if (log.size() != 1) {
            throw new ModelException(
                    "%s: %d values for one time constant; give a signal of 1".formatted(log, log.size()));
        }
        if (!(start > 0) || Double.isInfinite(start)) {
            throw new ModelException(
                    "%s: a time constant that starts from %s s; give a positive, finite one".formatted(log, start));
        }
    }

    /** In seconds, where the signal has a value. */
    public double seconds(double x) {
        return seconds(start, x);
    }

    /** In seconds, of one that starts from {@code start} seconds. */
    public static double seconds(double start, double x) {
        double floored = x < -REACH ? -REACH : x;
        return start * StrictMath.exp(floored > REACH ? REACH : floored);
    }

    /** Whether it changes with x, where the signal has a value. */
    public boolean changesAt(double x) {
        return x >= -REACH && x <= REACH;
    }
}
