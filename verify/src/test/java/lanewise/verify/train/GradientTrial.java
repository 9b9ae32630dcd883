package lanewise.verify.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.plan.ParameterStore;
import lanewise.sim.GradientRequest;
import lanewise.sim.GradientRun;
import lanewise.sim.SimulatorOptions;
import lanewise.verify.oracle.DifferentiableGraph;
import lanewise.verify.oracle.Oracle;
import lanewise.verify.oracle.Rounding;

/**
 * A graph, what comes into it, and a loss: the sum of all samples of its probes, each multiplied by a number of its own.
 *
 * @param drawn the graph
 * @param items of the batch
 * @param steps of the run
 * @param seed of what comes in and of the numbers
 * @param moved whether variables have other values than those with which the graph starts
 */
record GradientTrial(DifferentiableGraph drawn, int items, int steps, long seed, boolean moved) {
    /** How far a variable is moved; differences then are precise to about ten digits. */
    private static final double FAR = 1e-5;

    /** A variable's value, and the derivative of the loss by it, as the engine has it. */
    record Derivative(Signal variable, int number, double value) {}

    /**
     * What a comparison came to.
     *
     * @param smooth whether the two one-sided differences agree, so that there is something to compare with
     * @param miss what is wrong
     */
    record Outcome(boolean smooth, Optional<String> miss) {}

    Graph graph() {
        return drawn.graph();
    }

    GradientRun run(Consumer<SimulatorOptions> choose) {
        return run(GradientRequest.usualMemory(), 0, choose);
    }

    /**
     * A run of the graph.
     *
     * @param memory how much it may take
     * @param firstItem which item is the first of the batch
     */
    GradientRun run(long memory, int firstItem, Consumer<SimulatorOptions> choose) {
        GradientRequest request = new GradientRequest(drawn.variables(), graph().probes(), Set.of(), true, memory);
        GradientRun run = new GradientRun(graph(), request, o -> {
            o.batch(items).threads(1);
            choose.accept(o);
        });
        for (int i = 0; i < drawn.functions().size(); i++) {
            int function = i;
            Signal given = drawn.functions().get(i);
            run.feed(given, (item, step, out, at) -> {
                for (int k = 0; k < given.size(); k++) {
                    out[at + k] = input(function, firstItem + item, step, k);
                }
                return step == lastChange(function, step);
            });
        }
        if (moved) {
            for (Signal variable : drawn.variables()) {
                write(run, variable, movedValues(variable));
            }
            run.parametersChanged();
        }
        return run;
    }

    static void write(GradientRun run, Signal variable, float... values) {
        run.stores(variable).forEach(store -> store.write(values, run.parameters()));
    }

    private float[] movedValues(Signal variable) {
        float[] values = initial(variable);
        for (int i = 0; i < values.length; i++) {
            values[i] += between(seed + 5L * i) / 10;
        }
        return values;
    }

    private static float[] initial(Signal variable) {
        double[] entries = variable.sparse().map(sparse -> sparse.values()).orElse(null);
        float[] values = new float[entries == null ? variable.size() : entries.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (entries == null ? variable.initial(i) : entries[i]) + 0f;
        }
        return values;
    }

    private float input(int function, int item, long step, int k) {
        long change = lastChange(function, step);
        return between(seed + 31L * function + 1009L * item + 100_003 * change + 10_000_019L * k);
    }

    /** The step, up to the given one, from which on an input stands still; some change with every step. */
    private long lastChange(int function, long step) {
        long held = 1 + Math.floorMod(seed + function, 3L);
        return (step - 1) / held * held + 1;
    }

    /** A number from -1 to 1. */
    private static float between(long seed) {
        return (float) (2 * new SplittableRandom(seed).nextDouble() - 1);
    }

    /** Runs forwards and backwards. */
    void differentiate(GradientRun run, int truncation) {
        run.forward(steps);
        giveLoss(run, 0, new int[graph().probes().size()]);
        run.backward(truncation);
    }

