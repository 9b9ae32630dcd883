package lanewise.math;

/**
 * Draws Poisson numbers as NumPy's legacy generator does: by multiplying uniform numbers (Knuth) for means below 10,
 * else by the transformed rejection PTRS of Hoermann, "The transformed rejection method for generating Poisson random
 * variables" (1993).
 */
final class PoissonDraw {
    private static final double LARGE = 10;
    private static final double LOG_2_PI = 1.8378770664093453;

    /** From this argument on Stirling's series alone is precise enough. */
    private static final double STIRLING_FROM = 7;

    /** B(2k) / (2k (2k - 1)), k = 1 .. 10, as far as they were printed in the table that NumPy uses. */
    private static final double[] STIRLING = {
        8.333333333333333e-02,
        -2.777777777777778e-03,
        7.936507936507937e-04,
        -5.952380952380952e-04,
        8.417508417508418e-04,
        -1.917526917526918e-03,
        6.410256410256410e-03,
        -2.955065359477124e-02,
        1.796443723688307e-01,
        -1.39243221690590e+00
    };

    private PoissonDraw() {}

    static long draw(double mean, RandomStream rng) {
        if (mean == 0) {
            return 0;
        }
        return mean < LARGE ? multiplied(mean, rng) : rejected(mean, rng);
    }

    private static long multiplied(double mean, RandomStream rng) {
        double least = DoubleMath.exp(-mean);
        double product = rng.uniform();
        long count = 0;
        while (product > least) {
            product *= rng.uniform();
            count++;
        }
        return count;
    }

    private static long rejected(double mean, RandomStream rng) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double surelyBelow = 0.9277 - 3.6224 / (b - 2);
        double logMean = DoubleMath.log(mean);
        while (true) {
            double u = rng.uniform() - 0.5;
            double v = rng.uniform();
            double edge = 0.5 - Math.abs(u);
            long count = (long) Math.floor((2 * a / edge + b) * u + mean + 0.43);
            if (edge >= 0.07 && v <= surelyBelow) {
                return count;
            }
            if (count < 0 || (edge < 0.013 && v > edge)) {
                continue;
            }
            double hat = DoubleMath.log(v) + DoubleMath.log(inverseAlpha) - DoubleMath.log(a / (edge * edge) + b);
            if (hat <= -mean + count * logMean - logGamma(count + 1.0)) {
                return count;
            }
        }
    }

    /** ln gamma(x) for x of 1 or more: Stirling's series, from 7 on; below, that many factors are taken off again. */
    static double logGamma(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        int raised = x < STIRLING_FROM ? (int) (STIRLING_FROM - x) : 0;
        double z = x + raised;
        double square = 1 / z * (1 / z);
        double series = STIRLING[STIRLING.length - 1];
        for (int k = STIRLING.length - 2; k >= 0; k--) {
            series = series * square + STIRLING[k];
        }
        double value = series / z + 0.5 * LOG_2_PI + (z - 0.5) * DoubleMath.log(z) - z;
        for (int k = 0; k < raised; k++) {
            z -= 1;
            value -= DoubleMath.log(z);
        }
        return value;
    }
}
