package lanewise.train;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterValues;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.sim.GradientRun;

/**
 * Trains a network by gradient descent, and runs it as it was trained. In training neurons that spike put out their rates
 * (NengoDL's rate and spike swapping) unless a {@link SpikeGradient} is chosen; {@link #evaluate} and {@link #predict} run
 * the network as it is, unless another {@link Phase} is. A trainer is for one thread at a time, and is closed after use.
 *
 * <p>The same network, data and seed give the same parameters to the bit, whatever kernels compute them and however many
 * threads share the work.
 */
public final class Trainer implements AutoCloseable {
    private final Network network;
    private final BuiltNetwork built;
    private final TrainerOptions options;
    private final Parameters parameters;
    private final Warnings warnings;
    private final ProbeNames names;
    private final Runs runs;
    private final Inference inference;
    private Goals goals;
    private Optional<Updates> updates = Optional.empty();
    private volatile boolean cancelled;
    private int passes;
    private int calls;
    private boolean fits;
    private boolean closed;

    private Trainer(Network network, TrainerOptions options) {
        this.network = network;
        this.options = options;
        built = Builder.build(network, build -> {
            build.dt(options.dt);
            options.building.accept(build);
        });
        parameters = Parameters.of(network, built, options.gains);
        warnings = new Warnings(network, built);
        names = new ProbeNames(network);
        options.check(network, names);
        goals = options.goals(network, names, parameters);
        runs = new Runs(network, built, options, parameters);
        inference = new Inference(network, built, options, names, runs, this::isCancelled);
    }

    /** Builds a network and readies it. */
    public static Trainer of(Network network, Consumer<TrainerOptions> choose) {
        TrainerOptions options = new TrainerOptions();
        choose.accept(options);
        if (network == null) {
            throw new TrainingException("a trainer of null; give the network to train");
        }
        return new Trainer(network, options);
    }

    /** The network as it was built, with the values from which training starts. */
    public BuiltNetwork built() {
        return built;
    }

    /** How many items are run together, and make one update. */
    public int minibatch() {
        return options.minibatch;
    }

    /** Whether it is closed: values can still be read. */
    public boolean isClosed() {
        return closed;
    }

    /** The network's parameters, and which of them are trained. */
    public Parameters parameters() {
        return parameters;
    }

    /** The values of a parameter as they are now, row by row, in a new array. */
    public float[] values(Parameter parameter) {
        return runs.values().of(parameter).clone();
    }

    /** The values of all parameters as they are now, in new arrays. */
    public Map<Parameter, float[]> values() {
        return runs.values().copies();
    }

    /**
     * The values of all parameters, to build the network with elsewhere: {@code Simulator.of(net, options ->
     * options.build(build -> build.values(trainer.trained())))}.
     */
    public ParameterValues trained() {
        return built.given().with(runs.values().built());
    }

    /**
     * The same, with what learning rules have made in the place of one item of a minibatch; see {@link #learned}.
     *
     * @param item from 0
     */
    public ParameterValues trained(int item) {
        runs.learned().checkItem(item);
        PresentValues present = runs.values();
        return built.given()
                .with(present.built(
                        parameter -> parameter.learned() ? learned(parameter)[item] : present.of(parameter)));
    }

    /**
     * What learning rules have made of a parameter in calls that keep it: stateful ones, and those that ask for it by
     * {@code keepsLearned}. Whatever the calls were, fits or not, each goes on from what the last one has kept, until
     * {@link #reset()} or other values of the parameter begin anew. Each item of a minibatch learns by itself. The last change
     * of a rule, which probes of weights show from the next step on, is in them.
     *
     * @return for each item of a minibatch its values, row by row; as long as nothing was kept those of
     *     {@link #values(Parameter)}, from which rules start
     * @throws TrainingException if no learning rule changes it
     */
    public float[][] learned(Parameter parameter) {
        return runs.learned().of(parameter, runs.values().of(parameter));
    }

    /**
     * Sets the values of a parameter. With other gains that are not trained, what the optimizer keeps begins anew.
     *
     * @param given row by row, as many as it has, finite
     * @throws TrainingException if they are not; nothing has changed then
     */
    public void setValues(Parameter parameter, float... given) {
        setValues(Map.of(parameter, given));
    }

    /** Sets the values of some parameters; if some are refused, none has changed. */
    void setValues(Map<Parameter, float[]> given) {
        checkOpen();
        runs.values().check(given);
        if (fits && runs.values().foldAnew(given)) {
            throw new TrainingException(
                    "%s: gains that are not trained cannot be set while a fit goes on".formatted(network));
        }
        runs.set(given);
    }

    /**
     * Writes the values of all parameters to a file, a {@code .npz} of numbered arrays. It has its old content or all of the
     * new one, whatever happens.
     *
     * @throws lanewise.error.FormatException if it cannot be written
     */
    public void save(Path file) {
        ParameterFile.write(file, this);
    }