    /**
     * Gives a run the gradients of its samples.
     *
     * @param firstItem which item is the first of its batch
     * @param before how many samples of each probe came before the run
     */
    void giveLoss(GradientRun run, int firstItem, int... before) {
        for (int probe = 0; probe < before.length; probe++) {
            ProbedSignal probed = graph().probes().get(probe);
            float[] given = run.outputGradient(probed);
            int perItem = given.length / run.items();
            int earlier = before[probe] * probed.signal().size();
            for (int i = 0; i < given.length; i++) {
                given[i] = weight(probe, firstItem + i / perItem, earlier + i % perItem);
            }
        }
    }

    /** By what value number {@code i} of an item's samples is multiplied. */
    private float weight(int probe, int item, int i) {
        return between(seed + 77_003L * probe + 7_000_003L * item + 17L * i) / 8;
    }

    /** The gradient of a variable: the sum of what lies in its places. */
    static double[] gradient(GradientRun run, Signal variable) {
        double[] sum = new double[initial(variable).length];
        for (ParameterStore store : run.stores(variable)) {
            float[] part = store.read(run.gradients());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    /** Some derivatives. */
    List<Derivative> some(GradientRun run, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Signal> variables = List.copyOf(drawn.variables());
        List<Derivative> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Signal variable = variables.get(i < variables.size() ? i : random.nextInt(variables.size()));
            double[] gradient = gradient(run, variable);
            if (gradient.length > 0) {
                int number = random.nextInt(gradient.length);
                chosen.add(new Derivative(variable, number, gradient[number]));
            }
        }
        return chosen;
    }

    /** The loss in doubles. */
    double loss() {
        return loss(oracle -> {});
    }

    private double loss(Consumer<Oracle> change) {
        double loss = 0;
        for (int item = 0; item < items; item++) {
            Oracle oracle = oracle(item);
            change.accept(oracle);
            oracle.run(steps);
            for (int probe = 0; probe < graph().probes().size(); probe++) {
                double[] data = oracle.data(probe);
                for (int i = 0; i < data.length; i++) {
                    loss += weight(probe, item, i) * data[i];
                }
            }
        }
        return loss;
    }

    private Oracle oracle(int item) {
        Map<String, HostFunction.Call> calls = new HashMap<>();
        for (int i = 0; i < drawn.functions().size(); i++) {
            int function = i;
            calls.put(drawn.functions().get(i).name(), (t, x, out) -> {
                for (int k = 0; k < out.length; k++) {
                    out[k] = input(function, item, Math.round(t / graph().dt()), k);
                }
            });
        }
        Oracle oracle = new Oracle(graph(), Rounding.EXACT, item, calls);
        oracle.roundValues();
        if (moved) {
            for (Signal variable : drawn.variables()) {
                float[] from = initial(variable);
                float[] to = movedValues(variable);
                for (int i = 0; i < to.length; i++) {
                    oracle.add(variable, i, (double) to[i] - from[i]);
                }
            }
        }
        return oracle;
    }

    /** Whether no neuron ever comes so close to a kink of its response that floats and doubles see different sides. */
    boolean isAwayFromKinks() {
        for (int item = 0; item < items; item++) {
            Oracle oracle = oracle(item);
            for (int step = 0; step < steps; step++) {
                oracle.step();
                if (!Kinks.areFar(graph(), oracle)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * What is wrong with a derivative; or nothing, or that there is none to compare with.
     *
     * @param present the loss where nothing is moved
     */
    Outcome compare(Derivative derivative, double present) {
        Signal variable = derivative.variable();
        int number = derivative.number();
        double above = (loss(oracle -> oracle.add(variable, number, FAR)) - present) / FAR;
        double below = (present - loss(oracle -> oracle.add(variable, number, -FAR))) / FAR;
        double expected = (above + below) / 2;
        double bound = 1e-6 + 1e-3 * Math.abs(expected);
        if (Math.abs(above - below) > bound) {
            return new Outcome(false, Optional.empty());
        }
        return new Outcome(
                true,
                Math.abs(derivative.value() - expected) <= bound
                        ? Optional.empty()
                        : Optional.of("%s[%d]: %s, but the difference is %s, from %s to %s"
                                .formatted(variable, number, derivative.value(), expected, below, above)));
    }
}
