package lanewise.bench.zoo;

import java.util.function.Consumer;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;

/**
 * The circular convolution of two vectors, as products of their Fourier transforms; Nengo's
 * {@code CircularConvolution}, made in its order. Of every frequency from 0 to half the length there are four products,
 * also of those that are always zero.
 *
 * @param a where one vector arrives
 * @param b where the other arrives
 * @param output their convolution
 */
public record CircularConvolution(Node a, Node b, Node output) {
    /**
     * Adds a circular convolution to a network.
     *
     * @param neurons of each product
     * @param dimensions of the vectors
     * @param choose what differs from an ensemble's defaults
     */
    public static CircularConvolution in(
            Network parent, String label, int neurons, int dimensions, Consumer<Ensemble.Options> choose) {
        Network network = parent.network(label);
        Node a = network.passThrough(label + ".a", dimensions);
        Node b = network.passThrough(label + ".b", dimensions);
        int products = 4 * (dimensions / 2 + 1);
        Product product = Product.in(network, label + ".product", neurons, products, 2, choose);
        Node output = network.passThrough(label + ".output", dimensions);
        transformed(network, a, product.a(), spectrum(dimensions, false));
        transformed(network, b, product.b(), spectrum(dimensions, true));
        transformed(network, product.output(), output, inverse(dimensions));
        return new CircularConvolution(a, b, output);
    }

    private static void transformed(Network network, Node from, Node to, double[][] matrix) {
        network.connect(from, to, connection -> connection.transform(matrix).synapse(Synapse.none()));
    }

    /** Four rows a frequency, of real and imaginary parts so ordered that those of two vectors give all four products. */
    private static double[][] spectrum(int d, boolean second) {
        double[][] rows = new double[4 * (d / 2 + 1)][d];
        for (int row = 0; row < rows.length; row++) {
            boolean real = second ? row % 4 == 0 || row % 4 == 3 : row % 2 == 0;
            for (int x = 0; x < d; x++) {
                rows[row][x] = real ? cosine(row / 4, x, d) : -sine(row / 4, x, d);
            }
        }
        return rows;
    }

    private static double[][] inverse(int d) {
        double[][] rows = new double[d][4 * (d / 2 + 1)];
        for (int x = 0; x < d; x++) {
            for (int w = 0; w <= d / 2; w++) {
                double weight = (w == 0 || 2 * w == d ? 1.0 : 2.0) / d;
                rows[x][4 * w] = weight * cosine(w, x, d);
                rows[x][4 * w + 1] = -rows[x][4 * w];
                rows[x][4 * w + 2] = -weight * sine(w, x, d);
                rows[x][4 * w + 3] = rows[x][4 * w + 2];
            }
        }
        return rows;
    }

    private static double cosine(int w, int x, int d) {
        return StrictMath.cos(angle(w, x, d));
    }

    private static double sine(int w, int x, int d) {
        return StrictMath.sin(angle(w, x, d));
    }

    private static double angle(int w, int x, int d) {
        return 2 * Math.PI * ((long) w * x % d) / d;
    }
}
