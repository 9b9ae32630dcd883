package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transforms are exact, and neurons keep near to them. */
class CircularConvolutionTest {
    private static double[] vector(RandomStream stream, int dimensions) {
        double[] vector = new double[dimensions];
        Arrays.setAll(vector, i -> stream.gaussian(0, 1));
        double length = Runs.length(vector);
        Arrays.setAll(vector, i -> vector[i] / length);
        return vector;
    }

    private static double[] inverted(double... v) {
        double[] inverse = new double[v.length];
        Arrays.setAll(inverse, i -> v[(v.length - i) % v.length]);
        return inverse;
    }

    private static double[] convolved(double[] a, double... b) {
        double[] c = new double[a.length];
        for (int j = 0; j < c.length; j++) {
            for (int k = 0; k < c.length; k++) {
                c[j] += a[k] * b[Math.floorMod(j - k, c.length)];
            }
        }
        return c;
    }

    private static double[] times(double[][] matrix, double... vector) {
        return Arrays.stream(matrix).mapToDouble(row -> Runs.dot(row, vector)).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "100, false, false",
        "100, false, true",
        "100, true, false",
        "100, true, true",
        "1, true, true",
        "2, false, true",
        "3, true, false",
        "37, false, false"
    })
    void theTransformsAreExact(int dimensions, boolean invertA, boolean invertB) {
        RandomStream stream = new RandomStream(1);
        double[] a = vector(stream, dimensions);
        double[] b = vector(stream, dimensions);
        FourierTransform fourier = new FourierTransform(dimensions);
        double[] first = times(fourier.first(invertA), a);
        double[] second = times(fourier.second(invertB), b);
        double[] products = new double[first.length];
        Arrays.setAll(products, i -> first[i] * second[i]);

        assertThat(times(fourier.inverse(), products))
                .containsExactly(convolved(invertA ? inverted(a) : a, invertB ? inverted(b) : b), within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"3, 8", "4, 12", "16, 36"})
    void productsThatAreAlwaysZeroStay(int dimensions, int products) {
        CircularConvolution convolution = CircularConvolution.in(new Network("net", 0), "cc", 10, dimensions);

        assertThat(convolution.product().output().sizeOut()).isEqualTo(products);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void neuronsConvolveVectors(int dimensions) {
        RandomStream stream = new RandomStream(4);
        double[] a = vector(stream, dimensions);
        double[] b = vector(stream, dimensions);
        double[] expected = convolved(a, b);

        assertThat(Runs.rmse(neural(a, b, 1), expected)).isLessThan(0.1);
    }

    @Test
    void aMagnitudeThatIsTooSmallShows() {
        RandomStream stream = new RandomStream(4);
        double[] a = vector(stream, 16);
        Arrays.setAll(a, i -> 10 * a[i]);
        double[] b = vector(stream, 16);
        Arrays.setAll(b, i -> 10 * b[i]);
        double[] expected = convolved(a, b);

        double right = Runs.rmse(neural(a, b, 10), expected);
        assertThat(Runs.rmse(neural(a, b, 1), expected)).isGreaterThan(0.1).isGreaterThan(2 * right);
    }

    private static double[] neural(double[] a, double[] b, double magnitude) {
        Network net = new Network("net", 9);
        CircularConvolution convolution =
                CircularConvolution.in(net, "cc", 128, a.length, o -> o.inputMagnitude(magnitude));
        Node first = net.constant("a", a);
        Node second = net.constant("b", b);
        net.connect(first, convolution.inputA());
        net.connect(second, convolution.inputB());
        Probe probe = net.probe(convolution.output(), p -> p.synapse(0.03));
        return Runs.mean(Runs.rows(net, probe, 0.2), 20);
    }
}
