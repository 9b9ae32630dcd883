package lanewise.math;

import static lanewise.math.DoubleDouble.normalError;
import static lanewise.math.DoubleDouble.plusHigh;
import static lanewise.math.DoubleDouble.plusLow;
import static lanewise.math.DoubleDouble.sumError;
import static lanewise.math.DoubleDouble.timesHigh;
import static lanewise.math.DoubleDouble.timesLow;

/**
 * Logarithm, exponential and power of doubles, evaluated to about 100 bits and rounded once: the result is the double
 * next to the true value, except when that lies within a relative 2^-90 of the middle between two doubles. It is
 * therefore the same on every machine and JDK, and differs from a good C library's only where that library rounds to
 * the other neighbour, which is about once in a thousand arguments. (The last bit of a subnormal result is not
 * promised.)
 */
public final class DoubleMath {
    /** ln 2 = LN2_TOP + LN2_REST; a multiple of the first, up to 2^11 times, is a double. */
    private static final double LN2_TOP = 0x1.62e42fefa3800p-1;

    private static final DoubleDouble LN2_REST = new DoubleDouble(0x1.ef35793c76730p-45, 0x1.f97b57a079a19p-103);
    private static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;

    /** Terms of the series of artanh: with s^2 below 0.0295 the first one left out is below 2^-107. */
    private static final int ARTANH_TERMS = 21;

    /** From this term on the series is so small that a double's precision is enough for its coefficients' sum. */
    private static final int ARTANH_DOUBLE_FROM = 11;

    private static final DoubleDouble[] ARTANH = new DoubleDouble[ARTANH_TERMS];

    /** exp works on its argument divided by 2^6 and squares six times. */
    private static final int EXP_HALVINGS = 6;

    private static final int EXP_TERMS = 11;
    private static final DoubleDouble[] RECIPROCAL = new DoubleDouble[EXP_TERMS + 1];

    static {
        for (int i = 0; i < ARTANH_TERMS; i++) {
            ARTANH[i] = DoubleDouble.quotient(1, 2 * i + 1);
        }
        for (int i = 1; i <= EXP_TERMS; i++) {
            RECIPROCAL[i] = DoubleDouble.quotient(1, i);
        }
    }

    private DoubleMath() {}

    /**
     * The natural logarithm; negative infinity at zero, NaN below it.
     *
     * @param x any double
     * @return ln x, rounded once
     */
    public static double log(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? preciseLog(x, false) : StrictMath.log(x);
    }

    /**
     * The exponential; zero or infinity where the result is outside the doubles.
     *
     * @param x any double
     * @return e^x, rounded once
     */
    public static double exp(double x) {
        return exp(x, 0);
    }

    /**
     * {@code x} to the power {@code y}, with the special values of {@link StrictMath#pow}.
     *
     * @param x the base
     * @param y the exponent
     * @return x^y, rounded once if x is positive and both are finite, else as {@link StrictMath#pow} has it
     */
    public static double pow(double x, double y) {
        boolean ordinary = x > 0 && x < Double.POSITIVE_INFINITY && Double.isFinite(y);
        return ordinary ? exp(preciseLog(x).times(y)) : StrictMath.pow(x, y);
    }

    static DoubleDouble preciseLog(double x) {
        return new DoubleDouble(preciseLog(x, false), preciseLog(x, true));
    }

