package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Tanh;
import lanewise.model.solver.Lstsq;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NnlsL2nz;
import org.junit.jupiter.api.Test;

/** Decoders that are solved for together, and without the neurons that are always silent, are those of their definition. */
class DecoderProblemTest {
    private static final int NEURONS = 40;
    private static final int DIMENSIONS = 16;
    private static final List<Consumer<Connection.Options>> CHOICES = List.of(
            c -> {},
            c -> c.function(x -> new double[] {x[0] * x[1], x[2]}).transform(new double[DIMENSIONS][2]),
            c -> {},
            c -> c.solver(new LstsqL2(0.01)),
            c -> c.solver(new NnlsL2nz()),
            c -> c.solver(new NnlsL2nz()).function(x -> new double[] {x[3]}).transform(new double[DIMENSIONS][1]),
            c -> c.evalPoints(Points.of(new double[][] {new double[DIMENSIONS], ramp(), ramp()})));

    private static double[] ramp() {
        double[] ramp = new double[DIMENSIONS];
        for (int k = 0; k < DIMENSIONS; k++) {
            ramp[k] = k / 16.0;
        }
        return ramp;
    }

    @Test
    void togetherTheyAreWhatTheyAreAlone() {
        List<double[]> together = decoders(CHOICES);
        for (int i = 0; i < CHOICES.size(); i++) {
            assertThat(decoders(List.of(CHOICES.get(i))).getFirst()).isEqualTo(together.get(i));
        }
    }

    private static List<double[]> decoders(List<Consumer<Connection.Options>> choices) {
        Network net = new Network("net", 1);
        Ensemble ensemble = sparse(net, new RectifiedLinear());
        Node sink = net.passThrough("sink", DIMENSIONS);
        List<Connection> connections = new ArrayList<>();
        choices.forEach(choose -> connections.add(net.connect(ensemble, sink, choose)));
        BuiltNetwork built = Builder.build(net);
        return connections.stream()
                .map(connection ->
                        built.connection(connection).solution().orElseThrow().values())
                .toList();
    }

    /** Of many dimensions, with gains and biases that leave about half of the neurons silent at every point. */
    private static Ensemble sparse(Network net, NeuronType type) {
        return net.ensemble(
                "sparse",
                NEURONS,
                DIMENSIONS,
                e -> e.seed(4).neurons(type).evalPointCount(300).gainBias(Choice.of(1, -1), new Uniform(-1, 1)));
    }

    @Test
    void theyAreTheDefinitionsToTheBit() {
        assertThat(silent(new RectifiedLinear())).isBetween(5, 35);
        assertThat(silent(new Tanh())).isZero();
        for (NeuronType type : List.of(new RectifiedLinear(), new Tanh())) {
            Network net = new Network("net", 1);
            Ensemble ensemble = sparse(net, type);
            Connection connection = net.connect(ensemble, net.passThrough("sink", DIMENSIONS));
            BuiltNetwork built = Builder.build(net);
            double[] decoders =
                    built.connection(connection).solution().orElseThrow().values();
            assertThat(decoders).isEqualTo(defined(ensemble, built.ensemble(ensemble)));
        }
    }

    private static int silent(NeuronType type) {
        Network net = new Network("net", 1);
        Ensemble ensemble = sparse(net, type);
        double[][] rates = rates(ensemble, Builder.build(net).ensemble(ensemble));
        int silent = 0;
        for (int j = 0; j < NEURONS; j++) {
            boolean fires = false;
            for (double[] row : rates) {
                fires |= row[j] != 0;
            }
            silent += fires ? 0 : 1;
        }
        return silent;
    }

    private static double[][] rates(Ensemble ensemble, BuiltEnsemble built) {
        double[][] rates = new double[built.evalPoints().count()][NEURONS];
        for (int p = 0; p < rates.length; p++) {
            double[] point = built.evalPoints().row(p);
            for (int j = 0; j < NEURONS; j++) {
                double sum = 0;
                for (int k = 0; k < DIMENSIONS; k++) {
                    sum = Math.fma(point[k], built.encoders()[j][k], sum);
                }
                rates[p][j] = built.gain()[j] * sum + built.bias()[j];
            }
            ensemble.neuronType().rates(rates[p], 0, NEURONS);
        }
        return rates;
    }

