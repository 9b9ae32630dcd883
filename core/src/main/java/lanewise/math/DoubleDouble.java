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
        double s = a + b;
        double shareOfB = s - a;
        return new DoubleDouble(s, (a - (s - shareOfB)) + (b - shareOfB));
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
        double s = a + b;
        return new DoubleDouble(s, b - (s - a));
    }

    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble highs = sum(high, other.high);
        DoubleDouble lows = sum(low, other.low);
        DoubleDouble partial = normal(highs.high, highs.low + lows.high);
        return normal(partial.high, partial.low + lows.low);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble times(double factor) {
        DoubleDouble p = product(high, factor);
        return normal(p.high, Math.fma(low, factor, p.low));
    }

    DoubleDouble times(DoubleDouble other) {
        DoubleDouble p = product(high, other.high);
        return normal(p.high, p.low + Math.fma(high, other.low, low * other.high));
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
