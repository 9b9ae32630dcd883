package lanewise.bench.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    private static final DigitSet DIGITS = new DigitSet(new byte[784 * 4], new byte[] {3, 3, 8, 0});

    @Test
    void itCountsAnswersByDigit() {
        Confusion confusion = Confusion.of(DIGITS, new int[] {3, 8, 8, 0});

        assertThat(confusion.count(3, 3)).isEqualTo(1);
        assertThat(confusion.count(3, 8)).isEqualTo(1);
        assertThat(confusion.count(8, 3)).isZero();
        assertThat(confusion.total()).isEqualTo(4);
        assertThat(confusion.accuracy()).isEqualTo(0.75);
    }

    @Test
    void picturesThatWereNotShownDoNotCount() {
        assertThat(Confusion.of(DIGITS, new int[] {3, 8}).total()).isEqualTo(2);
    }

    @Test
    void theTableHasARowADigit() {
        assertThat(Confusion.of(DIGITS, new int[] {3, 8, 8, 0}).table().lines())
                .hasSize(11)
                .contains(
                        "digit   answered   0     1     2     3     4     5     6     7     8     9     right",
                        "    3              .     .     .     1     .     .     .     .     1     .    50.0 %");
    }
}