    /** The normal equations of all neurons and their Cholesky factor, each sum a chain in ascending order. */
    private static double[] defined(Ensemble ensemble, BuiltEnsemble built) {
        double[][] rates = rates(ensemble, built);
        double max = 0;
        for (double[] row : rates) {
            for (double rate : row) {
                max = Math.max(max, rate);
            }
        }
        int n = NEURONS;
        int d = DIMENSIONS;
        double sigma = 0.1 * max;
        double[][] r = new double[n][n];
        double[][] x = new double[n][d];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < rates.length; p++) {
                for (int j = 0; j < n; j++) {
                    r[i][j] = Math.fma(rates[p][i], rates[p][j], r[i][j]);
                }
                for (int k = 0; k < d; k++) {
                    x[i][k] = Math.fma(rates[p][i], built.evalPoints().row(p)[k], x[i][k]);
                }
            }
            r[i][i] += rates.length * sigma * sigma;
        }
        for (int i = 0; i < n; i++) {
            for (int h = 0; h < i; h++) {
                for (int j = i; j < n; j++) {
                    r[i][j] = Math.fma(-r[h][i], r[h][j], r[i][j]);
                }
                for (int k = 0; k < d; k++) {
                    x[i][k] = Math.fma(-r[h][i], x[h][k], x[i][k]);
                }
            }
            double root = Math.sqrt(r[i][i]);
            r[i][i] = root;
            for (int j = i + 1; j < n; j++) {
                r[i][j] /= root;
            }
            for (int k = 0; k < d; k++) {
                x[i][k] /= root;
            }
        }
        double[] decoders = new double[n * d];
        for (int i = n - 1; i >= 0; i--) {
            for (int k = 0; k < d; k++) {
                double sum = x[i][k];
                for (int j = i + 1; j < n; j++) {
                    sum = Math.fma(-r[i][j], x[j][k], sum);
                }
                x[i][k] = sum / r[i][i];
                decoders[i * d + k] = x[i][k];
            }
        }
        return decoders;
    }

    @Test
    void withoutAPenaltySilentNeuronsAreAnError() {
        Network net = new Network("net", 1);
        Ensemble ensemble = sparse(net, new RectifiedLinear());
        net.connect(ensemble, net.passThrough("sink", DIMENSIONS), c -> c.solver(new LstsqL2(0)));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "connection sparse -> sink: a 40 x 40 Gram matrix is not positive definite: pivot ");
    }

    @Test
    void whatCannotBeHeldAtOnceIsSaid() {
        Network net = new Network("net", 1);
        Ensemble wide = net.ensemble("wide", 1000, 1);
        Points many = new DrawnPoints(3_000_000, 1, new double[3_000_000]);
        net.connect(wide, net.passThrough("sink", 1), c -> c.solver(new Lstsq()).evalPoints(many));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "connection wide -> sink: this solver has to hold 3000000 x 1000 values at once")
                .hasMessageContainingAll("22888 MB", "use LstsqL2 by Cholesky", "fewer evaluation points");
    }

    @Test
    void theFirstErrorInOrderIsTold() {
        for (int threads = 1; threads <= 3; threads++) {
            int count = threads;
            Network net = new Network("net", 1);
            Node sink = net.passThrough("sink", 1);
            Ensemble fine = net.ensemble("fine", 10, 1);
            Ensemble silent = net.ensemble("silent", 10, 1, e -> e.gainBias(Choice.of(1), Choice.of(-9)));
            net.connect(fine, sink);
            net.connect(silent, sink);
            net.connect(fine, sink, c -> c.function(x -> new double[] {Double.NaN}));
            assertThatThrownBy(() -> Builder.build(net, options -> options.threads(count)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("connection silent -> sink: no neuron fires");
        }
    }
}
