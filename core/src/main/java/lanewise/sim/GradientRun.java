package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.error.SimulationException;
import lanewise.error.TrainingException;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.plan.ParameterStore;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;
import lanewise.plan.Planner;
import lanewise.plan.StandardSimplification;

/**
 * Runs a batch of items through a graph for some steps, and then backwards for the gradients of its parameters:
 * reverse-mode differentiation of the plan through time. Gradients have the same bits whatever kernels and however many
 * threads compute them. For one thread at a time.
 *
 * <p>The gradient of a parameter is a sum over the steps, the last first, and in each over the items in their order;
 * where several operators read it, operator by operator, the last first. Steps through which the input of a product
 * stands still are one step to its weights, whose output gradient is the sum of theirs. The state at the start of a run
 * is a constant.
 */
public final class GradientRun implements AutoCloseable {
    private final Plan plan;
    private final Memory memory;
    private final Memory gradients;
    private final Program program;
    private final Kernels kernels;
    private final Comparison[] comparisons;
    private final Optional<Backward> backward;
    private final Sensitivity sensitivity;
    private final Map<Signal, List<ParameterStore>> stores = new HashMap<>();
    private final List<Signal> found;
    private final List<Signal> carried;
    private final HeldInputs held;
    private final InputGradients inputs;
    private final Segments segments;
    private final List<Runnable> marks = new ArrayList<>();
    private final Tape tape;
    private final Runnable released;
    private int steps;
    private int length;
    private boolean isReplayed;
    private boolean isAsMade = true;

    /**
     * Readies a graph.
     *
     * @param choose kernels, threads, the batch; other options do not matter
     */
    public GradientRun(Graph graph, GradientRequest request, Consumer<SimulatorOptions> choose) {
        Set<Signal> variables = bases(request.variables());
        boolean backwards = request.backwards();
        SimulatorOptions options = new SimulatorOptions();
        choose.accept(options);
        plan = Plan.of(graph, planned(variables));
        memory = Memory.trainable(plan, variables, options.batch);
        gradients = Memory.ofGradients(plan, backwards ? options.batch : 0);
        int together = Together.inTraining(options.batch, plan.layout().stateSize());
        kernels = (options.kernels == null ? KernelChoice.byProperty() : options.kernels).kernels();
        RunSettings settings =
                new RunSettings(options.threads, options.functions, false, options.fused, backwards, together, 1);
        program = new Program(plan, memory, kernels, settings);
        options.seed.ifPresent(program::reset);
        comparisons = request.compared().stream()
                .map(probe ->
                        new Comparison(probe, request.onlyLast().contains(probe), plan.layout(), memory, gradients))
                .toArray(Comparison[]::new);
        List<Signal> given =
                request.compared().stream().map(ProbedSignal::signal).toList();
        Set<Signal> wanted = new HashSet<>(request.wanted());
        wanted.addAll(request.inputs());
        sensitivity = Sensitivity.of(plan.operators(), backwards ? wanted : Set.of(), given, request.surrogates());
        inputs = new InputGradients(request.inputs(), plan.layout(), gradients);
        held = new HeldInputs(program, kernels.elementwise());
        TapedValues taped = new TapedValues(plan.operators(), plan.layout());
        AdjointBinder binder = new AdjointBinder(
                program, memory, gradients, kernels, sensitivity, request.surrogates(), held, taped, inputs);
        List<Task> tasks = binder.tasks(plan.operators());
        boolean inParts = !sensitivity.hasSeveralSums(plan.operators(), plan.layout());
        backward = backwards
                ? Optional.of(new Backward(tasks, options.batch, inParts ? together : options.batch, program.team()))
                : Optional.empty();
        found = FoundSignals.of(plan);
        carried = found.stream().filter(sensitivity::of).toList();
        tape = new Tape(memory, taped, held);
        released = tape::release;
        long state = (long) options.batch * plan.layout().stateSize() * Float.BYTES;
        long tapeStep = (long) options.batch * tape.size() * Float.BYTES;
        long shared = 3L * plan.layout().parameterSize() * Float.BYTES;
        long sums = held.size() * Float.BYTES;
        double samples = request.compared().stream()
                .mapToDouble(probe -> probe.signal().size() / Math.max(1, probe.every()))
                .sum();
        long recorded = (long) (2 * samples * options.batch * Float.BYTES) + inputs.size();
        segments = new Segments(
                options.batch, 2 * state + shared + tapeStep + sums, tapeStep, recorded, state, request.memoryLimit());
    }

    /** No planner shows in the order in which gradients add up: it is always this one. */
    private static PlanOptions planned(Set<Signal> variables) {
        return new PlanOptions(Planner.none(), Optional.of(List.of(StandardSimplification.values())), variables);
    }

