package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.math.Points;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.distribution.UniformHypersphere;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.reference.Npy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Nengo itself builds from seeds: ensembles. */
class BuiltReferenceTest {
    private static final double BOUND = 1e-9;

    static Stream<Arguments> ensembles() {
        return Stream.of(
                ensemble(0, 50, 1, e -> {}),
                ensemble(1, 100, 2, e -> e.radius(1.5)),
                ensemble(2, 120, 5, e -> {}),
                ensemble(3, 80, 16, e -> {}),
                ensemble(4, 40, 1, e -> e.neurons(new LifRate())),
                ensemble(5, 40, 2, e -> e.neurons(new Lif(.03, .004, 0, 1)).maxRates(new Uniform(100, 200))),
                ensemble(6, 40, 2, e -> e.neurons(new RectifiedLinear())),
                ensemble(7, 40, 2, e -> e.neurons(new SpikingRectifiedLinear())),
                ensemble(12, 60, 2, e -> e.intercepts(new Uniform(0, .5)).maxRates(new Uniform(80, 120))),
                ensemble(
                        13,
                        60,
                        1,
                        e -> e.encoders(Choice.ofRows(new double[] {1}))
                                .intercepts(Choice.of(0))
                                .maxRates(Choice.of(100))),
                ensemble(
                        14,
                        60,
                        3,
                        e -> e.encoders(UniformHypersphere.surface())
                                .evalPoints(UniformHypersphere.ball())
                                .evalPointCount(300)),
                ensemble(15, 60, 2, e -> e.normalizeEncoders(false).encoders(UniformHypersphere.ball())));
    }

    private static Arguments ensemble(int id, int neurons, int dimensions, Consumer<Ensemble.Options> choose) {
        return Arguments.of(id, neurons, dimensions, choose);
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void drawsNengosEnsembles(int id, int neurons, int dimensions, Consumer<Ensemble.Options> choose) {
        Network network = new Network("reference", id);
        Ensemble ensemble = network.ensemble("e", neurons, dimensions, choose);
        BuiltNetwork built = Builder.build(network);

        close(built.ensemble(ensemble).flatEncoders(), id, "encoders");
        close(built.ensemble(ensemble).gain(), id, "gain");
        close(built.ensemble(ensemble).bias(), id, "bias");
        if (id <= 1 || id == 14) {
            close(values(built.ensemble(ensemble).evalPoints()), id, "eval_points");
        }
        for (Operator operator : built.graph().operators()) {
            if (operator instanceof SimNeurons population
                    && !population.states().isEmpty()) {
                close(values(population.states().getFirst()), id, "initial_voltage");
            }
        }
    }

    private static double[] values(Points points) {
        double[] values = new double[points.count() * points.dimensions()];
        for (int i = 0; i < points.count(); i++) {
            points.copy(i, values, i * points.dimensions());
        }
        return values;
    }

    private static double[] values(Signal signal) {
        double[] values = new double[signal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = signal.initial(i);
        }
        return values;
    }

    private static void close(double[] actual, int id, String array) {
        double[] expected = Npy.read("ensembles/%03d_%s.npy".formatted(id, array));
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("%s[%d]", array, i)
                    .isCloseTo(expected[i], within(BOUND * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
