package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;

/**
 * What a graph means: its operators one after the other, in doubles, in the plainest way. It shares no code with
 * kernels, planner or simulator, so that what they agree on with it is right. Not for use by several threads.
 */
public final class Oracle {
    private final Graph graph;
    private final Clock clock;
    private final Decisions decisions = new Decisions();
    private final Memory memory;
    private final List<Runnable> operators = new ArrayList<>();
    private final List<Cells> probed = new ArrayList<>();
    private final List<List<double[]>> samples = new ArrayList<>();

    /** What time it is in a run. */
    static final class Clock {
        final double dt;
        long step;

        Clock(double dt) {
            this.dt = dt;
        }

        double time() {
            return (double) step * dt;
        }
    }

    /**
     * A run at its start.
     *
     * @param graph what is run
     * @param rounding what happens to the result of every operation
     * @param item number of the run in a batch, which decides its random numbers
     * @param functions those of the host program, by the names under which the graph asks for them
     */
    public Oracle(Graph graph, Rounding rounding, int item, Map<String, HostFunction.Call> functions) {
        this.graph = graph;
        clock = new Clock(graph.dt());
        memory = new Memory(rounding);
        ElementwiseSteps elementwise = new ElementwiseSteps(memory, rounding, clock);
        ProductSteps products = new ProductSteps(memory, rounding);
        ConvolutionSteps convolutions = new ConvolutionSteps(memory, rounding);
        NeuronSteps neurons = new NeuronSteps(memory, rounding, decisions, clock.dt, item);
        FilterSteps filters = new FilterSteps(memory, rounding);
        SourceSteps sources = new SourceSteps(memory, rounding, clock, item, new HashMap<>(functions));
        LearningSteps learning = new LearningSteps(memory, rounding, clock.dt);
        for (Operator operator : graph.operators()) {
            operators.add(
                    switch (operator) {
                        case TimeUpdate op -> elementwise.of(op);
                        case Reset op -> elementwise.of(op);
                        case Copy op -> elementwise.of(op);
                        case ElementwiseInc op -> elementwise.of(op);
                        case DotInc op -> products.of(op);
                        case SparseDotInc op -> products.of(op);
                        case ConvInc op -> convolutions.of(op);
                        case ConvTransposeInc op -> convolutions.of(op);
                        case SimNeurons op -> neurons.of(op);
                        case SimLinearFilter op -> filters.of(op);
                        case SimTriangle op -> filters.of(op);
                        case SimProcess op -> sources.of(op);
                        case HostFunction op -> sources.of(op);
                        case SimFunction op -> sources.of(op);
                        case LearningRule op -> learning.of(op);
                    });
        }
        for (ProbedSignal probe : graph.probes()) {
            probed.add(memory.of(probe.signal()));
            samples.add(new ArrayList<>());
        }
    }

    /** A run alone, in doubles. */
    public Oracle(Graph graph) {
        this(graph, Rounding.EXACT, 0, Map.of());
    }

    /** Runs on for some steps. */
    public void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    /** Runs one step. */
    public void step() {
        clock.step++;
        decisions.clear();
        operators.forEach(Runnable::run);
        for (int probe = 0; probe < probed.size(); probe++) {
            if (clock.step % graph.probes().get(probe).every() < 1) {
                samples.get(probe).add(probed.get(probe).values());
            }
        }
    }

    /** What decided about spikes in the present step. */
    public Decisions decisions() {
        return decisions;
    }

    /** Goes on with the floats that are next to its values, as an engine does that keeps them so. */
    public void roundValues() {
        memory.round();
    }

    /** Adds to a value of a signal that is no view; of a sparse matrix the values are its entries. */
    public void add(Signal base, int i, double change) {
        memory.change(base, i, change);
    }

    /** Goes on from other values of a signal that is no view. */
    void put(Signal base, float[] values) {
        memory.put(base, values);
    }

    /** The present values of a signal. */
    public double[] values(Signal signal) {
        return memory.of(signal).values();
    }

    /** The last sample of probe number {@code probe}. */
    double[] last(int probe) {
        return samples.get(probe).getLast();
    }

    /** What probe number {@code probe} has recorded: sample after sample. */
    public double[] data(int probe) {
        return samples.get(probe).stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
