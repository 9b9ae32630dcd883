package lanewise.bench.mnist;

import java.util.SplittableRandom;

/**
 * Random numbers from SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), by
 * formulas that any language can repeat to the bit.
 */
final class Draws {
    private final SplittableRandom bits;

    Draws(long seed) {
        bits = new SplittableRandom(seed);
    }

    /** From 0 to just below 1. */
    double unit() {
        return (bits.nextLong() >>> 11) * 0x1p-53;
    }

    /** From {@code low} to just below {@code high}. */
    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }
}
