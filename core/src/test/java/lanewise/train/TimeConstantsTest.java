package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time constants of synapses are trained where that is asked for, and then are those of the network. */
class TimeConstantsTest {
    private static final int ITEMS = 8;
    private static final int STEPS = 60;

    /** Values behind a synapse, and their probe. */
    private static final class Filtered {
        final Network net = new Network("filtered", 3);
        final Node input = net.node("input", 2, (t, out) -> {});
        final Node output = net.passThrough("output", 2);
        final Connection connection;
        final Probe probe;

        Filtered(Synapse synapse, Synapse ofProbe) {
            connection = net.connect(input, output, c -> c.synapse(synapse));
            probe = net.probe(output, p -> p.synapse(ofProbe));
        }

        Data data() {
            return Data.none().input(input, Sequences.of(noise(), STEPS));
        }

        float[][] predicted() {
            try (Trainer trainer = trainer(o -> {})) {
                return trainer.predict(data()).get(probe);
            }
        }

        Trainer trainer(Consumer<TrainerOptions> choose) {
            return Trainer.of(net, o -> {
                o.minibatch(ITEMS).optimizer(new Adam(0.05)).loss(probe, new MeanSquaredError());
                choose.accept(o);
            });
        }
    }

    private static float[][] noise() {
        RandomStream random = new RandomStream(5);
        float[][] rows = new float[ITEMS][2 * STEPS];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.gaussian(0, 1);
            }
        }
        return rows;
    }

    private static Filtered of(double tau) {
        return new Filtered(new Lowpass(tau), Synapse.none());
    }

    private static float[] of(Trainer trainer, ParameterOwner owner) {
        return trainer.values(trainer.parameters().find(owner, Kind.TAU).orElseThrow());
    }

    @Test
    void aKnownTimeConstantIsFound() {
        Filtered filtered = of(0.01);
        Data data = filtered.data().target(filtered.probe, Sequences.of(of(0.03).predicted(), STEPS));
        try (Trainer trainer = filtered.trainer(o -> o.timeConstants(filtered.connection))) {
            trainer.fit(data, fit -> fit.epochs(200));
            float x = of(trainer, filtered.connection)[0];
            assertThat(0.01 * StrictMath.exp(x)).isCloseTo(0.03, within(0.03 * 0.001));
            assertThat(trainer.trained()
                            .tau(filtered.connection, new Lowpass(0.01))
                            .orElseThrow())
                    .isCloseTo(0.03, within(0.03 * 0.001));
        }
    }

    @Test
    void thatOfAnAlphaSynapseIsFound() {
        Filtered filtered = new Filtered(new Alpha(0.012), Synapse.none());
        Filtered wanted = new Filtered(new Alpha(0.005), Synapse.none());
        Data data = filtered.data().target(filtered.probe, Sequences.of(wanted.predicted(), STEPS));
        try (Trainer trainer = filtered.trainer(o -> o.timeConstants(filtered.connection))) {
            trainer.fit(data, fit -> fit.epochs(200));
            assertThat(trainer.trained()
                            .tau(filtered.connection, new Alpha(0.012))
                            .orElseThrow())
                    .isCloseTo(0.005, within(0.005 * 0.001));
        }
    }

    @Test
    void thatOfAProbeIsFoundToo() {
        Filtered filtered = new Filtered(Synapse.none(), new Lowpass(0.01));
        Filtered wanted = new Filtered(Synapse.none(), new Lowpass(0.004));
        Data data = filtered.data().target(filtered.probe, Sequences.of(wanted.predicted(), STEPS));
        try (Trainer trainer = filtered.trainer(o -> o.timeConstants(filtered.probe))) {
            trainer.fit(data, fit -> fit.epochs(200));
            assertThat(trainer.trained().tau(filtered.probe, new Lowpass(0.01)).orElseThrow())
                    .isCloseTo(0.004, within(0.004 * 0.001));
        }
    }

    @Test
    void thatOfAProbeThatDecodesIsCalledByItsName() {
        Filtered filtered = of(0.01);
        Ensemble ensemble = filtered.net.ensemble("ensemble", 10, 2);
        filtered.net.connect(filtered.output, ensemble);
        Probe decoded = filtered.net.probe(ensemble, p -> p.synapse(0.02));
        Parameters parameters = Parameters.of(
                filtered.net, Builder.build(filtered.net, build -> build.timeConstants(decoded, filtered.connection)));
        assertThat(parameters.trained())
                .extracting(Parameter::name)
                .contains("connection input -> output: tau", "probe of ensemble.output: tau")
                .doesNotContain("probe of ensemble.output: weights");
    }

    @Test
    void untilItIsTrainedTheFilterIsWhatItWas() {
        List<Filtered> all = new ArrayList<>();
        for (double tau : new double[] {0.0001, 0.003, 0.01, 1.7}) {
            all.add(new Filtered(new Lowpass(tau), new Alpha(0.0123)));
            all.add(new Filtered(new Alpha(tau), new Lowpass(0.0123)));
        }
        for (Filtered filtered : all) {
            try (Trainer trainer = filtered.trainer(o -> o.timeConstants(filtered.connection, filtered.probe))) {
                assertThat(trainer.predict(filtered.data()).get(filtered.probe)).isDeepEqualTo(filtered.predicted());
            }
        }
    }

    @Test
    void theNetworkRunsWithWhatIsTrained(@TempDir Path folder) {
        Filtered filtered = new Filtered(new Lowpass(0.01), new Alpha(0.002));
        Data data = filtered.data();
        Data wanted = data.target(
                filtered.probe, Sequences.of(new Filtered(new Lowpass(0.02), new Alpha(0.005)).predicted(), STEPS));
        Consumer<TrainerOptions> asked = o -> o.timeConstants(filtered.connection, filtered.probe);
        float[][] predicted;
        ParameterValues trained;
        try (Trainer trainer = filtered.trainer(asked)) {
            trainer.fit(wanted, fit -> fit.epochs(7));
            predicted = trainer.predict(data).get(filtered.probe);
            trained = trainer.trained();
            trainer.save(folder.resolve("trained.npz"));
        }
        assertThat(predicted[0]).isNotEqualTo(filtered.predicted()[0]);
        try (Trainer again = filtered.trainer(asked)) {
            again.load(folder.resolve("trained.npz"));
            assertThat(again.predict(data).get(filtered.probe)).isDeepEqualTo(predicted);
        }
        try (Trainer again = filtered.trainer(asked.andThen(o -> o.build(build -> build.values(trained))))) {
            assertThat(again.predict(data).get(filtered.probe)).isDeepEqualTo(predicted);
        }
        try (Trainer plain = filtered.trainer(o -> o.build(build -> build.values(trained)))) {
            assertThat(plain.predict(data).get(filtered.probe)).isDeepEqualTo(predicted);
            assertThat(plain.parameters().find(filtered.connection, Kind.TAU)).isEmpty();
        }
        assertThat(simulated(filtered, build -> build.values(trained))).isDeepEqualTo(predicted);
        assertThat(simulated(filtered, build -> build.values(trained).timeConstants(filtered.probe)))
                .isDeepEqualTo(predicted);
    }

    private static float[][] simulated(Filtered filtered, Consumer<Builder.Options> choose) {
        float[][] rows = noise();
        try (Simulator simulator =
                Simulator.of(filtered.net, o -> o.batch(ITEMS).build(choose))) {
            simulator.feed(filtered.input, (item, step, out, at) -> {
                System.arraycopy(rows[item], 2 * (int) (step - 1), out, at, 2);
                return true;
            });
            simulator.runSteps(STEPS);
            float[][] recorded = new float[ITEMS][];
            for (int item = 0; item < ITEMS; item++) {
                recorded[item] = simulator.data(filtered.probe).values(item);
            }
            return recorded;
        }
    }

    @Test
    void aFitThatIsBrokenOffGoesOnToTheBit(@TempDir Path folder) {
        Filtered filtered = of(0.01);
        Data data = filtered.data().target(filtered.probe, Sequences.of(of(0.03).predicted(), STEPS));
        Consumer<TrainerOptions> asked = o -> o.timeConstants(filtered.connection);
        Path file = folder.resolve("checkpoint.npz");
        try (Trainer whole = filtered.trainer(asked);
                Trainer first = filtered.trainer(asked);
                Trainer second = filtered.trainer(asked)) {
            whole.fit(data, fit -> fit.epochs(6));
            first.fit(data, fit -> fit.epochs(2).checkpoint(file));
            second.fit(data, fit -> fit.epochs(6).checkpoint(file));
            assertThat(of(second, filtered.connection)).isEqualTo(of(whole, filtered.connection));
            assertThat(of(first, filtered.connection)).isNotEqualTo(of(whole, filtered.connection));
        }
    }

    @Test
    void itStaysPositiveHoweverFarItIsDriven() {
        Filtered filtered = new Filtered(new Lowpass(0.01), new Alpha(0.01));
        for (float x : new float[] {-1e30f, -11, 11, 1e30f}) {
            ParameterValues values = ParameterValues.none()
                    .with(filtered.connection, Kind.TAU, x)
                    .with(filtered.probe, Kind.TAU, x);
            assertThat(values.tau(filtered.connection, new Lowpass(0.01)).orElseThrow())
                    .isEqualTo(0.01 * StrictMath.exp(x < 0 ? -10 : 10));
            try (Trainer trainer = filtered.trainer(
                    o -> o.timeConstants(filtered.connection, filtered.probe).build(build -> build.values(values)))) {
                assertThat(Arrays.stream(trainer.predict(filtered.data()).get(filtered.probe)))
                        .allSatisfy(row -> {
                            for (float value : row) {
                                assertThat(value).isFinite();
                            }
                        });
            }
        }
    }

    @Test
    void nobodyWhoDoesNotAskHasOne() {
        Filtered filtered = of(0.01);
        filtered.net.connect(
                filtered.input, filtered.output, c -> c.transform(0.5).synapse(0.01));
        try (Trainer trainer = filtered.trainer(o -> {})) {
            assertThat(trainer.parameters().all()).extracting(Parameter::kind).containsOnly(Kind.WEIGHTS);
        }
    }

    @Test
    void whatHasNoTimeConstantIsRefused() {
        Filtered other = of(0.01);
        Filtered triangle = new Filtered(new Triangle(0.01), Synapse.none());
        assertThatThrownBy(() -> triangle.trainer(o -> o.timeConstants(triangle.connection)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("connection input -> output")
                .hasMessageContaining("Triangle[t=0.01]")
                .hasMessageContaining("Lowpass or an Alpha");
        assertThatThrownBy(() -> triangle.trainer(o -> o.timeConstants(triangle.probe)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("probe of output.output");
        Filtered zero = of(0);
        assertThatThrownBy(() -> zero.trainer(o -> o.timeConstants(zero.connection)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("positive time constant");
        assertThatThrownBy(() -> other.trainer(o -> o.timeConstants(zero.connection)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no connection, probe or ensemble of the network");
        assertThatThrownBy(() ->
                        other.trainer(o -> o.timeConstants(other.connection).build(build -> build.withoutSynapses())))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("build it with synapses");
        ParameterValues values = ParameterValues.none().with(triangle.connection, Kind.TAU, 0.5);
        assertThatThrownBy(() -> Builder.build(triangle.net, build -> build.values(values)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tau");
    }

    @Test
    void valuesThatAreTrainedBuildWithoutSynapsesToo() {
        Filtered filtered = of(0.01);
        ParameterValues values = ParameterValues.none().with(filtered.connection, Kind.TAU, 0.5);
        assertThat(Builder.build(filtered.net, build -> build.values(values).withoutSynapses())
                        .parameters())
                .isEmpty();
    }
}
