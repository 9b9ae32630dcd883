package lanewise.math;

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
        return x > 0 && x < Double.POSITIVE_INFINITY ? preciseLog(x).high() : StrictMath.log(x);
    }

    /**
     * The exponential; zero or infinity where the result is outside the doubles.
     *
     * @param x any double
     * @return e^x, rounded once
     */
    public static double exp(double x) {
        return exp(DoubleDouble.of(x));
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

    /** ln x for a positive finite x: with x = 2^k m, m near 1, k ln 2 + 2 artanh((m - 1) / (m + 1)). */
    static DoubleDouble preciseLog(double x) {
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
        if (m == 1) {
            return multipleOfLn2(k);
        }
        DoubleDouble s = DoubleDouble.of(m - 1).over(DoubleDouble.sum(m, 1)); // m - 1 is exact
        DoubleDouble square = s.times(s);
        double tail = 0;
        for (int i = ARTANH_TERMS - 1; i >= ARTANH_DOUBLE_FROM; i--) {
            tail = Math.fma(tail, square.high(), ARTANH[i].high());
        }
        DoubleDouble series = DoubleDouble.of(tail);
        for (int i = ARTANH_DOUBLE_FROM - 1; i >= 0; i--) {
            series = series.times(square).plus(ARTANH[i]);
        }
        return multipleOfLn2(k).plus(series.times(s).times(2));
    }

    /** ln of a positive pair: ln(h + l) = ln h + l/h - ..., of which the next term is below 2^-106. */
    static DoubleDouble preciseLog(DoubleDouble x) {
        return preciseLog(x.high()).plus(DoubleDouble.of(x.low() / x.high()));
    }

    /** k ln 2, for |k| below 2^11. */
    static DoubleDouble multipleOfLn2(int k) {
        return DoubleDouble.of(k * LN2_TOP).plus(LN2_REST.times(k));
    }

    /** e^x of a pair, rounded once: Taylor's series around the nearest multiple of ln 2, after six halvings. */
    static double exp(DoubleDouble x) {
        double top = x.high();
        if (!(top > -746 && top < 710)) {
            return StrictMath.exp(top); // 0, infinity or NaN
        }
        int k = (int) Math.rint(top / LN2_TOP);
        DoubleDouble r = x.minus(multipleOfLn2(k)).scaled(-EXP_HALVINGS);
        // u = e^r - 1 is kept instead of e^r, because squaring then is u (2 + u) and loses nothing.
        DoubleDouble u = DoubleDouble.ZERO;
        for (int i = EXP_TERMS; i >= 1; i--) {
            u = u.plus(DoubleDouble.of(1)).times(r).times(RECIPROCAL[i]);
        }
        for (int i = 0; i < EXP_HALVINGS; i++) {
            u = u.times(u.plus(DoubleDouble.of(2)));
        }
        return Math.scalb(u.plus(DoubleDouble.of(1)).high(), k);
    }
}