    /**
     * ln x for a positive finite x: with x = 2^k m, m near 1, k ln 2 + 2 artanh((m - 1) / (m + 1)). Gives the high or
     * the low part of the pair and allocates nothing, since random numbers are drawn through it in every step of a run.
     */
    private static double preciseLog(double x, boolean low) {
        int k = 0;
        double m = x;
        if (m < Double.MIN_NORMAL) {
            m *= 0x1p54;
            k = -54;
        }
        int exponent = Math.getExponent(m);
        m = Math.scalb(m, -exponent);
        k += exponent;
        if (m > 2 * SQRT_HALF) {
            m /= 2;
            k++;
        }
        // s = (m - 1) / (m + 1), of which m - 1 is exact
        double over = m + 1;
        double overLow = sumError(m, 1, over);
        double first = (m - 1) / over;
        double taken = -timesHigh(over, overLow, first);
        double takenLow = -timesLow(over, overLow, first);
        double rest = plusHigh(m - 1, 0, taken, takenLow);
        double restLow = plusLow(m - 1, 0, taken, takenLow);
        double second = rest / over;
        double third =
                plusHigh(rest, restLow, -timesHigh(over, overLow, second), -timesLow(over, overLow, second)) / over;
        double quotient = first + second;
        double last = normalError(first, second, quotient) + third;
        double s = quotient + last;
        double sLow = normalError(quotient, last, s);
        double square = timesHigh(s, sLow, s, sLow);
        double squareLow = timesLow(s, sLow, s, sLow);
        double series = 0;
        for (int i = ARTANH_TERMS - 1; i >= ARTANH_DOUBLE_FROM; i--) {
            series = Math.fma(series, square, ARTANH[i].high());
        }
        double seriesLow = 0;
        for (int i = ARTANH_DOUBLE_FROM - 1; i >= 0; i--) {
            double product = timesHigh(series, seriesLow, square, squareLow);
            double productLow = timesLow(series, seriesLow, square, squareLow);
            series = plusHigh(product, productLow, ARTANH[i].high(), ARTANH[i].low());
            seriesLow = plusLow(product, productLow, ARTANH[i].high(), ARTANH[i].low());
        }
        double half = timesHigh(series, seriesLow, s, sLow);
        double halfLow = timesLow(series, seriesLow, s, sLow);
        double ln2 = ln2High(k);
        double ln2Low = ln2Low(k);
        return low
                ? plusLow(ln2, ln2Low, timesHigh(half, halfLow, 2), timesLow(half, halfLow, 2))
                : plusHigh(ln2, ln2Low, timesHigh(half, halfLow, 2), timesLow(half, halfLow, 2));
    }

    /** ln of a positive pair: ln(h + l) = ln h + l/h - ..., of which the next term is below 2^-106. */
    static DoubleDouble preciseLog(DoubleDouble x) {
        return preciseLog(x.high()).plus(DoubleDouble.of(x.low() / x.high()));
    }

    /** k ln 2, for |k| below 2^11. */
    static DoubleDouble multipleOfLn2(int k) {
        return new DoubleDouble(ln2High(k), ln2Low(k));
    }

    /** The high part of k ln 2. */
    private static double ln2High(int k) {
        double high = LN2_REST.high();
        double low = LN2_REST.low();
        return plusHigh(k * LN2_TOP, 0, timesHigh(high, low, k), timesLow(high, low, k));
    }

    private static double ln2Low(int k) {
        double high = LN2_REST.high();
        double low = LN2_REST.low();
        return plusLow(k * LN2_TOP, 0, timesHigh(high, low, k), timesLow(high, low, k));
    }

    /** e^x of a pair, rounded once. */
    static double exp(DoubleDouble x) {
        return exp(x.high(), x.low());
    }

    /** Taylor's series around the nearest multiple of ln 2, after six halvings. Allocates nothing. */
    private static double exp(double x, double xLow) {
        if (!(x > -746 && x < 710)) {
            return StrictMath.exp(x); // 0, infinity or NaN
        }
        int k = (int) Math.rint(x / LN2_TOP);
        double r = Math.scalb(plusHigh(x, xLow, -ln2High(k), -ln2Low(k)), -EXP_HALVINGS);
        double rLow = Math.scalb(plusLow(x, xLow, -ln2High(k), -ln2Low(k)), -EXP_HALVINGS);
        // u = e^r - 1 is kept instead of e^r, because squaring then is u (2 + u) and loses nothing.
        double u = 0;
        double uLow = 0;
        for (int i = EXP_TERMS; i >= 1; i--) {
            double more = plusHigh(u, uLow, 1, 0);
            double moreLow = plusLow(u, uLow, 1, 0);
            double product = timesHigh(more, moreLow, r, rLow);
            double productLow = timesLow(more, moreLow, r, rLow);
            u = timesHigh(product, productLow, RECIPROCAL[i].high(), RECIPROCAL[i].low());
            uLow = timesLow(product, productLow, RECIPROCAL[i].high(), RECIPROCAL[i].low());
        }
        for (int i = 0; i < EXP_HALVINGS; i++) {
            double more = plusHigh(u, uLow, 2, 0);
            double moreLow = plusLow(u, uLow, 2, 0);
            double product = timesHigh(u, uLow, more, moreLow);
            uLow = timesLow(u, uLow, more, moreLow);
            u = product;
        }
        return Math.scalb(plusHigh(u, uLow, 1, 0), k);
    }
}
