package lanewise.math;

/**
 * An unevaluated sum {@code high + low} of two doubles, {@code low} at most half an ulp of {@code high}: about 106
 * bits. The error-free sum is Knuth's (The Art of Computer Programming, volume 2, section 4.2.2), the error-free
 * product one {@code fma}; the operations on pairs go back to Dekker (A floating-point technique for extending the
 * available precision, 1971). Each is good to a few units of 2^-104.
 */
record DoubleDouble(double high, double low) {
    static final DoubleDouble ZERO = of(0);
    static final DoubleDouble PI = new DoubleDouble(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53);

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** {@code a + b}, exactly. */
    static DoubleDouble sum(double a, double b) {
        return new DoubleDouble(a + b, sumError(a, b, a + b));
    }

    /** {@code a * b}, exactly (barring underflow). */
    static DoubleDouble product(double a, double b) {
        double p = a * b;
        return new DoubleDouble(p, Math.fma(a, b, -p));
    }

    /** {@code a / b} of two doubles. */
    static DoubleDouble quotient(double a, double b) {
        double q = a / b;
        return normal(q, Math.fma(-q, b, a) / b);
    }

    /** {@code a + b}, exactly, for {@code |a| >= |b|} or {@code a == 0}. */
    private static DoubleDouble normal(double a, double b) {
        return new DoubleDouble(a + b, normalError(a, b, a + b));
    }

    DoubleDouble plus(DoubleDouble other) {
        return new DoubleDouble(plusHigh(high, low, other.high, other.low), plusLow(high, low, other.high, other.low));
    }

    /** The high part of a sum of pairs. With its like, for where every step of a run computes: no pair is allocated. */
    static double plusHigh(double high, double low, double otherHigh, double otherLow) {
        double highs = high + otherHigh;
        double lows = low + otherLow;
        double rest = sumError(high, otherHigh, highs) + lows;
        double partial = highs + rest;
        return partial + (normalError(highs, rest, partial) + sumError(low, otherLow, lows));
    }

    /** The low part of a sum of pairs. */
    static double plusLow(double high, double low, double otherHigh, double otherLow) {
        double highs = high + otherHigh;
        double lows = low + otherLow;
        double rest = sumError(high, otherHigh, highs) + lows;
        double partial = highs + rest;
        double last = normalError(highs, rest, partial) + sumError(low, otherLow, lows);
        return normalError(partial, last, partial + last);
    }

    /** What rounding took from {@code sum}, which is {@code a + b}. */
    static double sumError(double a, double b, double sum) {
        double shareOfB = sum - a;
        return (a - (sum - shareOfB)) + (b - shareOfB);
    }

    /** The same for {@code |a| >= |b|} or {@code a == 0}. */
    static double normalError(double a, double b, double sum) {
        return b - (sum - a);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble times(double factor) {
        return new DoubleDouble(timesHigh(high, low, factor), timesLow(high, low, factor));
    }

    /** The high part of a pair's product with a double. */
    static double timesHigh(double high, double low, double factor) {
        double product = high * factor;
        return product + Math.fma(low, factor, Math.fma(high, factor, -product));
    }

    /** The low part of a pair's product with a double. */
    static double timesLow(double high, double low, double factor) {
        double product = high * factor;
        double rest = Math.fma(low, factor, Math.fma(high, factor, -product));
        return normalError(product, rest, product + rest);
    }

    DoubleDouble times(DoubleDouble other) {
        return new DoubleDouble(
                timesHigh(high, low, other.high, other.low), timesLow(high, low, other.high, other.low));
    }

    /** The high part of a product of pairs. */
    static double timesHigh(double high, double low, double otherHigh, double otherLow) {
        double product = high * otherHigh;
        return product + (Math.fma(high, otherHigh, -product) + Math.fma(high, otherLow, low * otherHigh));
    }

    /** The low part of a product of pairs. */
    static double timesLow(double high, double low, double otherHigh, double otherLow) {
        double product = high * otherHigh;
        double rest = Math.fma(high, otherHigh, -product) + Math.fma(high, otherLow, low * otherHigh);
        return normalError(product, rest, product + rest);
    }

    DoubleDouble over(DoubleDouble divisor) {
        double first = high / divisor.high;
        DoubleDouble rest = minus(divisor.times(first));
        double second = rest.high / divisor.high;
        double third = rest.minus(divisor.times(second)).high / divisor.high;
        DoubleDouble q = normal(first, second);
        return normal(q.high, q.low + third);
    }

    DoubleDouble over(double divisor) {
        double first = high / divisor;
        double rest = Math.fma(-first, divisor, high) + low; // the first summand is exact
        return normal(first, rest / divisor);
    }

    /** {@code this * 2^exponent}, exactly unless it overflows or becomes subnormal. */
    DoubleDouble scaled(int exponent) {
        return new DoubleDouble(Math.scalb(high, exponent), Math.scalb(low, exponent));
    }
}
