package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.Tanh;
import lanewise.model.neuron.TimeConstants;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Time constants of neurons are trained where that is asked for, and then are those of the network. */
class NeuronTimesTest {
    private static final int ITEMS = 8;
    private static final int STEPS = 40;
    private static final int NEURONS = 12;

    /** Neurons that are driven, and what is recorded of them; nothing of it is trained but what is asked for. */
    private static final class Driven {
        final Network net = new Network("driven", 3);
        final Node input = net.node("input", 1, (t, out) -> {});
        final Ensemble cells;
        final Connection decoded;
        final Probe probe;

        Driven(NeuronType type, Synapse synapse) {
            net.config().trainable(false);
            double[] gain = new double[NEURONS];
            double[] bias = new double[NEURONS];
            for (int i = 0; i < NEURONS; i++) {
                gain[i] = 1 + 0.1 * i;
                bias[i] = 2.5 + 0.2 * i;
            }
            cells = net.ensemble("cells", NEURONS, 1, e -> e.neurons(type).gainBias(gain, bias));
            net.connect(input, cells, c -> c.synapse(Synapse.none()));
            decoded = net.connect(cells, net.passThrough("out", 1), c -> c.synapse(new Alpha(0.003)));
            probe = net.probe(cells.neurons(), p -> p.synapse(synapse));
        }

        Data data() {
            return Data.none().input(input, Sequences.of(noise(), STEPS));
        }

        Trainer trainer(Consumer<TrainerOptions> choose) {
            return Trainer.of(net, o -> {
                o.minibatch(ITEMS).optimizer(new Adam(0.03)).loss(probe, new MeanSquaredError());
                choose.accept(o);
            });
        }

        float[][] predicted() {
            try (Trainer trainer = trainer(o -> {})) {
                return trainer.predict(data()).get(probe);
            }
        }

        /** What spiking neurons, built in some way, are recorded to do. */
        float[][] simulated(Consumer<Builder.Options> choose) {
            float[][] rows = noise();
            try (Simulator simulator = Simulator.of(net, o -> o.batch(ITEMS).build(choose))) {
                simulator.feed(input, (item, step, out, at) -> {
                    out[at] = rows[item][(int) step - 1];
                    return true;
                });
                simulator.runSteps(STEPS);
                float[][] recorded = new float[ITEMS][];
                Arrays.setAll(recorded, item -> simulator.data(probe).values(item));
                return recorded;
            }
        }
    }

