package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.analysis.Rms;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.GainBias;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.Tanh;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What neurons of a run do over time is what their static rates say, within the bounds that Nengo's own tests set. */
class NeuronRatesTest {
    private final Network net = new Network("net", 1);

    private static double[] line(double from, double to, int count) {
        double[] points = new double[count];
        Arrays.setAll(points, i -> from + (to - from) * i / (count - 1));
        return points;
    }

    /** Neurons that nothing reaches, so that their currents are their biases. */
    private Ensemble biased(NeuronType type, double... currents) {
        double[] gains = new double[currents.length];
        Arrays.fill(gains, 1);
        return net.ensemble("biased", currents.length, 1, e -> e.neurons(type).gainBias(gains, currents));
    }

    private static double[] rates(NeuronType type, double... currents) {
        double[] rates = currents.clone();
        type.rates(rates, 0, rates.length);
        return rates;
    }

    /** What correcting the time of a spike within its step buys: no spike is ever lost or gained. */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.002})
    void spikesAreCountedByTheRate(double dt) {
        double[] currents = line(0.5, 10, 40);
        double[] rates = rates(new Lif(), currents);
        Probe probe = net.probe(biased(new Lif(), currents).neurons());
        int steps = (int) Math.round(1 / dt);
        double[] counts = new double[40];
        try (Simulator simulator = Simulator.of(net, o -> o.dt(dt))) {
            simulator.runSteps(steps);
            float[][] spikes = simulator.data(probe).rows();
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < 40; i++) {
                    counts[i] += spikes[step][i] * dt;
                    assertThat(counts[i] - rates[i] * (step + 1) * dt)
                            .as("neuron %d after step %d", i, step + 1)
                            .isBetween(-1.0, 1.0);
                }
            }
        }
        for (int i = 0; i < 40; i++) {
            assertThat(counts[i]).isCloseTo(rates[i], offset(Math.max(1, 0.02 * rates[i])));
        }
    }

    private float lowestVoltage(double floor) {
        Ensemble ensemble = biased(new Lif(0.02, 0.002, floor, 1), -20, -5);
        float lowest = 1;
        for (float[] row : Records.rows(net, net.probe(ensemble.neurons(), p -> p.attribute("voltage")), 200)) {
            lowest = Math.min(lowest, row[0]);
        }
        return lowest;
    }

    @Test
    void voltagesHaveAFloor() {
        assertThat(lowestVoltage(Double.NEGATIVE_INFINITY)).isLessThan(-10);
        assertThat(lowestVoltage(-1)).isEqualTo(-1);
        assertThat(lowestVoltage(0)).isZero();
    }

    @Test
    void withoutARefractoryPeriodEveryStepMaySpike() {
        float[][] spikes =
                Records.rows(net, net.probe(biased(new Lif(0.02, 0, 0, 1), 5000).neurons()), 100);
        for (int step = 1; step < 100; step++) {
            assertThat(spikes[step]).containsExactly(1000);
        }
    }

    @Test
    void adaptiveRatesStartAsThoseOfLifAndFall() {
        double[] currents = line(0.5, 6, 20);
        float[][] rows = Records.rows(
                net, net.probe(biased(new AdaptiveLifRate(), currents).neurons()), 200);
        double[] unadapted = rates(new LifRate(), currents);
        for (int i = 0; i < 20; i++) {
            assertThat((double) rows[0][i]).isCloseTo(unadapted[i], offset(0.1 + 1e-3 * unadapted[i]));
            for (int step = 1; step < 200 && rows[step - 1][i] > 0; step++) {
                assertThat(rows[step][i]).isLessThan(rows[step - 1][i]);
            }
        }
    }

    @Test
    void adaptiveSpikesFollowAdaptiveRates() {
        Node input = net.constant("input", 0.5);
        double[][] ones = new double[100][1];
        for (double[] row : ones) {
            row[0] = 1;
        }
        Probe[] probes = new Probe[2];
        NeuronType[] types = {new AdaptiveLifRate(1, 0.01), new AdaptiveLif(1, 0.01)};
        for (int k = 0; k < 2; k++) {
            NeuronType type = types[k];
            Ensemble ensemble = net.ensemble(
                    "ensemble" + k,
                    100,
                    1,
                    e -> e.neurons(type)
                            .maxRates(Choice.of(50))
                            .intercepts(line(-0.99, 0.99, 100))
                            .encoders(ones));
            net.connect(input, ensemble, c -> c.synapse(0));
            probes[k] = net.probe(ensemble.neurons());
        }
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(2000);
            double[][] rates = simulator.data(probes[0]).doubles();
            double[][] smooth =
                    new Lowpass(0.04).filtfilt(simulator.data(probes[1]).doubles(), 0.001);
            assertThat(Rms.nrmse(Arrays.copyOfRange(smooth, 100, 1699), Arrays.copyOfRange(rates, 100, 1699)))
                    .isLessThan(0.07);
        }
    }

    @Test
    void aSigmoidIsPositiveAndRises() {
        GainBias solved = new Sigmoid().gainBias(new double[] {250}, new double[] {-0.5});
        double[] currents = line(-1, 1, 50);
        for (int i = 0; i < 50; i++) {
            currents[i] = solved.gain()[0] * currents[i] + solved.bias()[0];
        }
        double[] rates = rates(new Sigmoid(), currents);
        assertThat(rates).isSorted().doesNotHaveDuplicates();
        assertThat(rates[0]).isPositive();
        assertThat(rates[49]).isCloseTo(250, offset(1e-9));
    }

    static Stream<NeuronType> bases() {
        return Stream.of(new LifRate(), new RectifiedLinear(), new Tanh());
    }

    @ParameterizedTest
    @MethodSource("bases")
    void regularSpikesAreDecodedAsTheirBaseIs(NeuronType base) {
        Node sine = net.node("sine", 1, (t, out) -> out[0] = Math.sin(2 * Math.PI * t));
        NeuronType[] types = {base, new RegularSpiking(base)};
        Probe[] probes = new Probe[2];
        for (int k = 0; k < 2; k++) {
            NeuronType type = types[k];
            Ensemble ensemble =
                    net.ensemble("ensemble" + k, 400, 1, e -> e.neurons(type).seed(3));
            net.connect(sine, ensemble, c -> c.synapse(Synapse.none()));
            probes[k] = net.probe(ensemble, p -> p.synapse(0.005));
        }
        double[] input = new double[1000];
        Arrays.setAll(input, step -> Math.sin(2 * Math.PI * (step + 1) * 0.001));
        double[] expected = new Lowpass(0.005).filt(input);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1001);
            double[] ofBase = Records.column(simulator.data(probes[0]).rows(), 0, 1);
            double[] ofSpikes = Records.column(simulator.data(probes[1]).rows(), 0, 1);
            assertThat(ofSpikes).containsExactly(ofBase, offset(0.08));
            assertThat(Rms.rmse(ofSpikes, expected)).isLessThan(0.08);
        }
    }

    static Stream<NeuronType> dynamic() {
        return Stream.of(
                new Lif(),
                new LifRate(),
                new RectifiedLinear(),
                new SpikingRectifiedLinear(),
                new AdaptiveLif(),
                new AdaptiveLifRate(),
                new RegularSpiking(new Tanh()),
                new Izhikevich());
    }

    static Stream<NeuronType> independent() {
        return Stream.of(
                new Lif(),
                new LifRate(),
                new RectifiedLinear(),
                new Sigmoid(),
                new SpikingRectifiedLinear(),
                new Tanh(),
                new RegularSpiking(new Tanh()));
    }

    @ParameterizedTest
    @MethodSource("independent")
    void aShorterStepMakesNoDifference(NeuronType type) {
        Ensemble ensemble = net.ensemble("ensemble", 60, 1, e -> e.neurons(type));
        Ensemble square = net.ensemble("square", 60, 1, e -> e.neurons(type));
        net.connect(net.node("sine", 1, (t, out) -> out[0] = Math.sin(2 * Math.PI * t)), ensemble);
        net.connect(ensemble, square, c -> c.function(x -> new double[] {x[0] * x[0]}));
        Probe activities = net.probe(square.neurons(), p -> p.synapse(0.05).sampleEvery(0.001));
        Probe decoded = net.probe(square, p -> p.synapse(0.05).sampleEvery(0.001));
        try (Simulator coarse = Simulator.of(net, o -> o.dt(0.001));
                Simulator fine = Simulator.of(net, o -> o.dt(0.0001))) {
            coarse.runSteps(1000);
            fine.runSteps(10000);
            assertThat(Rms.rmse(
                            coarse.data(activities).doubles(),
                            fine.data(activities).doubles()))
                    .isLessThan(10);
            assertThat(Records.column(coarse.data(decoded).rows(), 0, 0))
                    .containsExactly(Records.column(fine.data(decoded).rows(), 0, 0), offset(0.05));
        }
    }

    /** Pairs of a type and the same with a tenth of the amplitude. */
    static Stream<List<NeuronType>> amplitudes() {
        return Stream.of(
                List.of(new Lif(), new Lif(0.02, 0.002, 0, 0.1)),
                List.of(new LifRate(), new LifRate(0.02, 0.002, 0.1)),
                List.of(new RectifiedLinear(), new RectifiedLinear(0.1)),
                List.of(new SpikingRectifiedLinear(), new SpikingRectifiedLinear(0.1)));
    }

    @ParameterizedTest
    @MethodSource("amplitudes")
    void amplitudesScaleRatesInFormulasAndInRuns(List<NeuronType> types) {
        double[] currents = types.get(0) instanceof RectifiedLinear || types.get(0) instanceof SpikingRectifiedLinear
                ? line(-50, 300, 20)
                : line(0.2, 8, 20);
        double[] whole = rates(types.get(0), currents);
        double[] scaled = rates(types.get(1), currents);
        for (int i = 0; i < 20; i++) {
            assertThat(scaled[i]).isCloseTo(0.1 * whole[i], offset(1e-5));
        }
        double[] mean = new double[20];
        float[][] rows =
                Records.rows(net, net.probe(biased(types.get(1), currents).neurons()), 1000);
        for (int i = 0; i < 20; i++) {
            mean[i] = Arrays.stream(Records.column(rows, i, 0)).average().orElseThrow();
        }
        assertThat(Rms.nrmse(mean, scaled)).isLessThan(0.02);
    }

    @ParameterizedTest
    @MethodSource("dynamic")
    void resetStartsAllStatesAnew(NeuronType type) {
        double most = type instanceof Izhikevich ? 50 : 300;
        Ensemble ensemble = net.ensemble("ensemble", 30, 1, e -> e.neurons(type).maxRates(Choice.of(most)));
        net.connect(net.node("sine", 1, (t, out) -> out[0] = Math.sin(20 * t)), ensemble);
        Probe probe = net.probe(ensemble.neurons());
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(150);
            float[] first = simulator.data(probe).values(0);
            simulator.reset();
            simulator.runSteps(150);
            assertThat(simulator.data(probe).values(0)).containsExactly(first);
        }
    }

    static Stream<NeuronType> thresholds() {
        return Stream.of(new Lif(), new LifRate(), new RectifiedLinear(), new SpikingRectifiedLinear());
    }

    @ParameterizedTest
    @MethodSource("thresholds")
    void neuronsAreSilentBelowTheirInterceptsAndActiveAbove(NeuronType type) {
        double[] maxRates = line(100, 300, 9);
        double[] intercepts = line(-0.9, 0.9, 9);
        GainBias solved = type.gainBias(maxRates, intercepts);
        for (int i = 0; i < 9; i++) {
            double gain = solved.gain()[i];
            double bias = solved.bias()[i];
            assertThat(rates(type, gain * (intercepts[i] - 1e-6) + bias)[0]).isZero();
            assertThat(rates(type, gain * (intercepts[i] + 1e-6) + bias)[0]).isPositive();
            assertThat(rates(type, gain + bias)[0]).isCloseTo(maxRates[i], offset(1e-8));
        }
    }

    @Test
    void allNeuronsMayStartAtOneVoltage() {
        double[] gains = {1, 1, 1};
        Ensemble ensemble = net.ensemble(
                "started", 3, 1, e -> e.gainBias(gains, new double[3]).initialState("voltage", Choice.of(0.4)));
        float[][] rows = Records.rows(net, net.probe(ensemble.neurons(), p -> p.attribute("voltage")), 1);
        for (float voltage : rows[0]) {
            assertThat(voltage / Math.exp(-0.001 / 0.02)).isCloseTo(0.4, offset(1e-5));
        }
    }
}
