package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.SimNeurons;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;

/**
 * The first spikes with which an engine's run and that of the oracle part. From there on the two may be altogether
 * different runs; but there, rounding has to have decided.
 *
 * @param step in which they part
 * @param spikes of each neuron that then spiked in one run only
 */
record FirstDifference(int step, List<Spike> spikes) {
    /** A spike is so much higher than what floats round that any share of its height tells. */
    private static final double SHARE = 1e-3;

    /** How much further from its threshold than rounding took some runs a potential may be. */
    private static final double MARGIN = 4;

    private static final int BY_CHANCE = 5;

    /**
     * A spike that one run has and another has not.
     *
     * @param decision what decided about it, as the oracle saw it
     * @param spread how far rounding took the potential from the oracle's in runs that had no other spikes up to here
     */
    record Spike(Decisions.Decision decision, double spread) {
        /** Whether the potential was so close to the threshold that rounding decides. */
        boolean isClose() {
            return Math.abs(decision.value() - decision.threshold()) <= MARGIN * spread;
        }

        @Override
        public String toString() {
            return "neuron %d of %s: %s, %.1f float ulps from %s; rounding moves it by %.3g"
                    .formatted(
                            decision.neuron(),
                            decision.operator().output(),
                            decision.value(),
                            decision.ulps(),
                            decision.threshold(),
                            spread);
        }
    }

    /**
     * Compares all spikes of two runs.
     *
     * @param steps how many at most
     * @param options of the engine
     */
    static Optional<FirstDifference> of(
            Graph graph, int steps, Map<String, HostFunction.Call> functions, Consumer<SimulatorOptions> options) {
        List<SimNeurons> spiking = new ArrayList<>();
        List<ProbedSignal> probes = new ArrayList<>();
        for (Operator operator : graph.operators()) {
            if (operator instanceof SimNeurons neurons && neurons.type().spiking()) {
                spiking.add(neurons);
                probes.add(new ProbedSignal("spikes " + spiking.size(), neurons.output(), 1));
            }
        }
        Graph probed = Graph.inOrder(graph.dt(), graph.operators(), probes);
        float[][][] engine = run(probed, steps, options);
        Oracle exact = new Oracle(probed, Rounding.EXACT, 0, functions);
        List<Oracle> rounded = new ArrayList<>();
        rounded.add(new Oracle(probed, Rounding.NEAREST, 0, functions));
        for (int run = 0; run < BY_CHANCE; run++) {
            rounded.add(new Oracle(probed, Rounding.random(run), 0, functions));
        }
        for (int step = 1; step <= steps; step++) {
            exact.step();
            rounded.forEach(Oracle::step);
            List<Spike> different = new ArrayList<>();
            for (int k = 0; k < engine.length; k++) {
                double[] spikes = exact.last(k);
                for (int i = 0; i < spikes.length; i++) {
                    if (differ(spikes[i], engine[k][step - 1][i])) {
                        different.addAll(spikes(spiking.get(k), i, exact, rounded));
                    }
                }
            }
            if (!different.isEmpty()) {
                return Optional.of(new FirstDifference(step, different));
            }
            rounded.removeIf(run -> !exact.decisions().agreeWith(run.decisions()));
        }
        return Optional.empty();
    }

    private static float[][][] run(Graph graph, int steps, Consumer<SimulatorOptions> options) {
        try (Simulator simulator = Simulator.of(graph, options)) {
            simulator.runSteps(steps);
            return graph.probes().stream()
                    .map(probe -> simulator.data(probe).rows())
                    .toArray(float[][][]::new);
        }
    }

    private static boolean differ(double exact, double computed) {
        return Math.abs(exact - computed) > SHARE * Math.max(Math.abs(exact), Math.abs(computed));
    }

    private static List<Spike> spikes(SimNeurons neurons, int neuron, Oracle exact, List<Oracle> rounded) {
        List<Spike> spikes = new ArrayList<>();
        List<Decisions.Decision> decisions = exact.decisions().of(neurons, neuron);
        for (int i = 0; i < decisions.size(); i++) {
            double spread = 0;
            for (Oracle run : rounded) {
                double value = run.decisions().of(neurons, neuron).get(i).value();
                spread = Math.max(spread, Math.abs(value - decisions.get(i).value()));
            }
            spikes.add(new Spike(decisions.get(i), spread));
        }
        return spikes;
    }
}
