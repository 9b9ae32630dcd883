package lanewise.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lanewise.analysis.picture.Ticks.Tick;
import org.junit.jupiter.api.Test;

/** Which values an axis names, and how. */
class TicksTest {
    private static List<String> labels(double low, double high, int most) {
        return Ticks.of(low, high, most, false).stream().map(Tick::label).toList();
    }

    @Test
    void valuesAreRound() {
        assertThat(labels(0.001, 1, 5)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(-1.05, 1.05, 5)).containsExactly("\u22121.0", "\u22120.5", "0", "0.5", "1.0");
        assertThat(labels(0, 437, 5)).containsExactly("0", "100", "200", "300", "400");
        assertThat(labels(12.5, 13.1, 3)).containsExactly("12.6", "12.8", "13.0");
        assertThat(labels(3.001, 3.0042, 4)).containsExactly("3.001", "3.002", "3.003", "3.004");
    }

    @Test
    void longNumbersAreShortened() {
        assertThat(labels(0, 3e12, 3)).containsExactly("0", "1e12", "2e12", "3e12");
        assertThat(labels(0, 2e-9, 2)).containsExactly("0", "1e\u22129", "2e\u22129");
    }

    @Test
    void wholeNumbersStayWhole() {
        assertThat(Ticks.of(0.5, 3.5, 10, true)).extracting(Tick::label).containsExactly("1", "2", "3");
        assertThat(Ticks.of(0.5, 1000.5, 10, true))
                .extracting(Tick::value)
                .startsWith(0.0, 100.0)
                .contains(1000.0);
    }
}
