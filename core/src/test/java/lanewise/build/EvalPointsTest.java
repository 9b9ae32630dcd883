package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lanewise.math.Points;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many evaluation points an ensemble has, and how long they are. */
class EvalPointsTest {
    private final Network net = new Network("net", 3);

    @ParameterizedTest
    @CsvSource({"10,1,750", "392,1,784", "2108,1,4216", "100,2,1000", "1290,4,2580", "20,9,2500"})
    void theirNumberIsNengos(int neurons, int dimensions, int count) {
        assertThat(points(net.ensemble("ensemble", neurons, dimensions)).count())
                .isEqualTo(count);
    }

    @Test
    void theyFillTheBallOfTheRadius() {
        Points points = points(net.ensemble("ensemble", 50, 2, e -> e.radius(3).evalPointCount(100)));
        double[] lengths = new double[points.count()];
        Arrays.setAll(lengths, i -> Math.hypot(points.row(i)[0], points.row(i)[1]));
        assertThat(lengths).hasSize(100);
        assertThat(Arrays.stream(lengths).max().orElseThrow()).isBetween(2.7, 3.0 + 1e-12);
    }

    @Test
    void givenOnesAreScaledToo() {
        Points points = points(net.ensemble(
                "ensemble", 50, 1, e -> e.radius(3).evalPoints(Points.of(new double[][] {{0.5}, {1}}))));
        assertThat(points.count()).isEqualTo(2);
        assertThat(points.row(0)).containsExactly(1.5);
        assertThat(points.row(1)).containsExactly(3);
    }

    private Points points(Ensemble ensemble) {
        return Builder.build(net).ensemble(ensemble).evalPoints();
    }
}
