package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
    /** Java's own, which is SplitMix64 too. */
    @Test
    void bitsAreThoseOfSplitMix() {
        long seed = 0x123456789ABCDEFL;
        SplittableRandom java = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            assertThat(CounterRandom.bits(seed, i)).isEqualTo(java.nextLong());
        }
    }

    @Test
    void numbersAreEquallyLikely() {
        long key = CounterRandom.key(1, 2, 3, 4);
        int[] counts = new int[10];
        IntStream.range(0, 100_000).forEach(i -> counts[(int) (10 * CounterRandom.uniform(key, i))]++);
        for (int count : counts) {
            assertThat(count).isCloseTo(10_000, within(400));
        }
    }

    @Test
    void everyPartOfAKeyCounts() {
        assertThat(IntStream.range(0, 10_000)
                        .mapToLong(i -> CounterRandom.key(i % 10, i / 10 % 10, i / 100 % 10, i / 1000))
                        .distinct()
                        .count())
                .isEqualTo(10_000);
    }
}
