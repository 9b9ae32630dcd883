package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;

/**
 * Graphs of every kind of operator with every parameter, drawn from a seed: valid by construction, with cycles through
 * what is updated at the end of a step, and with a probe on everything that is written.
 */
public final class RandomGraph {
    private static final List<Double> STEPS = List.of(0.001, 0.001, 0.0005, 0.002, 0.0009765625);

    private final Draft draft;
    private final boolean apart;
    private final RandomIncrements increments;
    private final RandomInputs inputs;
    private final RandomPopulations populations;
    private final RandomFilters filters;
    private final RandomLearning learning;
    private final RandomFunctions functions;

    /** What somebody reads already, and somebody may write at the end of a step. */
    private final List<Signal> open = new ArrayList<>();

    private RandomGraph(Draft draft, boolean apart) {
        this.draft = draft;
        this.apart = apart;
        increments = new RandomIncrements(draft);
        inputs = new RandomInputs(draft, increments);
        populations = new RandomPopulations(draft, increments);
        filters = new RandomFilters(draft, increments);
        learning = new RandomLearning(draft, increments);
        functions = new RandomFunctions(draft, increments);
    }

    /**
     * A graph.
     *
     * @param objects how many nodes, populations, filters and the like; a graph of fewer has the same first ones
     * @param seed of all draws
     */
    public static Graph of(int objects, long seed) {
        return of(objects, seed, false);
    }

    /** The same without most of what ties the items of a batch to each other's steps: the clock, learning, functions. */
    public static Graph apart(int objects, long seed) {
        return of(objects, seed, true);
    }

    private static Graph of(int objects, long seed, boolean apart) {
        Draft draft = new Draft(STEPS.get((int) Math.floorMod(seed, (long) STEPS.size())));
        RandomGraph random = new RandomGraph(draft, apart);
        draft.restart(seed);
        random.start();
        for (int object = 1; object <= objects; object++) {
            draft.restart(seed + object * 0x9e3779b97f4a7c15L);
            random.add();
        }
        return Graph.ordered(draft.dt, draft.operators, draft.probes);
    }

    /** Every graph has a clock or a constant, and an input, so that there is something to read. */
    private void start() {
        Signal step = Signal.filled("step", Signal.Type.INT, 0);
        Signal time = Signal.filled("time", apart ? 0.05 : 0);
        if (!apart) {
            draft.operators.add(new TimeUpdate(step, time));
            draft.readable(step, 50, true);
        }
        draft.readable(time, 0.05, true);
        inputs.process();
    }

    private void add() {
        if (draft.oneIn(3)) {
            open.add(draft.fedBack());
        }
        switch (draft.between(0, 14)) {
            case 0 -> inputs.process();
            case 1 -> addUnless(apart, inputs::function);
            case 2 -> counter();
            case 3, 4, 5 -> populations.add();
            case 6 -> filters.linear();
            case 7 -> filters.triangle();
            case 8 -> addUnless(apart, learning::add);
            case 9 -> increments.convolution();
            case 10 -> increments.transposedConvolution();
            case 11 -> addUnless(apart, functions::add);
            default -> increments.sum();
        }
        if (!open.isEmpty() && draft.oneIn(2)) {
            close(open.removeFirst());
        }
    }

    private void addUnless(boolean left, Runnable object) {
        if (left) {
            increments.sum();
        } else {
            object.run();
        }
    }

    /** Lets a signal follow, filtered, what was written last. */
    private void close(Signal signal) {
        Draft.Source source = draft.readEarly(signal.size());
        int order = draft.between(0, 3);
        draft.operators.add(new SimLinearFilter(
                filters.space(order, 0.8 / source.bound()),
                source.signal(),
                signal,
                filters.state(order, signal.size()),
                WriteMode.UPDATE));
        draft.probe(signal);
    }

    /** Whole numbers that count up. */
    private void counter() {
        int size = draft.size();
        Signal count = Signal.filled(draft.name("count"), Signal.Type.INT, draft.between(-3, 3), size);
        double[] by = new double[size];
        for (int i = 0; i < size; i++) {
            by[i] = draft.between(-2, 3);
        }
        Signal step = Signal.of(draft.name("step"), Signal.Type.INT, by, size);
        draft.operators.add(new Copy(step, count, true));
        draft.finished(count, 100, true);
    }
}
