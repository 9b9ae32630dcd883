package lanewise.bench.archive;

import java.util.function.Consumer;
import lanewise.graph.Graph;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;

/** A simulator that is called again and again, from the start to the end of a run, to see how long its steps take. */
final class TrialRun implements AutoCloseable {
    /** So many times in a row that are no shorter than those before: then the code is compiled. */
    private static final int STEADY = 6;

    private static final double SHORTER = 0.95;
    private static final int WARM_UP_PARTS = 20;

    private final Simulator simulator;
    private final int items;
    private final Calls calls;

    /**
     * How a run is made of calls.
     *
     * @param steps of a call
     * @param end the step after which the run starts again
     */
    record Calls(int steps, int end) {}

    /**
     * @param inputs values for inputs, for a batch of other items, too
     * @param items of a batch
     * @param choose the other settings
     */
    TrialRun(Graph graph, GivenInputs inputs, int items, Calls calls, Consumer<SimulatorOptions> choose) {
        this.items = items;
        this.calls = calls;
        simulator = Simulator.of(graph, options -> {
            options.batch(items);
            HostFunctions.KNOWN.forEach(options::function);
            choose.accept(options);
        });
        inputs.feed(simulator);
    }

    /**
     * Microseconds a step and item of the shortest of the calls that fit into some time, at least one: what else the
     * machine does makes others longer.
     */
    double micros(double nanos) {
        long start = System.nanoTime();
        long now;
        long shortest = Long.MAX_VALUE;
        do {
            if (simulator.steps() + calls.steps > calls.end) {
                simulator.reset();
            }
            long began = System.nanoTime();
            simulator.runSteps(calls.steps);
            now = System.nanoTime();
            shortest = Math.min(shortest, now - began);
            simulator.clearProbes();
        } while (now - start < nanos);
        return shortest / 1e3 / calls.steps / items;
    }

    /**
     * Runs for some time, and further until steps become no shorter, but no longer than {@code most}.
     *
     * @return microseconds a step and item at the end
     */
    double warmUp(double nanos, double most) {
        long start = System.nanoTime();
        double best = Double.POSITIVE_INFINITY;
        double micros;
        int steady = 0;
        long spent;
        do {
            micros = micros(nanos / WARM_UP_PARTS);
            steady = micros < SHORTER * best ? 0 : steady + 1;
            best = Math.min(best, micros);
            spent = System.nanoTime() - start;
        } while (spent < most && (spent < nanos || steady < STEADY));
        return micros;
    }

    int threads() {
        return simulator.threads();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
