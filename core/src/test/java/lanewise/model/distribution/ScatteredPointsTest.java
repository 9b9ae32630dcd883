package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points that are computed when they are read are those that a sample holds. */
class ScatteredPointsTest {
    @ParameterizedTest
    @CsvSource({"1,2", "64,3", "65,5", "200,17"})
    void readInAnyOrderTheyAreTheSample(int n, int d) {
        for (ScatteredHypersphere sphere : new ScatteredHypersphere[] {
            ScatteredHypersphere.ball(),
            ScatteredHypersphere.surface(),
            new ScatteredHypersphere(false, 0.3, ScatteredHypersphere.Method.TFWW)
        }) {
            RandomStream first = new RandomStream(5);
            RandomStream second = new RandomStream(5);
            double[] sample = sphere.sample(n, d, first);
            Points points = sphere.points(n, d, second);
            assertThat(second.state()).as("the stream stands where it stood").isEqualTo(first.state());
            for (int i = n - 1; i >= 0; i--) {
                assertThat(points.row(i)).isEqualTo(Arrays.copyOfRange(sample, i * d, (i + 1) * d));
            }
        }
    }

    @Test
    void severalThreadsMayRead() {
        Points points = ScatteredHypersphere.ball().points(500, 4, new RandomStream(3));
        double[] sample = ScatteredHypersphere.ball().sample(500, 4, new RandomStream(3));
        double[][] rows =
                IntStream.range(0, 500).parallel().mapToObj(points::row).toArray(double[][]::new);
        assertThat(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray())
                .isEqualTo(sample);
    }

    @Test
    void onALineThereAreNone() {
        assertThatThrownBy(() -> ScatteredHypersphere.ball().points(10, 1, new RandomStream(0)))
                .isInstanceOf(ModelException.class)
                .hasMessage("ScatteredHypersphere: the points' dimension is 1, but has to be an integer from 2 on");
    }
}
