package lanewise.math;

/**
 * The regularised incomplete beta function I_x(a, b), the cumulative distribution of a beta variable, for a and b that
 * are multiples of one half; its inverse and its derivative. The series is 8.17.8 of the NIST Digital Library of
 * Mathematical Functions, whose terms are all positive; it and the logarithm of the power before it are summed in
 * double-double, so that I is good to about 2 ulp where it is the smaller tail and to 1e-16 elsewhere, the density to
 * about 2 ulp, the inverse to about 2e-16. Immutable.
 */
public final class IncompleteBeta {
    /** The share of the sum that may be left out. */
    private static final double NEGLIGIBLE = 0x1p-57;

    private static final int MAX_STEPS = 1_200;

    private final double a;
    private final double b;
    private final DoubleDouble logBeta;

    /**
     * The function for a = twiceA / 2 and b = twiceB / 2.
     *
     * @param twiceA 1 or more
     * @param twiceB 1 or more
     */
    public IncompleteBeta(int twiceA, int twiceB) {
        assert twiceA > 0 && twiceB > 0 : "a and b are positive";
        a = twiceA / 2.0;
        b = twiceB / 2.0;
        logBeta = logBeta(twiceA, twiceB);
    }

    private IncompleteBeta(double a, double b, DoubleDouble logBeta) {
        this.a = a;
        this.b = b;
        this.logBeta = logBeta;
    }

    /** ln B(m/2, n/2) from B(1/2, 1/2) = pi, B(1, 1/2) = 2, B(1, 1) = 1 and B(a + 1, b) = B(a, b) a / (a + b). */
    private static DoubleDouble logBeta(int m, int n) {
        int firstM = 2 - m % 2;
        int firstN = 2 - n % 2;
        DoubleDouble beta = firstM + firstN == 2 ? DoubleDouble.PI : DoubleDouble.of(firstM + firstN == 3 ? 2 : 1);
        int halvings = 0;
        int reached = firstM;
        for (int grown = firstM + firstN; grown < m + n; grown += 2) {
            int factor = reached < m ? reached : grown - m;
            reached += reached < m ? 2 : 0;
            beta = beta.times(factor).over(grown);
            if (beta.high() < 0x1p-500) {
                beta = beta.scaled(500);
                halvings += 500;
            }
        }
        DoubleDouble log = DoubleMath.preciseLog(beta);
        for (; halvings > 0; halvings -= 500) {
            log = log.minus(DoubleMath.multipleOfLn2(500));
        }
        return log;
    }

    /**
     * I_x(a, b).
     *
     * @param x where; 0 and below give 0, 1 and above 1
     * @return the probability that a beta variable does not exceed x
     */
    public double at(double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        DoubleDouble here = DoubleDouble.of(x);
        DoubleDouble rest = DoubleDouble.sum(1, -x);
        // Below this point the series' terms fall from the first on; above it those of the mirror image do.
        return x < (a + 1) / (a + b + 2) ? lower(a, b, here, rest) : 1 - lower(b, a, rest, here);
    }

    /** I_x(a, b) = x^a rest^b / (a B) (1 + x (a+b)/(a+1) + x^2 (a+b)(a+b+1)/((a+1)(a+2)) + ...). */
    private double lower(double a, double b, DoubleDouble x, DoubleDouble rest) {
        DoubleDouble term = DoubleDouble.of(1);
        DoubleDouble sum = term;
        // The ratio of neighbouring terms goes from its first value to x, so the rest is less than a geometric series.
        double ratio = x.high() * Math.max(1, (a + b) / (a + 1));
        double negligible = NEGLIGIBLE * (1 - ratio);
        for (int i = 0; term.high() > sum.high() * negligible; i++) {
            term = term.times(x).times(a + b + i).over(a + 1 + i);
            sum = sum.plus(term);
        }
        return power(a, b, x, rest) * (sum.high() / a);
    }

    /** x^a rest^b / B(a, b), rounded once. */
    private double power(double a, double b, DoubleDouble x, DoubleDouble rest) {
        DoubleDouble log = DoubleMath.preciseLog(x)
                .times(a)
                .plus(DoubleMath.preciseLog(rest).times(b));
        return DoubleMath.exp(log.minus(logBeta));
    }

    /**
     * The derivative of I_x(a, b) by x, the density of a beta variable.
     *
     * @param x where, in [0, 1]
     * @return the density, which may be infinite at the ends; 0 outside
     */
    public double density(double x) {
        if (x < 0 || x > 1) {
            return 0;
        }
        if (x == 0) {
            return atEnd(a);
        }
        if (x == 1) {
            return atEnd(b);
        }
        return power(a, b, DoubleDouble.of(x), DoubleDouble.sum(1, -x)) / (x * (1 - x));
    }

    private double atEnd(double exponent) {
        double flat = DoubleMath.exp(logBeta.negated());
        return exponent < 1 ? Double.POSITIVE_INFINITY : exponent == 1 ? flat : 0;
    }

    /**
     * The x with I_x(a, b) = y.
     *
     * @param y a probability; 0 and below give 0, 1 and above 1
     * @return x in [0, 1]
     */
    public double inverse(double y) {
        if (y <= 0) {
            return 0;
        }
        if (y >= 1) {
            return 1;
        }
        // Towards 1 it is the distance from 1 that can be told precisely: solve the mirror image.
        double mean = a / (a + b);
        return y <= at(mean)
                ? lowerInverse(y, mean)
                : 1 - new IncompleteBeta(b, a, logBeta).lowerInverse(1 - y, 1 - mean);
    }

    /**
     * The solution below {@code bound}. Newton's method for ln I as a function of ln x, which is nearly a line of slope
     * a, kept between bounds that close in on the solution.
     */
    private double lowerInverse(double y, double bound) {
        double low = 0;
        double high = bound;
        // The leading term of I, x^a / (a B), solved for x.
        double x = DoubleMath.exp(DoubleMath.preciseLog(y)
                .plus(logBeta)
                .plus(DoubleMath.preciseLog(a))
                .times(1 / a));
        for (int step = 0; step < MAX_STEPS; step++) {
            if (!(x > low && x < high)) {
                x = low + (high - low) / 2;
                if (x == low || x == high) {
                    return high;
                }
            }
            double reached = at(x);
            if (reached == y) {
                return x;
            }
            if (reached < y) {
                low = x;
            } else {
                high = x;
            }
            if (reached == 0) {
                x = high; // so far below that the function underflows: bisect
                continue;
            }
            double next = x * DoubleMath.exp(DoubleMath.log(y / reached) * reached / (x * density(x)));
            if (Math.abs(next - x) <= 0x1p-53 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
