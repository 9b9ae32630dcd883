package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.kernel.ScalarKernels;
import lanewise.math.RandomStream;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StateVariable;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every neuron type step by step, against traces of Nengo's, which runs in double. */
class NeuronTasksTest {
    private static final double DT = 0.001;

    @Test
    void adaptiveLifTires() {
        var neuron = new Population(new AdaptiveLif(0.05, 0.1), 1, 1).input(3);
        neuron.steps(8).has(1, 0.9890398618930821, 1e-6).has(0, 0, 0);
        neuron.steps(1).has(0, 1000, 0).has(2, 0.0021093021621632875, 1e-8).has(3, 2, 1e-6);
        neuron.steps(1).has(3, 1.96, 1e-6);
        neuron.steps(1).has(1, 0.04530008347003367, 1e-6).has(3, 1.9208, 1e-6);
    }

    @Test
    void adaptiveLifRateTires() {
        double[][] trace = {
            {98.9187961700029, 0.19783759234000584},
            {92.35245463324438, 0.3785857497796745},
            {86.14522846075117, 0.5433044917055834}
        };
        var neuron = new Population(new AdaptiveLifRate(0.05, 0.1), 1, 1).input(3);
        for (double[] expected : trace) {
            neuron.steps(1).has(0, expected[0], 2e-5).has(1, expected[1], 2e-7);
        }
    }

    @Test
    void izhikevichSpikesAndRecovers() {
        double[][] trace = {
            {-58, -12.972},
            {-50.468, -12.914432},
            {-38.01280704, -12.80819458816},
            {-7.469707689429036, -12.581909527154515},
            {-65, -4.5902713366114245},
            {-66.40972866338858, -4.76410482453275}
        };
        var neuron =
                new Population(new Izhikevich(), 1, 1).input(10).state(0, -65).state(1, -13);
        for (int step = 0; step < trace.length; step++) {
            neuron.steps(1).has(0, step == 4 ? 1000 : 0, 0);
            // before a spike an error grows fourfold a step
            neuron.has(1, trace[step][0], 2e-4).has(2, trace[step][1], 1e-5);
        }
    }

    @Test
    void izhikevichFeelsNoCurrentBelowMinusThirty() {
        var low =
                new Population(new Izhikevich(), 1, 1).input(-30).state(0, -65).steps(20);
        var lower = new Population(new Izhikevich(), 1, 1)
                .input(-1000)
                .state(0, -65)
                .steps(20);
        assertThat(lower.value(1)).isEqualTo(low.value(1));
    }

    @Test
    void spikingRectifiedLinearSpikesSeveralTimesAStep() {
        double[][] trace = {{300, 0.7505}, {600, 0.2510}, {300, 0.7515}, {600, 0.2520}};
        var neuron = new Population(new SpikingRectifiedLinear(0.3), 1, 1)
                .input(1500.5f)
                .state(0, 0.25f);
        for (double[] expected : trace) {
            neuron.steps(1).has(0, expected[0], 0).has(1, expected[1], 1e-6);
        }
    }

    @Test
    void regularSpikingGivesNegativeSpikesForNegativeRates() {
        double[][] trace = {{-1000, 0.9}, {0, 0.55}, {0, 0.2}, {-1000, 0.85}};
        var neuron =
                new Population(new RegularSpiking(new Tanh()), 1, 1).input(-350).state(0, 0.25f);
        for (double[] expected : trace) {
            neuron.steps(1).has(0, expected[0], 0).has(1, expected[1], 1e-6);
        }
    }

    /** Rounding towards 0, unlike {@link RegularSpiking}: -0.1 is no spike, -1.2 is one. */
    @Test
    void spikingLeakyReluCountsTowardsZero() {
        double[][] trace = {{0, -0.1}, {0, -0.45}, {0, -0.8}, {-500, -0.15}};
        var neuron = new Population(new SpikingLeakyRelu(0.1, 0.5), 1, 1)
                .input(-3500)
                .state(0, 0.25f);
        for (double[] expected : trace) {
            neuron.steps(1).has(0, expected[0], 0).has(1, expected[1], 1e-6);
        }
        neuron.input(2250).steps(1).has(0, 1000, 0).has(1, 0.1, 1e-6);
    }

