package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;

/**
 * Holds each step of an engine's run to the oracle by itself: the oracle takes the step from where the engine stood before
 * it, and every value of every signal has to be where the engine's is, but for what floats round in one step. Nothing
 * adds up from step to step. A neuron that decided otherwise than the oracle had to be that close to its threshold; the
 * oracle then goes on with the engine's spikes, so that nothing behind them is out of sight.
 *
 * @param steps that were compared; fewer than were run only behind a decision that leaves the oracle without a value
 * @param aside the neurons that decided otherwise
 * @param miss the first value that rounding does not explain, in words
 */
record StepByStep(int steps, List<FirstDifference.Spike> aside, Optional<String> miss) {
    /** What is allowed to floats, as a share of a value before or after the step. */
    private static final double LEAST = 1e-6;

    /** What is allowed as a multiple of what rounding does to oracles. */
    private static final double MARGIN = 20;

    private static final int BY_CHANCE = 5;

    /**
     * Compares a run.
     *
     * @param steps how many
     * @param item number of the run in a batch
     * @param options of the engine
     */
    static StepByStep of(
            Graph graph,
            int steps,
            int item,
            Map<String, HostFunction.Call> functions,
            Consumer<SimulatorOptions> options) {
        List<Signal> bases = graph.operators().stream()
                .flatMap(StepByStep::written)
                .map(Signal::base)
                .distinct()
                .toList();
        List<ProbedSignal> probes = new ArrayList<>();
        for (Signal base : bases) {
            probes.add(new ProbedSignal("signal " + probes.size(), base, 1));
        }
        Graph probed = Graph.inOrder(graph.dt(), graph.operators(), probes);
        try (Simulator simulator = Simulator.of(probed, options)) {
            simulator.runSteps(steps);
            List<float[][]> rows = probes.stream()
                    .map(probe -> simulator.data(probe).rows(item))
                    .toList();
            Graph unprobed = Graph.inOrder(graph.dt(), graph.operators(), List.of());
            return new Comparison(unprobed, bases, rows, item, functions).run(steps);
        }
    }

    private static Stream<Signal> written(Operator operator) {
        return Stream.of(operator.sets(), operator.increments(), operator.updates())
                .flatMap(List::stream);
    }

    /** What the engine's neurons put out: a row a step, and where in it their values are. */
    private record Output(float[][] rows, int[] positions) {}

    private static final class Comparison {
        private final List<Signal> bases;
        private final List<float[]> initial;
        private final List<float[][]> engine;
        private final Oracle exact;
        private final List<Oracle> rounded = new ArrayList<>();
        private final Map<SimNeurons, Output> outputs = new HashMap<>();
        private final List<FirstDifference.Spike> aside = new ArrayList<>();
        private int step;

        Comparison(
                Graph graph,
                List<Signal> bases,
                List<float[][]> engine,
                int item,
                Map<String, HostFunction.Call> functions) {
            this.bases = bases;
            initial = bases.stream().map(Comparison::initial).toList();
            this.engine = engine;
            exact = new Oracle(graph, Rounding.EXACT, item, functions);
            rounded.add(new Oracle(graph, Rounding.NEAREST, item, functions));
            for (int run = 0; run < BY_CHANCE; run++) {
                rounded.add(new Oracle(graph, Rounding.random(run), item, functions));
            }
            findOutputs(graph);
            exact.decisions().follow(this::output);
            rounded.forEach(run -> run.decisions().follow(this::output));
        }

        private static float[] initial(Signal base) {
            float[] values = new float[base.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) base.initial(i);
            }
            return values;
        }

        /** Known are the outputs of neurons where nobody else writes. */
        private void findOutputs(Graph graph) {
            Map<Signal, Integer> writers = new HashMap<>();
            graph.operators()
                    .forEach(operator -> written(operator)
                            .map(Signal::base)
                            .distinct()
                            .forEach(base -> writers.merge(base, 1, Integer::sum)));
            for (Operator operator : graph.operators()) {
                if (operator instanceof SimNeurons neurons
                        && writers.get(neurons.output().base()) == 1) {
                    Signal output = neurons.output();
                    outputs.put(neurons, new Output(engine.get(bases.indexOf(output.base())), output.positions()));
                }
            }
        }

        private OptionalDouble output(SimNeurons neurons, int neuron) {
            Output output = outputs.get(neurons);
            return output == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(output.rows[step - 1][output.positions[neuron]]);
        }

        StepByStep run(int steps) {
            for (step = 1; step <= steps; step++) {
                step(exact);
                rounded.parallelStream().forEach(this::step);
                boolean lost = decide();
                Optional<String> miss = miss();
                if (lost || miss.isPresent()) {
                    return new StepByStep(step - 1, aside, lost ? Optional.empty() : miss);
                }
            }
            return new StepByStep(steps, aside, Optional.empty());
        }

        private void step(Oracle oracle) {
            for (int k = 0; k < bases.size(); k++) {
                oracle.put(bases.get(k), before(k));
            }
            oracle.step();
        }

        private float[] before(int k) {
            return step == 1 ? initial.get(k) : engine.get(k)[step - 2];
        }

        /** Notes what was decided otherwise, and whether the oracle has lost the engine by it. */
        private boolean decide() {
            boolean lost = false;
            List<Decisions.Decision> decisions = exact.decisions().ofStep();
            List<List<Decisions.Decision>> others =
                    rounded.stream().map(run -> run.decisions().ofStep()).toList();
            for (int i = 0; i < decisions.size(); i++) {
                Decisions.Decision decision = decisions.get(i);
                double spread = 0;
                for (List<Decisions.Decision> other : others) {
                    spread = Math.max(spread, Math.abs(other.get(i).value() - decision.value()));
                }
                FirstDifference.Spike spike = new FirstDifference.Spike(decision, spread);
                if (decision.spikes() != decision.taken()) {
                    aside.add(spike);
                    lost |= spike.isClose() && isEnd(decision.operator().type());
                }
                lost |= !outputs.containsKey(decision.operator()) && spread > 0 && spike.isClose();
            }
            return lost;
        }

        /** Whether an oracle cannot go on behind a decision that is not its own. */
        private static boolean isEnd(NeuronType type) {
            return type instanceof PoissonSpiking // the streams draw as often as neurons spike
                    || type instanceof LifRate // there is no rate on the other side
                    || type instanceof AdaptiveLifRate;
        }

        private Optional<String> miss() {
            for (int k = 0; k < bases.size(); k++) {
                double[] expected = exact.values(bases.get(k));
                float[] before = before(k);
                float[] computed = engine.get(k)[step - 1];
                double[] spread = new double[expected.length];
                double squares = 0;
                for (Oracle run : rounded) {
                    double[] other = run.values(bases.get(k));
                    for (int i = 0; i < spread.length; i++) {
                        double difference = Math.abs(other[i] - expected[i]);
                        spread[i] = Math.max(spread[i], difference);
                        squares += difference * difference;
                    }
                }
                double common = Math.sqrt(squares / (rounded.size() * Math.max(1, spread.length)));
                for (int i = 0; i < spread.length; i++) {
                    double size = Math.max(Math.abs(before[i]), Math.abs(expected[i]));
                    double limit = Math.max(LEAST * size, MARGIN * Math.max(spread[i], common));
                    if (!(Math.abs(computed[i] - expected[i]) <= limit)) {
                        return Optional.of(
                                "step %d: value %d of %s is %s, from where the engine stood exactly %s; rounding explains %.3g"
                                        .formatted(step, i, bases.get(k), computed[i], expected[i], limit));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