    private static float[][] noise() {
        RandomStream random = new RandomStream(5);
        float[][] rows = new float[ITEMS][STEPS];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.uniform() * 2 - 1;
            }
        }
        return rows;
    }

    private static Data taught(Driven pupil, NeuronType teacher, Synapse synapse) {
        return pupil.data().target(pupil.probe, Sequences.of(new Driven(teacher, synapse).predicted(), STEPS));
    }

    private static double factor(Trainer trainer, Driven driven, Kind kind) {
        return StrictMath.exp(
                trainer.values(trainer.parameters().find(driven.cells, kind).orElseThrow())[0]);
    }

    /** Neurons, others of the same sort, and those others as their rates. */
    record Lesson(NeuronType pupil, NeuronType teacher, List<Double> wanted) {}

    static Stream<Lesson> lessons() {
        return Stream.of(
                new Lesson(new LifRate(0.02, 0.002, 0.01), new LifRate(0.03, 0.004, 0.01), List.of(0.03, 0.004)),
                new Lesson(new Lif(0.02, 0.002, 0, 0.01), new LifRate(0.03, 0.001, 0.01), List.of(0.03, 0.001)),
                new Lesson(
                        new SoftLifRate(0.1, 0.02, 0.002, 0.01),
                        new SoftLifRate(0.1, 0.012, 0.0031, 0.01),
                        List.of(0.012, 0.0031)),
                new Lesson(
                        new RegularSpiking(new LifRate(0.02, 0.002, 0.01), 1),
                        new LifRate(0.014, 0.001, 0.01),
                        List.of(0.014, 0.001)),
                new Lesson(
                        new AdaptiveLifRate(0.02, 1, 0.02, 0.002, 0.01),
                        new AdaptiveLifRate(0.012, 1, 0.03, 0.003, 0.01),
                        List.of(0.03, 0.003, 0.012)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void knownTimeConstantsAreFoundByRates(Lesson lesson) {
        Driven pupil = new Driven(lesson.pupil(), Synapse.none());
        Data data = taught(pupil, lesson.teacher(), Synapse.none());
        try (Trainer trainer = pupil.trainer(o -> o.timeConstants(pupil.cells).optimizer(new Adam(0.05)))) {
            assertThat(trainer.parameters().trained())
                    .extracting(Parameter::name)
                    .containsExactlyElementsOf(Stream.of("tauRc", "tauRef", "tauN")
                            .limit(lesson.wanted().size())
                            .map(name -> "ensemble cells: " + name)
                            .toList());
            trainer.fit(data, fit -> fit.epochs(600));
            NeuronType found = trainer.trained().neurons(pupil.cells);
            if (found instanceof RegularSpiking spiking) {
                found = spiking.base();
            }
            double[] times = switch (found) {
                case Lif lif -> new double[] {lif.tauRc(), lif.tauRef()};
                case LifRate lif -> new double[] {lif.tauRc(), lif.tauRef()};
                case SoftLifRate lif -> new double[] {lif.tauRc(), lif.tauRef()};
                case AdaptiveLifRate lif -> new double[] {lif.tauRc(), lif.tauRef(), lif.tauN()};
                default -> throw new AssertionError(found);
            };
            for (int i = 0; i < times.length; i++) {
                double wanted = lesson.wanted().get(i);
                assertThat(times[i]).as("%s", found).isCloseTo(wanted, within(0.01 * wanted));
            }
        }
    }

    static Stream<Arguments> periods() {
        return Stream.of(
                Arguments.of(new Sigmoid(1), new Sigmoid(1.6)),
                Arguments.of(new Tanh(1), new Tanh(0.7)),
                Arguments.of(new RegularSpiking(new Sigmoid(1), 1), new Sigmoid(1.6)));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void theLargestRateOfSmoothNeuronsIsFound(NeuronType type, NeuronType teacher) {
        Driven pupil = new Driven(type, Synapse.none());
        double wanted = TimeConstants.of(teacher).tauRef().orElseThrow();
        try (Trainer trainer = pupil.trainer(o -> o.timeConstants(pupil.cells).optimizer(new Adam(0.05)))) {
            assertThat(trainer.parameters().trained())
                    .extracting(Parameter::name)
                    .containsExactly("ensemble cells: tauRef");
            trainer.fit(taught(pupil, teacher, Synapse.none()), fit -> fit.epochs(300));
            NeuronType found = trainer.trained().neurons(pupil.cells);
            assertThat(TimeConstants.of(found).tauRef()).hasValueCloseTo(wanted, within(0.01 * wanted));
        }
    }

    /** Of leaky neurons and of those that tire, by what their filtered spikes are. */
    @Test
    void theMembranesOfSpikingNeuronsAreFoundBySurrogates() {
        Synapse filter = new Alpha(0.01);
        Driven lif = new Driven(new Lif(0.02, 0.002, 0, 0.01), filter);
        Data data = taught(lif, new Lif(0.03, 0.002, 0, 0.01), filter);
        try (Trainer trainer =
                lif.trainer(o -> o.timeConstants(lif.cells, Kind.TAU_RC).spikes(SpikeGradient.fastSigmoid()))) {
            trainer.fit(data, fit -> fit.epochs(150));
            assertThat(0.02 * factor(trainer, lif, Kind.TAU_RC)).isCloseTo(0.03, within(0.001));
        }
        Driven tiring = new Driven(new AdaptiveLif(0.03, 1, 0.02, 0.002, 0, 0.01), filter);
        Data tired = taught(tiring, new AdaptiveLif(0.015, 1, 0.02, 0.002, 0, 0.01), filter);
        try (Trainer trainer =
                tiring.trainer(o -> o.timeConstants(tiring.cells, Kind.TAU_N).spikes(SpikeGradient.fastSigmoid()))) {
            trainer.fit(tired, fit -> fit.epochs(150));
            assertThat(0.03 * factor(trainer, tiring, Kind.TAU_N)).isCloseTo(0.015, within(0.001));
        }
    }

    static Stream<NeuronType> types() {
        return Stream.of(
                new Lif(),
                new Lif(0.0085, 0.001, -0.5, 0.7),
                new LifRate(),
                new SoftLifRate(0.05),
                new AdaptiveLif(0.03, 0.02),
                new AdaptiveLifRate(0.03, 0.02),
                new RegularSpiking(new LifRate(), 0.8),
                new PoissonSpiking(new SoftLifRate(0.1), 1));
    }

    @ParameterizedTest
    @MethodSource("types")
    void untilTheyAreTrainedNeuronsAreWhatTheyWere(NeuronType type) {
        Driven driven = new Driven(type, new Alpha(0.002));
        float[][] plain = driven.simulated(build -> {});
        assertThat(driven.simulated(build -> build.timeConstants(driven.cells))).isDeepEqualTo(plain);
        assertThat(driven.simulated(build -> build.values(ParameterValues.none().with(driven.cells, Kind.TAU_RC, 0))))
                .isDeepEqualTo(plain);
    }

    /** Also where the membrane becomes so fast that a step is no small part of it any more. */
    @ParameterizedTest
    @MethodSource("types")
    void theNetworkRunsWithWhatIsTrained(NeuronType type, @TempDir Path folder) {
        Driven driven = new Driven(type, Synapse.none());
        Data wanted = driven.data().target(driven.probe, Sequences.of(new float[ITEMS][NEURONS * STEPS], STEPS));
        boolean surrogate = type instanceof Lif || type instanceof AdaptiveLif;
        Consumer<TrainerOptions> asked = o -> {
            o.timeConstants(driven.cells, Kind.TAU_RC).optimizer(new Adam(0.05));
            if (surrogate) {
                o.spikes(SpikeGradient.fastSigmoid());
            } else {
                o.timeConstants(driven.cells, Kind.TAU_REF);
            }
            if (type instanceof AdaptiveLif || type instanceof AdaptiveLifRate) {
                o.timeConstants(driven.cells, Kind.TAU_N);
            }
        };
        float[][] predicted;
        ParameterValues trained;
        Path file = folder.resolve("checkpoint.npz");
        try (Trainer trainer = driven.trainer(asked);
                Trainer first = driven.trainer(asked);
                Trainer second = driven.trainer(asked)) {
            trainer.fit(wanted, fit -> fit.epochs(6));
            predicted = trainer.predict(driven.data()).get(driven.probe);
            trained = trainer.trained();
            first.fit(wanted, fit -> fit.epochs(2).checkpoint(file));
            second.fit(wanted, fit -> fit.epochs(6).checkpoint(file));
            assertThat(second.predict(driven.data()).get(driven.probe)).isDeepEqualTo(predicted);
            for (Parameter parameter : trainer.parameters().trained()) {
                assertThat(trainer.values(parameter)[0]).as("%s", parameter).isNotZero();
                assertThat(second.values(second.parameters().named(parameter.name())))
                        .isEqualTo(trainer.values(parameter));
            }
        }
        assertThat(predicted).isNotEqualTo(driven.simulated(build -> {}));
        assertThat(driven.simulated(build -> build.values(trained))).isDeepEqualTo(predicted);
        assertThat(driven.simulated(build -> build.values(trained).timeConstants(driven.cells)))
                .isDeepEqualTo(predicted);
        try (Trainer plain = driven.trainer(o -> o.build(build -> build.values(trained)))) {
            assertThat(plain.predict(driven.data()).get(driven.probe)).isDeepEqualTo(predicted);
            assertThat(plain.parameters().find(driven.cells, Kind.TAU_RC)).isEmpty();
        }
    }

    @Test
    void aMembraneThatBecomesFastTakesTheGeneralStep() {
        Synapse filter = new Alpha(0.01);
        Driven driven = new Driven(new Lif(0.0085, 0.001, 0, 0.01), filter);
        Data data = taught(driven, new Lif(0.005, 0.001, 0, 0.01), filter);
        try (Trainer trainer =
                driven.trainer(o -> o.timeConstants(driven.cells, Kind.TAU_RC).spikes(SpikeGradient.fastSigmoid()))) {
            trainer.fit(data, fit -> fit.epochs(15));
            assertThat(0.0085 * factor(trainer, driven, Kind.TAU_RC)).isLessThan(0.008);
            assertThat(trainer.predict(driven.data()).get(driven.probe))
                    .isDeepEqualTo(driven.simulated(build -> build.values(trainer.trained())));
        }
    }

    /** Decoders and tuning curves are those of the neurons that are built, gains and biases those that were drawn. */
    @Test
    void decodersAreSolvedForTheNeuronsThatAreGiven() {
        Driven driven = new Driven(new Lif(), Synapse.none());
        ParameterValues values =
                ParameterValues.none().with(driven.cells, Kind.TAU_RC, 0.5).with(driven.cells, Kind.TAU_REF, -0.25);
        Lif given = new Lif(0.02 * StrictMath.exp(0.5), 0.002 * StrictMath.exp(-0.25), 0, 1);
        Driven same = new Driven(given, Synapse.none());
        BuiltNetwork built = Builder.build(driven.net, build -> build.values(values));
        assertThat(built.ensemble(driven.cells).neurons()).isEqualTo(given).isEqualTo(values.neurons(driven.cells));
        assertThat(built.connection(driven.decoded).weights())
                .hasValueSatisfying(weights -> assertThat(weights)
                        .isDeepEqualTo(Builder.build(same.net)
                                .connection(same.decoded)
                                .weights()
                                .orElseThrow()));
        assertThat(built.ensemble(driven.cells).maxRates())
                .isEqualTo(Builder.build(same.net).ensemble(same.cells).maxRates());
    }

    @Test
    void objectsAreMadeAgainWithWhatWasTrained() {
        Driven driven = new Driven(new Lif(), Synapse.none());
        ParameterValues values =
                ParameterValues.none().with(driven.cells, Kind.TAU_RC, 0.5).with(driven.decoded, Kind.TAU, -1);
        FrozenParameters frozen = FrozenParameters.of(Builder.build(driven.net), values);
        Network other = new Network("other", 1);
        Ensemble cells = other.ensemble("cells", NEURONS, 1, frozen.options(driven.cells));
        assertThat(cells.neuronType()).isEqualTo(new Lif(0.02 * StrictMath.exp(0.5), 0.002, 0, 1));
        Connection decoded = other.connect(cells, other.passThrough("out", 1), frozen.options(driven.decoded));
        assertThat(decoded.synapse()).isEqualTo(new Alpha(0.003 * StrictMath.exp(-1)));
    }

    @Test
    void whatHasNoGradientIsRefused() {
        Driven lif = new Driven(new Lif(), Synapse.none());
        assertRefused(lif, o -> o.timeConstants(lif.cells).spikes(SpikeGradient.fastSigmoid()))
                .hasMessageContaining("ensemble cells: its tauRef")
                .hasMessageContaining("Kind.TAU_RC");
        Driven tiring = new Driven(new AdaptiveLif(), Synapse.none());
        assertRefused(tiring, o -> o.timeConstants(tiring.cells, Kind.TAU_N))
                .hasMessageContaining("AdaptiveLif[")
                .hasMessageContaining("surrogate");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Driven driven, Consumer<TrainerOptions> asked) {
        Data data = driven.data().target(driven.probe, Sequences.of(new float[ITEMS][NEURONS * STEPS], STEPS));
        try (Trainer trainer = driven.trainer(asked)) {
            return assertThatThrownBy(() -> trainer.fit(data, fit -> {})).isInstanceOf(TrainingException.class);
        }
    }

    @Test
    void whatHasNoTimeConstantIsRefused() {
        Driven linear = new Driven(new RectifiedLinear(), Synapse.none());
        assertThatThrownBy(() -> linear.trainer(o -> o.timeConstants(linear.cells)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ensemble cells")
                .hasMessageContaining("RectifiedLinear[")
                .hasMessageContaining("AdaptiveLifRate");
        assertThatThrownBy(() -> linear.trainer(o -> o.timeConstants(linear.cells, Kind.TAU_RC)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("of these no time constants can be");
        Driven restless = new Driven(new LifRate(0.02, 0, 1), Synapse.none());
        assertThatThrownBy(() -> restless.trainer(o -> o.timeConstants(restless.cells, Kind.TAU_RC, Kind.TAU_REF)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its tauRef")
                .hasMessageContaining("[tauRc]");
        try (Trainer trainer = restless.trainer(o -> o.timeConstants(restless.cells))) {
            assertThat(trainer.parameters().trained())
                    .extracting(Parameter::kind)
                    .containsExactly(Kind.TAU_RC);
        }
        assertThatThrownBy(() -> restless.trainer(o -> o.timeConstants(restless.cells, Kind.BIAS)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("its bias is no time constant");
        Driven other = new Driven(new Lif(), Synapse.none());
        assertThatThrownBy(() -> other.trainer(o -> o.timeConstants(restless.cells)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no connection, probe or ensemble");
        ParameterValues values = ParameterValues.none().with(other.cells, Kind.TAU_N, 0.5);
        assertThatThrownBy(() -> Builder.build(other.net, build -> build.values(values)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ensemble cells: tauN");
    }
}
