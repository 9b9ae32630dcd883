package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are saved, copied, and made for the items of a batch. */
class StreamStateTest {
    private static double[] draws(RandomStream rng) {
        double[] draws = new double[700];
        Arrays.setAll(draws, i -> rng.gaussian());
        return draws;
    }

    /** At the start, with a normal number kept, without one, and at the end of a generation of words. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 311, 312, 1000})
    void aStreamGoesOnFromItsStateToTheBit(int before) {
        RandomStream rng = new RandomStream(5);
        for (int i = 0; i < before; i++) {
            rng.gaussian();
        }
        int[] state = rng.state();
        RandomStream copy = rng.copy();
        RandomStream restored = new RandomStream(99);
        restored.gaussian();
        restored.restore(state);
        double[] expected = draws(rng);
        assertThat(draws(copy)).containsExactly(expected);
        assertThat(draws(restored)).containsExactly(expected);
        assertThat(restored.state()).isEqualTo(rng.state()).isNotEqualTo(state);
    }

    @Test
    void aWrongStateIsRefusedAndLeavesTheStreamAsItWas() {
        RandomStream rng = new RandomStream(5);
        rng.gaussian();
        assertRefused(rng, state -> state[624] = 625, "625", "0 to 624");
        assertRefused(rng, state -> state[624] = -1, "-1");
        assertRefused(rng, state -> state[625] = 2, "mark", "2");
        assertRefused(rng, state -> state[625] = 0, "0 if there is none");
        assertRefused(rng, state -> state[626] = 0x7ff80000, "NaN", "finite");
        assertRefused(
                rng,
                state -> {
                    Arrays.fill(state, 0, 624, 0);
                    state[0] = 0x7fffffff;
                },
                "all its words are 0");
        assertThatThrownBy(() -> rng.restore(new int[624]))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("624", "628");
    }

    private static void assertRefused(RandomStream rng, Consumer<int[]> damage, String... told) {
        int[] good = rng.state();
        int[] bad = good.clone();
        damage.accept(bad);
        assertThatThrownBy(() -> rng.restore(bad))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(told);
        assertThat(rng.state()).isEqualTo(good);
    }

    @Test
    void theFirstItemsStreamIsTheSeedsAndTheOthersDiffer() {
        assertThat(RandomStream.forItem(17, 0).state()).isEqualTo(new RandomStream(17).state());
        Set<Integer> firsts = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long item = 0; item < 100; item++) {
                firsts.add(RandomStream.forItem(seed, item).nextBits());
            }
        }
        assertThat(firsts).hasSize(1000);
        assertThatThrownBy(() -> RandomStream.forItem(1, -1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("item is -1");
        assertThatThrownBy(() -> RandomStream.forItem(-1, 1)).isInstanceOf(ModelException.class);
    }

    /** The formula is part of every result of a batch: these are the seeds that its description gives. */
    @Test
    void itemsSeedsAreFrozen() {
        assertThat(RandomStream.forItem(0, 1).state()).isEqualTo(new RandomStream(3793791033L).state());
        assertThat(RandomStream.forItem(4294967295L, 31).state()).isEqualTo(new RandomStream(2966868567L).state());
    }
}