    @Test
    void ratesAreThoseOfTheClosedForms() {
        new Population(new Sigmoid(0.004), 1, 1).input(-1).steps(1).has(0, 250 / (1 + Math.E), 2e-5);
        new Population(new Tanh(), 1, 1).input(-0.5f).steps(1).has(0, 400 * Math.tanh(-0.5), 3e-5);
        new Population(new LeakyRelu(0.2, 3), 1, 1).input(-2).steps(1).has(0, -1.2, 1e-6);
        new Population(new RectifiedLinear(2), 1, 1).input(-2).steps(1).has(0, 0, 0);
        new Population(new LifRate(), 1, 1).input(2).steps(1).has(0, 63.04000219064139, 1e-5);
        new Population(new SoftLifRate(), 1, 1).input(-1).steps(1).has(0, 21.894960180978288, 3e-6);
        new Population(new SoftLifRate(0.1), 1, 1).input(-1).steps(1).has(0, 2.23188528432982, 3e-7);
        new Population(new SoftLifRate(0.02), 1, 1).input(0.5f).steps(1).has(0, 1.7234234231320238, 3e-7);
    }

    /** NumPy's uniform numbers of seed 7, one a neuron and step, also where the rate is 0. */
    @Test
    void stochasticSpikingRoundsAtRandom() {
        double[][] counts = {{0, 0, -1, 5, 20}, {0, 0, -2, 5, 20}, {0, 0, -1, 5, 20}, {0, 1, -1, 5, 20}};
        spikesAre(new StochasticSpiking(new Tanh(), 0.5), counts, 500);
    }

    /** NumPy's Poisson numbers of seed 7. */
    @Test
    void poissonSpikingDrawsPoissonNumbers() {
        double[][] counts = {{0, 0, -2, 4, 20}, {0, 1, 0, 5, 16}, {0, 1, -2, 5, 17}, {0, 0, -1, 6, 23}};
        spikesAre(new PoissonSpiking(new Tanh()), counts, 1000);
    }

    private static void spikesAre(NeuronType type, double[][] counts, double height) {
        float[] rates = {0, 350, -1200, 5000.5f, 20_000};
        var neurons = new Population(type, rates.length, 2);
        neurons.seeds(7, 7);
        for (int item = 0; item < 2; item++) {
            System.arraycopy(rates, 0, neurons.items[item][1], 0, rates.length);
        }
        for (double[] expected : counts) {
            neurons.steps(1);
            for (int i = 0; i < rates.length; i++) {
                assertThat((double) neurons.output(0, i)).isEqualTo(expected[i] * height + 0.0);
                assertThat(neurons.output(1, i)).isEqualTo(neurons.output(0, i));
            }
        }
    }

    @Test
    void aRateWithoutPoissonNumbersIsNamed() {
        var neurons = new Population(new PoissonSpiking(new RectifiedLinear()), 2, 1).seeds(1);
        neurons.items[0][1][1] = Float.NaN;
        assertThatThrownBy(() -> neurons.steps(1))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll("PoissonSpiking", "neuron 1", "NaN", "step 1");
    }

    static Stream<NeuronType> all() {
        return Stream.of(
                new Lif(),
                new LifRate(),
                new AdaptiveLif(),
                new AdaptiveLifRate(),
                new SoftLifRate(),
                new RectifiedLinear(),
                new SpikingRectifiedLinear(),
                new LeakyRelu(),
                new SpikingLeakyRelu(),
                new Sigmoid(),
                new Tanh(),
                new Izhikevich(),
                new RegularSpiking(new LifRate()),
                new StochasticSpiking(new LifRate()),
                new PoissonSpiking(new LifRate()),
                new Delayed(0.02));
    }

    /** An item of a batch is the run alone, and the current stays what it was. */
    @ParameterizedTest
    @MethodSource("all")
    void itemsDoNotMix(NeuronType type) {
        var batch = new Population(type, 5, 3).seeds(4, 5, 6);
        List<Population> alone = new ArrayList<>();
        for (int item = 0; item < 3; item++) {
            alone.add(new Population(type, 5, 1).seeds(4 + item));
            for (int i = 0; i < 5; i++) {
                batch.items[item][1][i] = 3 * item + i - 2;
                alone.get(item).items[0][1][i] = 3 * item + i - 2;
            }
        }
        for (int step = 0; step < 30; step++) {
            batch.steps(1);
            for (int item = 0; item < 3; item++) {
                alone.get(item).steps(1);
                assertThat(batch.items[item]).isDeepEqualTo(alone.get(item).items[0]);
            }
        }
        assertThat(batch.items[2][1]).containsExactly(4, 5, 6, 7, 8);
    }

