package lanewise.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBandwidthTest {
    private final ReadBandwidth bandwidth =
            new ReadBandwidth(List.of(new ReadBandwidth.Level(1024, 9e9), new ReadBandwidth.Level(2048, 5e9)));

    @Test
    void isThatOfTheSmallestSizeThatHolds() {
        assertThat(bandwidth.of(0)).isEqualTo(9e9);
        assertThat(bandwidth.of(1024)).isEqualTo(9e9);
        assertThat(bandwidth.of(1025)).isEqualTo(5e9);
        assertThat(bandwidth.of(1_000_000)).isEqualTo(5e9);
    }

    @Test
    void isMeasuredFromTheFirstCacheToTheMemory() {
        List<ReadBandwidth.Level> levels = ReadBandwidth.measured().levels();

        assertThat(levels.getFirst().bytes()).isEqualTo(16 << 10);
        assertThat(levels.getLast().bytes()).isGreaterThanOrEqualTo(16 << 20);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i).bytes()).isEqualTo(2 * levels.get(i - 1).bytes());
        }
        assertThat(levels)
                .allSatisfy(level -> assertThat(level.bytesPerSecond()).isBetween(1e8, 1e13));
    }
}
