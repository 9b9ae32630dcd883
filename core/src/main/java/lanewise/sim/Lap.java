package lanewise.sim;

import java.util.Collection;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.plan.Layout;
import lanewise.plan.Plan;
import lanewise.plan.ScalarTime;

/**
 * Some steps of a batch whose inputs are known before the items run through them. So items need not wait for each other: a
 * thread takes a few of them through all these steps, during which their state stays in the cache of its core, before it
 * turns to the next few.
 */
final class Lap {
    /** With more steps a lap gains little: what is fetched once takes a few hundredths of its time. */
    private static final int MOST_STEPS = 32;

    /** How many values of inputs are kept at most. */
    private static final long MOST_VALUES = 1 << 22;

    /**
     * How long a lap of all items would take scalar kernels at most; vector kernels take a tenth of it. So long a run goes
     * on that is cancelled.
     */
    private static final double MOST_NANOS = 2e9;

    /** With fewer steps a lap gains nothing. */
    private static final int FEWEST_STEPS = 4;

    private final LapInput[] inputs;
    private final boolean[][] due;
    private final int[][] samples;
    private Recorder[] probes = {};
    private int count;

    /**
     * @param steps the most that it can have
     * @param sources what gives the inputs
     * @param items of the batch
     * @param gates how many there are
     */
    Lap(int steps, Collection<Source> sources, int items, int gates) {
        inputs = sources.stream()
                .map(source -> new LapInput(source, steps, items))
                .toArray(LapInput[]::new);
        due = new boolean[steps][gates];
        samples = new int[steps][];
    }

    /**
     * How many steps a lap can have in which the items of a plan's batch get ahead of each other; 1 if that is not worth
     * while, or cannot be as some operator looks at the clock, calls code of the host program or can fail, which has to
     * happen step by step.
     */
    static int steps(Plan plan, int items) {
        if (!plan.operators().stream().allMatch(operator -> runsAhead(operator, plan.layout()))) {
            return 1;
        }
        long values = plan.operators().stream()
                .filter(Operator::isInput)
                .flatMap(operator -> operator.writes().stream())
                .mapToLong(Signal::size)
                .sum();
        double most = Math.min((double) MOST_VALUES / (values * items), MOST_NANOS / (ScalarTime.ofStep(plan) * items));
        return most < FEWEST_STEPS ? 1 : (int) Math.min(most, MOST_STEPS);
    }

    private static boolean runsAhead(Operator operator, Layout layout) {
        return switch (operator) {
            case Reset reset -> true;
            case Copy copy -> true;
            case ElementwiseInc product -> true;
            case DotInc product -> product.isElementwise() || layout.isPacked(product);
            case SparseDotInc product -> true;
            case ConvInc convolution -> layout.isParameter(convolution.weights());
            case ConvTransposeInc convolution -> layout.isParameter(convolution.weights());
            case SimLinearFilter filter -> true;
            case SimTriangle filter -> false;
            case SimNeurons neurons ->
                !(neurons.type() instanceof PoissonSpiking
                        || neurons.type() instanceof CustomNeuronType
                        || neurons.type() instanceof Direct);
            case SimProcess process -> process.isInput();
            case HostFunction function -> function.isInput();
            case TimeUpdate clock -> !layout.holds(clock.step()) && !layout.holds(clock.time());
            case LearningRule rule -> false;
            case SimFunction function -> false;
        };
    }

    /** The most steps that it can have. */
    int mostSteps() {
        return due.length;
    }

    /** How many steps it has. */
    int steps() {
        return count;
    }

    /** Begins anew, without a step. */
    void begin(Recorder[] recording) {
        count = 0;
        if (probes.length != recording.length) {
            for (int step = 0; step < samples.length; step++) {
                samples[step] = new int[recording.length];
            }
        }
        probes = recording;
    }

    /**
     * Adds the step whose inputs have just been given.
     *
     * @param number of the step since the start
     */
    void add(long number, Gate[] gates, boolean first) {
        for (LapInput input : inputs) {
            input.keep(count);
        }
        for (int gate = 0; gate < gates.length; gate++) {
            due[count][gate] = gates[gate].isDue(first);
        }
        for (int probe = 0; probe < probes.length; probe++) {
            samples[count][probe] = probes[probe].next(number);
        }
        count++;
    }

    /** The inputs of a further step could not be given, and may have overwritten those that are in place. */
    void breakOff() {
        for (LapInput input : inputs) {
            input.overwritten();
        }
    }

    /** Some items come to a step: puts its inputs in place. */
    void enter(int step, int firstItem, int endItem) {
        for (LapInput input : inputs) {
            input.bring(step, firstItem, endItem);
        }
    }

    /** Which gates are due in a step. */
    boolean[] due(int step) {
        return due[step];
    }

    /** Some items have ended a step: records it. */
    void leave(int step, int firstItem, int endItem) {
        for (int probe = 0; probe < probes.length; probe++) {
            if (samples[step][probe] >= 0) {
                probes[probe].record(samples[step][probe], firstItem, endItem);
            }
        }
    }
}
