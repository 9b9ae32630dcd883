package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.TrainingException;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.distribution.Glorot;
import lanewise.model.function.BatchNormalization;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.Dropout;
import lanewise.model.neuron.Tanh;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.RandomDense;
import lanewise.train.loss.Loss;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.loss.Trace;
import org.junit.jupiter.api.Test;

/** Gradients where they are easily wrong: what is drawn, what stands still, what is not trained, what is a person's own. */
class GradientCheckTest {
    private static final int ITEMS = 4;

    private final Network net = new Network("net", 0);

    private static Sequences drawn(int width, long seed) {
        RandomStream random = new RandomStream(seed);
        float[][] rows = new float[ITEMS][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) random.gaussian();
            }
        }
        return Sequences.of(rows);
    }

    private static Sequences targets() {
        RandomStream random = new RandomStream(2);
        float[][] rows = new float[ITEMS][10];
        for (float[] row : rows) {
            for (int i = 0; i < 10; i++) {
                row[i] = (float) random.gaussian();
            }
        }
        return Sequences.of(rows, 5);
    }

    private double largestDeviation(DifferentiableFunction function) {
        var input = net.node("input", 3, (t, out) -> {});
        var hidden = net.ensemble("hidden", 6, 1, e -> e.neurons(new Tanh(1)).gainBias(filled(1), filled(0)));
        var computed = net.node("function", function);
        var output = net.passThrough("output", 2);
        net.connect(
                input,
                hidden.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        net.connect(hidden.neurons(), computed, c -> c.synapse(Synapse.none()));
        net.connect(
                computed,
                output,
                c -> c.transform(new RandomDense(new Glorot())).synapse(new Lowpass(0.002)));
        var probe = net.probe(output);
        Data data = Data.none().input(input, drawn(3, 1).held(5)).target(probe, targets());
        try (Trainer trainer = Trainer.of(net, o -> o.minibatch(ITEMS).loss(probe, new MeanSquaredError()))) {
            return trainer.checkGradients(data, 0.01).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
        }
    }

    private static double[] filled(double value) {
        double[] values = new double[6];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void eachStepOfAHeldInputIsDroppedAnew() {
        assertThat(largestDeviation(new Dropout(6, 0.5))).isLessThan(0.01);
    }

    @Test
    void aWrongGradientIsFound() {
        assertThatThrownBy(() -> largestDeviation(new WrongSquare(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("its gradient and differences of the loss are");
    }

    /** A loss of which a check computes the gradient and some differences, but not all. */
    private static final class Ending implements Loss {
        private int left = Integer.MAX_VALUE;

        @Override
        public String name() {
            return "ending";
        }

        @Override
        public double value(Trace output, Trace target) {
            if (--left < 0) {
                throw new TrainingException("enough");
            }
            return new MeanSquaredError().value(output, target);
        }

        @Override
        public double gradient(Trace output, Trace target, double scale, Trace into) {
            return new MeanSquaredError().gradient(output, target, scale, into);
        }
    }

    @Test
    void nothingIsLeftOfACheck() {
        var input = net.node("input", 3, (t, out) -> {});
        var hidden = net.ensemble("hidden", 6, 1, e -> e.neurons(new Tanh(1)).gainBias(filled(1), filled(0)));
        var dropout = net.node("dropout", new Dropout(6, 0.5));
        var normal = net.node("normal", new BatchNormalization(1, 6));
        var output = net.passThrough("output", 2);
        net.connect(
                input,
                hidden.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        net.connect(hidden.neurons(), normal, c -> c.synapse(Synapse.none()));
        net.connect(normal, dropout, c -> c.synapse(Synapse.none()));
        net.connect(
                dropout, output, c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        var probe = net.probe(output);
        Data data = Data.none().input(input, drawn(3, 1)).target(probe, drawn(2, 2));
        Ending loss = new Ending();
        List<float[]> values = new ArrayList<>();
        for (int calls : new int[] {0, Integer.MAX_VALUE, 3 * ITEMS}) {
            try (Trainer trainer = Trainer.of(net, o -> o.minibatch(ITEMS).loss(probe, loss))) {
                if (calls > 0) {
                    loss.left = calls;
                    assertThatThrownBy(() -> trainer.checkGradients(data, 0)).isInstanceOf(TrainingException.class);
                }
                loss.left = Integer.MAX_VALUE;
                trainer.fit(data, fit -> {});
                List<float[]> fitted = List.copyOf(trainer.values().values());
                if (values.isEmpty()) {
                    values.addAll(fitted);
                }
                for (int i = 0; i < values.size(); i++) {
                    assertThat(fitted.get(i)).isEqualTo(values.get(i));
                }
            }
        }
    }

    @Test
    void weightsThatAreNotTrainedCanBeSet() {
        var input = net.node("input", 3, (t, out) -> {});
        var hidden = net.ensemble("hidden", 6, 1, e -> e.neurons(new Tanh(1)).gainBias(filled(1), filled(0)));
        var output = net.passThrough("output", 2);
        net.connect(
                input,
                hidden.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        Connection frozen = net.connect(
                hidden.neurons(),
                output,
                c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        net.config().trainable(frozen, false);
        var probe = net.probe(output, p -> p.synapse(Synapse.none()));
        Data data = Data.none().input(input, drawn(3, 1)).target(probe, drawn(2, 2));
        try (Trainer trainer = Trainer.of(net, o -> o.minibatch(ITEMS).loss(probe, new MeanSquaredError()))) {
            trainer.checkGradients(data, 0.01);
            Parameter weights = trainer.parameters().all().stream()
                    .filter(parameter -> parameter.owner().equals(frozen))
                    .filter(parameter -> parameter.name().endsWith("weights"))
                    .findFirst()
                    .orElseThrow();
            float[] set = new float[weights.count()];
            for (int i = 0; i < set.length; i++) {
                set[i] = i % 3 - 0.7f;
            }
            trainer.setValues(weights, set);
            trainer.checkGradients(data, 0.01);
        }
    }
}
