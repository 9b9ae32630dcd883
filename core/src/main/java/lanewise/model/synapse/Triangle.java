package lanewise.model.synapse;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * A finite impulse response that falls linearly to zero within a time: {@code n = round(t / dt) + 1} taps proportional
 * to n, n - 1, .., 1, with the sum 1. It is stepped by a running sum: the output rises by {@code first() u} and falls
 * by all of the last n values of {@code slope() u}.
 *
 * @param t the time in seconds, at least 0
 */
public record Triangle(double t) implements Synapse {
    /** Of {@link #start}'s array: n, the signal's size, the place in the ring, and for each element y and the ring. */
    private static final int HEADER = 3;

    private static final int TAPS = 0;
    private static final int SIZE = 1;
    private static final int PLACE = 2;

    /** With the check of the time. */
    public Triangle {
        FilterState.requireTime("Triangle", "t", t);
    }

    /**
     * How many taps there are with steps of {@code dt} seconds; half a step is rounded to an even number of them.
     *
     * @throws ModelException if dt is not positive, or there are more than an array can hold
     */
    public int taps(double dt) {
        FilterState.requireStep(dt);
        double taps = Math.rint(t / dt) + 1;
        if (taps > Integer.MAX_VALUE) {
            throw new ModelException("%s: it has %s taps with steps of %s s, but %d are the most; make t shorter"
                    .formatted(this, taps, dt, Integer.MAX_VALUE));
        }
        return (int) taps;
    }

    /** The first and greatest tap of {@code taps}: {@code 2 / (taps + 1)}. */
    public static double first(int taps) {
        return taps / sum(taps);
    }

    /** By how much each tap is less than the one before it, and the last one's value. */
    public static double slope(int taps) {
        return first(taps) / taps;
    }

    private static double sum(int taps) {
        return 0.5 * taps * (taps + 1.0);
    }

    @Override
    public int stateSize(double dt, int size) {
        return FilterState.length(dt, HEADER + (1L + taps(dt)) * size);
    }

    @Override
    public void start(double dt, int size, double y0, double[] state) {
        int n = taps(dt);
        Arrays.fill(state, HEADER, state.length, slope(n) * y0);
        state[TAPS] = n;
        state[SIZE] = size;
        state[PLACE] = 0;
        for (int i = 0; i < size; i++) {
            state[HEADER + (1 + n) * i] = y0;
        }
    }

    @Override
    public void step(double[] state, double[] x, double[] y) {
        int n = (int) state[TAPS];
        int size = (int) state[SIZE];
        int place = ((int) state[PLACE] + 1) % n;
        state[PLACE] = place;
        double first = first(n);
        double slope = slope(n);
        for (int i = 0; i < size; i++) {
            int at = HEADER + (1 + n) * i;
            double sum = 0;
            for (int k = 1; k <= n; k++) {
                sum += state[at + k];
            }
            double u = x[i];
            state[at] = state[at] + first * u - sum;
            state[at + 1 + place] = slope * u;
            y[i] = state[at];
        }
    }
}