    @Test
    void aPersonsOwnTypeIsStepped() {
        var neuron = new Population(new Delayed(0.004), 1, 1).input(8);
        neuron.steps(1).has(0, 2, 0).has(1, 2, 0);
        neuron.steps(1).has(0, 3.5, 0);
    }

    @Test
    void aPersonsOwnTypeMustStayFinite() {
        assertThatThrownBy(() -> new Population(new Failing(1), 3, 1).steps(2))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll("Failing", "output of NaN", "neuron 2", "step 1");
        assertThatThrownBy(() -> new Population(new Failing(2), 3, 1).steps(2))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll("Failing", "trace of Infinity", "neuron 1");
        assertThatThrownBy(() -> new Population(new Failing(3), 3, 1).steps(2))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll("Failing", "step 1", "no more");
    }

    @Test
    void directHasNoStep() {
        assertThatThrownBy(() -> new Population(new Direct(), 3, 1).steps(1))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Direct");
    }

    @Test
    void aSpikeThatNoFloatHoldsIsRefused() {
        assertThatThrownBy(() -> new Population(new Lif(0.02, 0.002, 0, 3e38), 1, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("Lif", "0.001 s", "smaller amplitude");
    }

    /** A type as a person might write it. */
    record Delayed(double tau) implements CustomNeuronType {
        @Override
        public List<StateVariable> states() {
            return List.of(new StateVariable("trace", Choice.of(0)));
        }

        @Override
        public void step(double dt, float[] current, float[] output, float[][] states) {
            for (int i = 0; i < current.length; i++) {
                states[0][i] += (float) (dt / tau) * (current[i] - states[0][i]);
                output[i] += states[0][i] < 0 ? 0 : states[0][i];
            }
        }
    }

    /** One that fails in one of three ways. */
    record Failing(int way) implements CustomNeuronType {
        @Override
        public List<StateVariable> states() {
            return List.of(new StateVariable("trace", Choice.of(0)));
        }

        @Override
        public void step(double dt, float[] current, float[] output, float[][] states) {
            switch (way) {
                case 1 -> output[2] = Float.NaN;
                case 2 -> states[0][1] = Float.POSITIVE_INFINITY;
                default -> throw new IllegalStateException("no more");
            }
        }
    }

    /** Neurons with their signals: [item][output, current, states...][neuron], copied to and from a run's memory. */
    private static final class Population {
        private final Clock clock = new Clock(DT);
        private final float[] memory;
        private final List<Place> places = new ArrayList<>();
        private final RandomStream[] streams;
        private final Task task;
        final float[][][] items;

        Population(NeuronType type, int n, int count) {
            int signals = 2 + type.states().size();
            int stride = signals * (n + 3);
            memory = new float[stride * count + 20];
            for (int k = 0; k < signals; k++) {
                places.add(new Place(memory, 1 + k * (n + 3), stride, n));
            }
            streams = new RandomStream[count];
            seeds(new long[count]);
            task = new NeuronTasks(ScalarKernels.INSTANCE, count, clock)
                    .of(TunedNeurons.of(type), false, places, streams);
            items = new float[count][signals][n];
        }

        Population seeds(long... seeds) {
            for (int item = 0; item < seeds.length; item++) {
                streams[item] = new RandomStream(seeds[item]);
            }
            return this;
        }

        Population input(float current) {
            items[0][1][0] = current;
            return this;
        }

        Population state(int k, float value) {
            items[0][2 + k][0] = value;
            return this;
        }

        Population steps(int steps) {
            copy(true);
            for (int step = 0; step < steps; step++) {
                clock.advance();
                task.run(0, items.length, 0, task.outputs());
            }
            copy(false);
            return this;
        }

        private void copy(boolean in) {
            for (int item = 0; item < items.length; item++) {
                for (int k = 0; k < places.size(); k++) {
                    float[] signal = items[item][k];
                    int at = places.get(k).at(item);
                    System.arraycopy(
                            in ? signal : memory, in ? 0 : at, in ? memory : signal, in ? at : 0, signal.length);
                }
            }
        }

        float output(int item, int i) {
            return items[item][0][i];
        }

        /** Of the first neuron: the output, or a state counted from 1. */
        float value(int which) {
            return items[0][which == 0 ? 0 : which + 1][0];
        }

        Population has(int which, double expected, double precision) {
            assertThat((double) value(which)).isCloseTo(expected, offset(precision));
            return this;
        }
    }
}