    /**
     * Reads the values of all parameters, those of this network or of one that differs in its neuron types only, such as
     * its spiking twin.
     *
     * @throws lanewise.error.FormatException if the file is damaged or of another network; nothing has changed then
     */
    public void load(Path file) {
        checkOpen();
        ParameterFile.read(file, this);
    }

    /**
     * Ends the present {@link #fit}, {@link #evaluate} or {@link #predict} after its minibatch: it returns what it has
     * reached, and leaves the trainer as if its data had ended there. Of a fit that is what its whole epochs have reached,
     * each with its validation. A call that a listener of a fit makes ends together with the fit. May be called by any
     * thread; without a call it does nothing.
     */
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        checkOpen();
        return cancelled;
    }

    private <T> T cancellable(Supplier<T> call) {
        if (calls == 0) {
            cancelled = false;
        }
        calls++;
        try {
            return call.get();
        } finally {
            calls--;
        }
    }

    /** Counts epochs of all fits. */
    void passed(int epochs) {
        passes = epochs;
    }

    /**
     * Returns the state to the start, after stateful calls: that of training, and those that {@link #evaluate} and
     * {@link #predict} share, one for each {@link Phase}. What rules have learned is forgotten; parameters keep their
     * values. Within a fit that is not stateful, states do not change by it: such a fit leaves them where it found them.
     */
    public void reset() {
        reset(asked -> {});
    }

    /**
     * Returns to the start what is chosen: as {@link #reset()} does states, or all parameters and what the optimizer keeps
     * too, with another seed.
     *
     * <pre>{@code
     * trainer.reset(reset -> reset.everything().seed(7)); // train once more, with another order of items
     * }</pre>
     *
     * @throws TrainingException if parameters or the optimizer are to be reset while a fit goes on; nothing has changed then
     */
    public void reset(Consumer<ResetOptions> choose) {
        checkOpen();
        ResetOptions asked = new ResetOptions();
        choose.accept(asked);
        if (asked.parameters || asked.optimizer) {
            checkNoFit();
        }
        asked.seed.ifPresent(options::seed);
        runs.reset(asked);
        if (asked.optimizer) {
            updates.ifPresent(Updates::reset);
            beginUpdates();
        }
    }

    /**
     * Chooses anew what is made small, by which updates, and what is reported, as NengoDL's {@code compile} on the same
     * simulator. The network is not built again: parameters keep their values, states stay, and what rules have learned.
     * Updates begin anew, with what the optimizer keeps and the order of items, as those of a new trainer would.
     *
     * <pre>{@code
     * trainer.compile(o -> o.optimizer(new Sgd(1e-3)).loss(other, new MeanSquaredError()));
     * }</pre>
     *
     * @throws TrainingException if a fit is going on; nothing has changed then
     * @throws lanewise.error.ModelException if something is of another network; nothing has changed then
     */
    public void compile(Consumer<CompileOptions> choose) {
        checkOpen();
        checkNoFit();
        CompileOptions asked = new CompileOptions();
        choose.accept(asked);
        goals = asked.goals(network, names, parameters);
        updates = Optional.empty();
        beginUpdates();
    }

    private void beginUpdates() {
        runs.resume(0);
        passes = 0;
    }

    /**
     * Trains.
     *
     * @param data inputs, and targets of the probes that have losses
     * @param choose epochs and the like
     * @return what was reached in each epoch
     * @throws TrainingException if there is nothing to train or to compare, shapes do not fit, or a loss or gradient is not
     *     finite; parameters are then those of the last update
     */
    public History fit(Data data, Consumer<FitOptions> choose) {
        FitOptions fit = new FitOptions();
        choose.accept(fit);
        GradientRun run = training();
        if (fit.kept() != Kept.STATE) {
            warnings.oneStep(data, goals.losses().keySet());
        }
        fits = true;
        try {
            Fit begun = new Fit(this, runs, run, updates.orElseThrow(), built, options, goals, fit, names);
            return cancellable(() -> begun.run(data, passes));
        } finally {
            fits = false;
        }
    }

    private GradientRun training() {
        checkOpen();
        checkNoFit();
        if (goals.losses().isEmpty()) {
            throw new TrainingException("%s: there is nothing to make small; give a probe a loss".formatted(network));
        }
        if (parameters.trained().isEmpty()) {
            throw new TrainingException(
                    "%s: none of its parameters is trained; see its configuration's trainable".formatted(network));
        }
        GradientRun run = runs.training(goals.judged(), made -> warnings.unreached(parameters.trained(), made));
        if (updates.filter(known -> known.areOf(run)).isEmpty()) {
            updates = Optional.of(new Updates(goals, parameters, run));
        }
        return run;
    }

    /**
     * Checks the gradients of the first minibatch against differences of its loss, in training mode. Worth it with losses and
     * functions of one's own; not at kinks, such as that of a rectifier.
     *
     * @param data as for {@link #fit}
     * @param tolerance how far the two may be apart for a parameter, as a share of the larger one; 0.01 is usual, since
     *     losses are computed in floats
     * @return how far they are apart for each trained parameter on which a loss depends
     * @throws TrainingException if one is farther apart
     */
    public Map<Parameter, Double> checkGradients(Data data, double tolerance) {
        GradientRun run = training();
        Objective objective = new Objective(goals, built, names, data);
        int count = Batches.items(data, options.minibatch);
        Batches.check("the data", count, options.minibatch);
        int[] items = Batches.inOrder(count, options.minibatch).getFirst();
        try (Minibatch minibatch = new Minibatch(run, built, data.inputs(), Kept.NOTHING)) {
            return new GradientCheck(run, minibatch, objective, items, data.steps())
                    .within(tolerance, parameters.trained());
        }
    }

    /**
     * Checks how what probes record changes with what nodes give, value by value, in training mode and from the start: what
     * running backwards says against differences of two runs, as NengoDL's {@code check_gradients}. No loss is needed. Each
     * value of a node and of a probe takes runs of its own, so it is for few neurons, items and steps; not at kinks, such as
     * that of a rectifier, nor through spikes, whose surrogate is no derivative.
     *
     * <pre>{@code
     * trainer.checkGradients(check -> check.probes(output).data(data));
     * }</pre>
     *
     * @return for each probe and node both of them
     * @throws TrainingException if two are too far apart
     */
    public Map<Probe, Map<Node, Jacobian>> checkGradients(Consumer<GradientCheckOptions> choose) {
        checkOpen();
        GradientCheckOptions check = new GradientCheckOptions();
        choose.accept(check);
        check.probes.forEach(names::of);
        Batches.check("the data", Batches.items(check.data, options.minibatch), options.minibatch);
        return new JacobianCheck(check, network, built, options).of(runs);
    }

    /** What losses and metrics call a probe: its label, or {@code probe}, with a number if others are called so too. */
    public String name(Probe probe) {
        return names.of(probe);
    }

    /** {@link #evaluate(Data, Consumer)} of items that each start from the present state. */
    public Map<String, Double> evaluate(Data data) {
        return evaluate(data, run -> {});
    }

    /**
     * The losses and metrics of the network as it is, spikes and all, unless another {@link Phase} is chosen: the whole loss
     * first, means over items, by the names {@code loss}, {@code <probe>_loss} and {@code <probe>_<metric>} with
     * {@link #name(Probe)}. After {@link #cancel} they are means over the items that were run.
     *
     * @param data inputs, and targets of the probes that have losses or metrics
     * @throws TrainingException if no probe has any, or shapes do not fit
     */
    public Map<String, Double> evaluate(Data data, Consumer<RunOptions> choose) {
        checkOpen();
        Batches.check("the data", Batches.items(data, options.minibatch), options.minibatch);
        RunOptions chosen = chosen(data, goals.losses().keySet(), choose);
        return cancellable(() -> inference.evaluate(goals, data, chosen));
    }

    /** The same of data that are known to be right, and after which nothing has changed; empty if a fit was ended by then. */
    Optional<Map<String, Double>> validate(Data data, Phase phase) {
        checkOpen();
        return inference.validate(goals, data, new RunOptions().phase(phase));
    }

    /** {@link #predict(Data, Consumer)} of items that each start from the present state. */
    public Map<Probe, float[][]> predict(Data data) {
        return predict(data, run -> {});
    }

    /**
     * What the probes record when the network runs as it is, or as another {@link Phase} has it.
     *
     * @param data inputs; of any number of items, but for calls that keep state or what is learned, in which those that fill
     *     no minibatch are left out
     * @return for each probe, for each item, its samples, [sample][value] in one row; after {@link #cancel} for the items
     *     that were run, the first ones
     */
    public Map<Probe, float[][]> predict(Data data, Consumer<RunOptions> choose) {
        checkOpen();
        RunOptions chosen = chosen(
                data,
                goals.losses().isEmpty() ? network.allProbes() : goals.losses().keySet(),
                choose);
        if (chosen.kept() != Kept.NOTHING) {
            Batches.check("the data", Batches.items(data, options.minibatch), options.minibatch);
        }
        return cancellable(() -> inference.predict(data, chosen));
    }

    private RunOptions chosen(Data data, Collection<Probe> probes, Consumer<RunOptions> choose) {
        RunOptions run = new RunOptions();
        choose.accept(run);
        if (run.kept() != Kept.STATE) {
            warnings.oneStep(data, probes);
        }
        return run;
    }

    private void checkNoFit() {
        if (fits) {
            throw new TrainingException(
                    "%s: a fit is going on; wait for its end, or end it with cancel()".formatted(network));
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new TrainingException("%s: its trainer is closed; make another".formatted(network));
        }
    }

    /** Ends the threads. Values can still be read. */
    @Override
    public void close() {
        runs.close();
        closed = true;
    }
}
