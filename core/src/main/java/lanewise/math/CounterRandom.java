package lanewise.math;

/**
 * Random numbers by their number: each follows from a key and an index alone, so that nobody has to draw those before it.
 * The bits are those of Steele, Lea and Flood's (2014) SplitMix64 that starts from the key.
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int FLOAT_BITS = 24;

    private CounterRandom() {}

    /** A key for four numbers; other numbers, or another order, give another one. */
    public static long key(long first, long second, long third, long fourth) {
        long key = mixed(first + GOLDEN);
        key = mixed((key ^ second) + GOLDEN);
        key = mixed((key ^ third) + GOLDEN);
        return mixed((key ^ fourth) + GOLDEN);
    }

    /** 64 random bits of an index from 0 on. */
    public static long bits(long key, long index) {
        return mixed(key + (index + 1) * GOLDEN);
    }

    /** A multiple of 2^-24 in [0, 1) of an index from 0 on. */
    public static float uniform(long key, long index) {
        return (bits(key, index) >>> (Long.SIZE - FLOAT_BITS)) * 0x1p-24f;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
