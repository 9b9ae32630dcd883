package lanewise.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import lanewise.analysis.picture.Ticks.Tick;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The named values of any axis. */
class TicksLaws {
    /** Never too many, all inside but for a breath, equally far from each other. */
    @Property
    void ticksOfAnyRange(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double span,
            @ForAll @IntRange(min = 1, max = 12) int most) {
        double high = low + span;
        List<Tick> ticks = Ticks.of(low, high, most, false);
        assertThat(ticks).hasSizeLessThanOrEqualTo(most + 1);
        double[] values = ticks.stream().mapToDouble(Tick::value).toArray();
        assertThat(DoubleStream.of(values).allMatch(v -> v >= low - 0.006 * span && v <= high + 0.006 * span))
                .isTrue();
        for (int i = 2; i < values.length; i++) {
            assertThat(values[i] - values[i - 1]).isCloseTo(values[1] - values[0], within(1e-6 * span));
        }
    }
}
