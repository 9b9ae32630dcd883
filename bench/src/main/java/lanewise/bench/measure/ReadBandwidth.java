package lanewise.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast one core reads memory, by how much of it is read again and again: what fits into a cache is read faster.
 *
 * @param levels from the smallest size to the largest
 */
public record ReadBandwidth(List<Level> levels) {
    private static final int SMALLEST = 1 << 14;
    private static final long LARGEST = 1L << 28;

    /** So much of the memory that this JVM may use is enough for the largest size. */
    private static final int SHARE_OF_HEAP = 4;

    private static final int REPETITIONS = 5;
    private static final long REPETITION_NANOS = 10_000_000;

    /** Until the loop is compiled. */
    private static final long WARM_UP_NANOS = 300_000_000;

    /**
     * A size.
     *
     * @param bytes how much is read again and again
     * @param bytesPerSecond how fast
     */
    public record Level(long bytes, double bytesPerSecond) {}

    /** With a copy of the list. */
    public ReadBandwidth {
        levels = List.copyOf(levels);
    }

    /** Measures sizes from 16 KiB to 256 MiB, or to a quarter of the heap if that is less; takes about a second. */
    public static ReadBandwidth measured() {
        long largest = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        int[] values = new int[(int) (Math.max(SMALLEST, largest) / Integer.BYTES)];
        time(values, SMALLEST / Integer.BYTES, WARM_UP_NANOS);
        List<Level> levels = new ArrayList<>();
        for (int length = SMALLEST / Integer.BYTES; length <= values.length; length *= 2) {
            double best = 0;
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                best = Math.max(best, time(values, length, REPETITION_NANOS));
            }
            levels.add(new Level((long) Integer.BYTES * length, best));
        }
        return new ReadBandwidth(levels);
    }

    /** Bytes a second where {@code bytes} are read again and again: those of the smallest size that holds them. */
    public double of(long bytes) {
        return levels.stream()
                .filter(level -> level.bytes() >= bytes)
                .findFirst()
                .orElse(levels.getLast())
                .bytesPerSecond();
    }

    private static double time(int[] values, int length, long least) {
        return Math.max(
                time(values, length, least / 2, ReadBandwidth::oneStream),
                time(values, length, least / 2, ReadBandwidth::fourStreams));
    }

    private static double time(int[] values, int length, long least, Reading reading) {
        long start = System.nanoTime();
        long spent;
        long reads = 0;
        int sum = 0;
        do {
            sum += reading.sum(values, length, 1);
            reads++;
            spent = System.nanoTime() - start;
        } while (spent < least);
        if (sum != 0) {
            throw new AssertionError("the sum of zeros is " + sum); // so that it has to be computed
        }
        return (double) reads * length * Integer.BYTES / spent * 1e9;
    }

    /** Adds up masked values: of a loop with that little to compute the compiler makes one over vectors, of a mere sum not. */
    @FunctionalInterface
    private interface Reading {
        int sum(int[] values, int length, int mask);
    }

    private static int oneStream(int[] values, int length, int mask) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[i] & mask;
        }
        return sum;
    }

    /** Faster where the memory is far: it is fetched ahead at four places. */
    private static int fourStreams(int[] values, int length, int mask) {
        int a = 0;
        int b = 0;
        int c = 0;
        int d = 0;
        int quarter = length / 4;
        for (int i = 0; i < quarter; i++) {
            a += values[i] & mask;
            b += values[i + quarter] & mask;
            c += values[i + 2 * quarter] & mask;
            d += values[i + 3 * quarter] & mask;
        }
        return a + b + c + d;
    }
}
