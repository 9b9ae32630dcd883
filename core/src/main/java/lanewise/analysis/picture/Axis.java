package lanewise.analysis.picture;

import java.util.List;
import lanewise.analysis.picture.Ticks.Tick;

/**
 * A range of values and where it is drawn.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, greater
 * @param from a place in points
 * @param to a place in points
 */
record Axis(double low, double high, double from, double to) {
    /** Values further out are no numbers to a picture. */
    private static final double FARTHEST = 1e300;

    static boolean isDrawable(double value) {
        return Math.abs(value) <= FARTHEST;
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Values to be named, at least so many points apart. */
    List<Tick> ticks(double apart, boolean whole) {
        return Ticks.of(low, high, Math.max(1, (int) (Math.abs(to - from) / apart)), whole);
    }

    /** The least and the greatest of values, pulled apart where there is next to nothing between them. */
    static final class Range {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        Range include(double... values) {
            for (double value : values) {
                if (isDrawable(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            return this;
        }

        /** An axis over just the range. */
        Axis tight(double from, double to) {
            if (low > high) {
                return new Axis(0, 1, from, to);
            }
            double least = Math.max(1e-9 * Math.max(Math.abs(low), Math.abs(high)), 1e-290);
            if (high - low >= least) {
                return new Axis(low, high, from, to);
            }
            double more = low == 0 && high == 0 ? 1 : Math.max(0.1 * Math.abs(low), 1e-280);
            return new Axis(low - more, high + more, from, to);
        }

        /** An axis with some room beyond the range, and down to 0 where the range nearly reaches it. */
        Axis roomy(double from, double to) {
            Axis tight = tight(from, to);
            double room = 0.05 * (tight.high - tight.low);
            boolean fromZero = tight.low >= 0 && tight.low <= 0.25 * tight.high;
            return new Axis(fromZero ? 0 : tight.low - room, tight.high + room, from, to);
        }
    }
}