    private static Set<Signal> bases(Set<Signal> signals) {
        Set<Signal> bases = new HashSet<>();
        signals.forEach(signal -> bases.add(signal.base()));
        return bases;
    }

    /** Returns to the state at the start, before anything was learned by rules: parameters keep their values. */
    public void reset() {
        program.reset(found);
        isAsMade = true;
    }

    /**
     * Goes to where another run of the same graph and batch stands, which may record other probes. Neither is fed then.
     */
    public void standWhere(GradientRun other) {
        unfeed();
        other.unfeed();
        if (!other.isAtStart()) {
            Snapshot present = new Snapshot();
            other.program.save(present);
            program.restore(present).run();
        }
        isAsMade = other.isAsMade;
        minibatches(other.minibatches());
    }

    /** From the next {@link #reset} on, processes that have no seed of their own take other random numbers. */
    public void reseed(long seed) {
        program.sources().reseed(seed);
    }

    /** The same as {@link #reset}, but processes and functions stand where they stood. */
    public void resetSignals() {
        Runnable outside = program.sources().mark();
        reset();
        outside.run();
        isAsMade = false;
    }

    /**
     * Takes the present state as one to return to, which what comes back does as often as it is run.
     *
     * @param keepsLearned whether what rules have learned by then stays when it returns
     */
    public Runnable present(boolean keepsLearned) {
        boolean isAtStart = isAtStart();
        if (isAtStart) {
            reset(); // for what starts from other values now
        }
        isAsMade &= !keepsLearned;
        return keepsLearned ? program.markButLearned() : isAtStart ? this::reset : program.mark();
    }

    private boolean isAtStart() {
        return program.clock().step() == 0 && isAsMade;
    }

    /**
     * What learning rules have made so far, by the signals that they change: of each item, one behind the other, values
     * row by row. Empty without rules.
     */
    public Map<Signal, float[]> learned() {
        return program.learned().values();
    }

    /** Takes over what was learned in another run of the same network; what is not among it starts anew. */
    public void learn(Map<Signal, float[]> values) {
        if (isAtStart()) {
            reset(); // for what starts from other values now
        }
        program.learned().take(values);
        program.inputsChanged();
        isAsMade &= values.isEmpty();
    }

    /** All functions and processes give their own values again. */
    public void unfeed() {
        program.sources().unfeed();
    }

    /** Gives the values of a function or process from outside, as {@link Simulator#feed(Signal, Feed)} does. */
    public void feed(Signal signal, Feed feed) {
        program.sources()
                .of(signal)
                .orElseThrow(() -> new SimulationException(
                        "%s: only what a function or a process writes can be fed from outside".formatted(signal)))
                .feed(feed, "signal " + signal.name());
    }

    /**
     * Runs on for some steps and records the probes.
     *
     * @param count how many, at least 1
     * @throws TrainingException if that takes more memory than is allowed
     */
    public void forward(int count) {
        steps = count;
        marks.clear();
        if (backward.isPresent()) {
            length = segments.length(count, program.sources().keptBytes());
            tape.reserve(length);
            program.sources().keepCalls(length < count ? count : 0);
            held.reserve(count);
            inputs.reserve(count);
        } else {
            length = count;
        }
        long from = program.clock().step();
        for (Comparison comparison : comparisons) {
            comparison.prepare(from, count);
        }
        program.moment().nextMinibatch();
        for (int step = 0; step < count; step++) {
            if (backward.isPresent() && length < count && step % length == 0) {
                marks.add(program.mark());
            }
            advance(step);
            if (backward.isPresent()) {
                program.updateStatistics();
            }
            for (Comparison comparison : comparisons) {
                comparison.record(step);
            }
        }
    }

    /** Runs a step, and keeps what its adjoints need if its piece is the next to be run backwards. */
    private void advance(int step) {
        boolean keeps = backward.isPresent() && (step / length == (steps - 1) / length || isReplayed);
        if (keeps) {
            tape.before(step % length);
        }
        program.step();
        if (backward.isPresent() && !isReplayed) {
            held.record(step);
        }
        boolean staysInMemory = step + 1 == steps || (step + 1) % length == 0;
        if (keeps && !staysInMemory) {
            tape.after(step % length, step);
        }
    }

    /** How many samples the last run has given of a probe. */
    public int samples(ProbedSignal probe) {
        return comparison(probe).samples();
    }

    /** The samples of the last run, item by item, [item][sample][value]; they change with the next run. */
    public float[] output(ProbedSignal probe) {
        return comparison(probe).recorded();
    }

    /** Takes the gradients of the samples, in the order of {@link #output}, before {@link #backward} is called. */
    public float[] outputGradient(ProbedSignal probe) {
        return comparison(probe).given();
    }

    /**
     * The gradients that the last {@link #backward} has found of what a function or process has given, or somebody in
     * its place: item by item, [item][step][value]. They change with the next one; 0 where no gradient is computed.
     *
     * @param input one of {@link GradientRequest#inputs}
     */
    public float[] inputGradient(Signal input) {
        return inputs.of(input);
    }

