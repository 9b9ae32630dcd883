package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal.Kind;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RatesToSpikes;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.TimeConstants;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.sim.GradientRequest;
import lanewise.sim.GradientRun;
import lanewise.train.SpikeGradient.Shape;
import lanewise.train.SpikeGradient.Surrogate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients of neurons that spike, through time and a recurrent connection, against central differences of neurons in
 * double whose spikes have the slopes of the surrogate.
 */
class SpikeGradientTest {
    private static final int NEURONS = 5;
    private static final int ITEMS = 2;
    private static final int STEPS = 30;
    private static final double DT = 0.001;
    private static final double TAU = 0.004;

    /**
     * A population that spikes.
     *
     * @param low the lowest current
     * @param high the highest current
     * @param recurrent the size of the weights among the neurons
     */
    record Population(NeuronType type, double low, double high, double recurrent, Surrogate surrogate) {}

    static Stream<Population> populations() {
        List<Population> all = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (boolean detached : new boolean[] {true, false}) {
                double sharpness = detached ? 2.3 : 1.1;
                Surrogate own = new Surrogate(shape, sharpness, detached ? 1 : 0.6, detached);
                all.add(new Population(new Lif(), -1, 9, 0.002, own));
                all.add(new Population(new Lif(0.02, 0.003, -1, 0.5), -3, 12, 0.004, own));
                all.add(new Population(new Lif(0.004, 0.0005, 0, 2), -1, 9, 0.001, own)); // the general form
                all.add(new Population(new AdaptiveLif(0.03, 0.02), 0, 15, 0.002, own));
                all.add(new Population(new SpikingRectifiedLinear(0.7), -200, 2600, 0.3, own));
                all.add(new Population(new SpikingLeakyRelu(0.4, 1.2), -2600, 2600, 0.3, own));
                all.add(new Population(new RegularSpiking(new LeakyRelu(0.5, 1), 0.8), -1500, 2600, 0.3, own));
                all.add(new Population(new Izhikevich(), -5, 40, 0.01, own));
                all.add(new Population(new StochasticSpiking(new LeakyRelu(0.5, 1), 0.8), -900, 1500, 0.3, own));
                all.add(new Population(new PoissonSpiking(new LeakyRelu(0.5, 1), 1.5), -900, 1500, 0.3, own));
            }
        }
        all.add(new Population(new AdaptiveLifRate(0.03, 0.02), 0, 9, 0.002, SpikeGradient.triangle()));
        return all.stream();
    }

    /** What is compared: numbers drawn once, a network, and its double. */
    private static final class Trial {
        final Population population;
        NeuronType type;
        final double[] bias = new double[NEURONS];
        final double[] in = new double[NEURONS];
        final double[] recurrent = new double[NEURONS * NEURONS];
        final float[][][] x = new float[ITEMS][STEPS][1];
        final float[][][] wanted = new float[ITEMS][STEPS][NEURONS];
        final double[][] states;
        final Network net = new Network("net", 2);
        final Node node = net.node("node", 1, (t, out) -> {});
        final Ensemble ensemble;
        final Probe probe;
        float[][][] outputs = new float[ITEMS][STEPS][NEURONS];

        Trial(Population population, long seed) {
            this.population = population;
            type = population.type();
            Random random = new Random(seed);
            double middle = (population.high() + population.low()) / 2;
            double width = population.high() - population.low();
            for (int i = 0; i < NEURONS; i++) {
                bias[i] = (float) (middle + 0.6 * width * (random.nextDouble() - 0.5));
                in[i] = (float) (0.4 * width * (random.nextDouble() - 0.5));
            }
            for (int i = 0; i < recurrent.length; i++) {
                recurrent[i] = (float) (population.recurrent() * random.nextGaussian());
            }
            for (int item = 0; item < ITEMS; item++) {
                for (int step = 0; step < STEPS; step++) {
                    x[item][step][0] = (float) random.nextGaussian();
                    for (int i = 0; i < NEURONS; i++) {
                        wanted[item][step][i] = (float) random.nextGaussian();
                    }
                }
            }
            double[][] weights = new double[NEURONS][];
            Arrays.setAll(weights, i -> Arrays.copyOfRange(recurrent, i * NEURONS, (i + 1) * NEURONS));
            double[][] inWeights = new double[NEURONS][1];
            for (int i = 0; i < NEURONS; i++) {
                inWeights[i][0] = in[i];
            }
            double[] ones = new double[NEURONS];
            Arrays.fill(ones, 1);
            ensemble = net.ensemble(
                    "neurons", NEURONS, 1, e -> e.neurons(population.type()).gainBias(ones, bias));
            net.connect(node, ensemble.neurons(), c -> c.transform(inWeights).synapse(Synapse.none()));
            net.connect(
                    ensemble.neurons(),
                    ensemble.neurons(),
                    c -> c.transform(weights).synapse(new Lowpass(TAU)));
            probe = net.probe(ensemble.neurons(), p -> p.synapse(Synapse.none()));
            int count = population.type().states().size();
            states = new double[count][NEURONS];
            BuiltNetwork built = Builder.build(net, build -> build.dt(DT));
            built.graph().operators().stream()
                    .filter(op -> op instanceof SimNeurons neurons
                            && neurons.output().equals(built.output(ensemble.neurons())))
                    .forEach(op -> {
                        List<Signal> signals = ((SimNeurons) op).states();
                        for (int s = 0; s < count; s++) {
                            for (int i = 0; i < NEURONS; i++) {
                                states[s][i] = (float) signals.get(s).initial(i);
                            }
                        }
                    });
        }

        /** Gradients of the sum of outputs times what is wanted, by the parameters' names, and how they were run. */
        Map<String, float[]> gradients(Consumer<Builder.Options> choose) {
            BuiltNetwork built = Builder.build(net, choose.andThen(build -> build.dt(DT)));
            TrainerOptions options = new TrainerOptions().spikes(population.surrogate());
            TrainingGraph graph = TrainingGraph.of(net, built, options);
            Parameters parameters = Parameters.of(net, built);
            Set<Signal> variables = new LinkedHashSet<>();
            parameters.trained().forEach(parameter -> variables.add(parameter.signal()));
            ProbedSignal probed = built.probe(probe);
            var request = new GradientRequest(
                    variables,
                    variables,
                    Set.of(),
                    List.of(probed),
                    Set.of(),
                    true,
                    graph.surrogates(),
                    GradientRequest.usualMemory());
            try (var run = new GradientRun(graph.graph(), request, o -> o.batch(ITEMS))) {
                run.feed(built.output(node), (item, step, out, at) -> {
                    out[at] = x[item][(int) step - 1][0];
                    return true;
                });
                run.forward(STEPS);
                float[] output = run.output(probed);
                float[] given = run.outputGradient(probed);
                for (int item = 0; item < ITEMS; item++) {
                    for (int step = 0; step < STEPS; step++) {
                        int at = (item * STEPS + step) * NEURONS;
                        outputs[item][step] = Arrays.copyOfRange(output, at, at + NEURONS);
                        System.arraycopy(wanted[item][step], 0, given, at, NEURONS);
                    }
                }
                run.backward(0);
                Map<String, float[]> gradients = new LinkedHashMap<>();
                for (Parameter parameter : parameters.trained()) {
                    gradients.put(
                            parameter.name(),
                            run.stores(parameter.signal()).getFirst().read(run.gradients()));
                }
                return gradients;
            }
        }

        /** The double, which remembers its first run. */
        DoubleSupplier twin(double[][][] recorded) {
            SmoothedNeurons[][] neurons = new SmoothedNeurons[ITEMS][NEURONS];
            for (SmoothedNeurons[] item : neurons) {
                Arrays.setAll(item, i -> {
                    double[] first = new double[states.length];
                    Arrays.setAll(first, s -> states[s][i]);
                    return new SmoothedNeurons(population.type(), population.surrogate(), DT, first);
                });
            }
            double decay = Math.exp(-DT / TAU);
            return () -> {
                double loss = 0;
                for (int item = 0; item < ITEMS; item++) {
                    double[] filtered = new double[NEURONS];
                    double[] out = new double[NEURONS];
                    for (SmoothedNeurons neuron : neurons[item]) {
                        neuron.restart(type);
                    }
                    for (int step = 0; step < STEPS; step++) {
                        for (int i = 0; i < NEURONS; i++) {
                            double current = bias[i] + in[i] * x[item][step][0] + filtered[i];
                            double input =
                                    population.type() instanceof RatesToSpikes && current < 0 ? 0.5 * current : current;
                            out[i] = neurons[item][i].step(input, outputs[item][step][i]);
                            recorded[item][step][i] = out[i];
                            loss += wanted[item][step][i] * out[i];
                        }
                        for (int i = 0; i < NEURONS; i++) {
                            double sum = 0;
                            for (int k = 0; k < NEURONS; k++) {
                                sum += recurrent[i * NEURONS + k] * out[k];
                            }
                            filtered[i] = decay * filtered[i] + (1 - decay) * sum;
                        }
                    }
                }
                return loss;
            };
        }
    }

    @ParameterizedTest
    @MethodSource("populations")
    void areThoseOfSmoothedSpikes(Population population) {
        Trial trial = new Trial(population, 11);
        Map<String, float[]> gradients = trial.gradients(build -> {});
        double[][][] recorded = new double[ITEMS][STEPS][NEURONS];
        DoubleSupplier twin = trial.twin(recorded);
        assertThat(twin.getAsDouble()).isFinite();
        double most = 0;
        for (int item = 0; item < ITEMS; item++) {
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < NEURONS; i++) {
                    double size = Math.abs(recorded[item][step][i]);
                    assertThat((double) trial.outputs[item][step][i])
                            .as("output %d of item %d in step %d", i, item, step)
                            .isCloseTo(recorded[item][step][i], within(1e-3 + 1e-5 * size));
                    most = Math.max(most, size);
                }
            }
        }
        assertThat(most).as("somebody spikes").isGreaterThan(10);

        assertThat(gradients).hasSize(3);
        gradients.forEach((name, found) -> {
            double[] values = name.contains("bias") ? trial.bias : found.length == NEURONS ? trial.in : trial.recurrent;
            double[] differences = new double[found.length];
            double scale = 0;
            for (int i = 0; i < found.length; i++) {
                double h = 1e-6 * Math.max(Math.abs(values[i]), name.contains("bias") ? 1 : population.recurrent());
                double at = values[i];
                values[i] = at + h;
                double above = twin.getAsDouble();
                values[i] = at - h;
                double below = twin.getAsDouble();
                values[i] = at;
                differences[i] = (above - below) / (2 * h);
                scale = Math.max(scale, Math.abs(differences[i]));
            }
            assertThat(scale).as(name).isGreaterThan(0);
            for (int i = 0; i < found.length; i++) {
                assertThat((double) found[i])
                        .as("%s, value %d of the gradient", name, i)
                        .isCloseTo(differences[i], within(3e-4 * scale));
            }
        });
    }

    static Stream<Population> leaky() {
        return populations()
                .filter(population ->
                        TimeConstants.of(population.type()).tauRc().isPresent());
    }

    /** Whose parameter is a logarithm; that of the refractory period has no gradient where neurons spike. */
    @ParameterizedTest
    @MethodSource("leaky")
    void ofTimeConstantsToo(Population population) {
        Trial trial = new Trial(population, 11);
        Map<Kind, UnaryOperator<NeuronType>> longer = new EnumMap<>(Kind.class);
        double share = 1e-6;
        TimeConstants own = TimeConstants.of(population.type());
        OptionalDouble none = OptionalDouble.empty();
        double[] factor = {1};
        longer.put(
                Kind.TAU_RC,
                type -> new TimeConstants(
                                OptionalDouble.of(factor[0] * own.tauRc().getAsDouble()), none, none)
                        .in(type));
        if (!population.type().spiking()) {
            longer.put(
                    Kind.TAU_REF,
                    type -> new TimeConstants(
                                    none,
                                    OptionalDouble.of(factor[0] * own.tauRef().getAsDouble()),
                                    none)
                            .in(type));
        }
        own.tauN()
                .ifPresent(tauN -> longer.put(
                        Kind.TAU_N,
                        type -> new TimeConstants(none, none, OptionalDouble.of(factor[0] * tauN)).in(type)));
        Map<String, float[]> gradients =
                trial.gradients(build -> longer.keySet().forEach(kind -> build.timeConstants(trial.ensemble, kind)));
        DoubleSupplier twin = trial.twin(new double[ITEMS][STEPS][NEURONS]);
        assertThat(twin.getAsDouble()).isFinite();
        longer.forEach((kind, change) -> {
            factor[0] = 1 + share;
            trial.type = change.apply(population.type());
            double above = twin.getAsDouble();
            factor[0] = 1 - share;
            trial.type = change.apply(population.type());
            double below = twin.getAsDouble();
            trial.type = population.type();
            double difference = (above - below) / (2 * share);
            assertThat(difference).as("%s", kind).isNotZero();
            assertThat((double) gradients.get("ensemble neurons: " + kind)[0])
                    .as("%s", kind)
                    .isCloseTo(difference, within(3e-4 * Math.abs(difference)));
        });
    }

    /** A run that has gone backwards in between goes on from the state that its last step left. */
    @Test
    void runsGoOnAfterTheyWentBackwards() {
        Trial trial = new Trial(new Population(new Lif(), -1, 9, 0.002, SpikeGradient.triangle()), 5);
        BuiltNetwork built = Builder.build(trial.net, build -> build.dt(DT));
        TrainerOptions options = new TrainerOptions().spikes(SpikeGradient.triangle());
        TrainingGraph graph = TrainingGraph.of(trial.net, built, options);
        Set<Signal> variables = new LinkedHashSet<>();
        Parameters.of(trial.net, built).trained().forEach(parameter -> variables.add(parameter.signal()));
        ProbedSignal probed = built.probe(trial.probe);
        var request = new GradientRequest(
                variables,
                variables,
                Set.of(),
                List.of(probed),
                Set.of(),
                true,
                graph.surrogates(),
                GradientRequest.usualMemory());
        float[][] rest = new float[2][];
        for (int way = 0; way < 2; way++) {
            try (var run = new GradientRun(graph.graph(), request, o -> {})) {
                run.feed(built.output(trial.node), (item, step, out, at) -> {
                    out[at] = trial.x[item][(int) step - 1][0];
                    return true;
                });
                run.forward(STEPS / 2);
                if (way == 1) {
                    Arrays.fill(run.outputGradient(probed), 1);
                    run.backward(0);
                }
                run.forward(STEPS / 2);
                rest[way] = run.output(probed).clone();
            }
        }
        assertThat(rest[1]).isEqualTo(rest[0]);
    }
}