    private Comparison comparison(ProbedSignal probe) {
        return Arrays.stream(comparisons)
                .filter(comparison -> comparison.probe().equals(probe))
                .findFirst()
                .orElseThrow(() -> new SimulationException("probe %s: it is not compared".formatted(probe.name())));
    }

    /**
     * Runs the last run backwards: adds to {@link #gradients} what follows from the gradients of the samples. Once for
     * each run, whose state at its end is there again afterwards.
     *
     * @param truncation after how many steps, counted from the start, gradients do not go on further back; 0 for never
     */
    public void backward(int truncation) {
        Backward adjoints = backward.orElseThrow();
        forget();
        tape.hold();
        Runnable end = length < steps ? program.mark() : released;
        try {
            allPieces(adjoints, truncation);
        } catch (RuntimeException | Error e) { // of a function, say: what has come half of the way is of no use
            gradients.reset();
            held.forget();
            throw e;
        } finally {
            program.moment().back(0);
            end.run();
        }
    }

    private void allPieces(Backward adjoints, int truncation) {
        for (int piece = (steps - 1) / length; piece >= 0; piece--) {
            int next = Math.min(steps, (piece + 1) * length);
            if (next < steps) {
                replay(piece, next);
            }
            for (int step = next - 1; step >= piece * length; step--) {
                tape.restore(step % length, step, step == next - 1);
                program.moment().back(next - 1 - step);
                boolean isCut = truncation > 0 && step % truncation == 0;
                held.back(step, step + 1 == steps, isCut);
                inputs.back(step);
                for (Comparison comparison : comparisons) {
                    comparison.giveBack(step);
                }
                adjoints.run();
                if (isCut) {
                    forget();
                }
            }
        }
    }

    /**
     * Nothing leads on to earlier steps. What a step sets has lost its gradient anyway when it has been run backwards.
     */
    private void forget() {
        gradients.reset(carried);
    }

    private void replay(int piece, int next) {
        program.moment().back(0);
        marks.get(piece).run();
        isReplayed = true;
        program.sources().replay(true);
        try {
            for (int step = piece * length; step < next; step++) {
                advance(step);
            }
        } finally {
            program.sources().replay(false);
            isReplayed = false;
        }
    }

    /** The first signal, in the order of a step, that the last run has left with a value that is not finite. */
    public Optional<String> notFinite() {
        return Finite.firstNot(plan, memory);
    }

    /**
     * From the next {@link #reset} on, what a learning rule changes starts from other values.
     *
     * @param learned a base that the step writes; otherwise nothing happens
     * @param values row by row
     */
    public void startFrom(Signal learned, float... values) {
        if (plan.layout().isState(learned)) {
            int at = plan.layout().offset(learned);
            int[] positions = plan.layout().positions(learned);
            for (int i = 0; i < positions.length; i++) {
                memory.startFrom(at + positions[i], values[i] + 0f);
            }
        }
    }

    /** Lets functions do as in training, such as dropout, although nothing is run backwards. */
    public void trainFunctions() {
        program.moment().train();
    }

    /** How many minibatches there were. */
    public long minibatches() {
        return program.moment().minibatch();
    }

    /** Sets how many minibatches there were before, by which functions draw what is random about them. */
    public void minibatches(long count) {
        program.moment().minibatches(count);
    }

    /** The parameters, in an order of the plan's; after a change call {@link #parametersChanged}. */
    public float[] parameters() {
        return memory.parameters();
    }

    /** The gradients of the parameters, in the same order. Where no gradient is computed they are 0. */
    public float[] gradients() {
        return gradients.parameters();
    }

    /** Whether the gradients of a stretch of parameters are all finite. */
    public boolean areFinite(int at, int length) {
        return kernels.elementwise().areFinite(gradients.parameters(), at, length);
    }

    /** Sets all gradients of parameters to 0. */
    public void clearGradients() {
        Arrays.fill(gradients.parameters(), 0f);
    }

    /** Tells that values of {@link #parameters} have been changed. */
    public void parametersChanged() {
        memory.changed();
        program.inputsChanged();
    }

    /** Where a parameter lies; several times if operators read it in different orders, and not at all if none does. */
    public List<ParameterStore> stores(Signal parameter) {
        return stores.computeIfAbsent(parameter.base(), plan.layout()::stores);
    }

    /**
     * Whether the gradient of a parameter is computed: there is a way from it to a probe that counts, by steps with a
     * derivative.
     */
    public boolean reaches(Signal parameter) {
        return sensitivity.of(parameter);
    }

    /** The batch. */
    public int items() {
        return memory.items();
    }

    @Override
    public void close() {
        program.close();
    }
}
