package lanewise.train;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterValues;
import lanewise.error.TrainingException;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.kernel.SurrogateStep;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.sim.GradientRequest;
import lanewise.sim.GradientRun;

/**
 * Trains a network by gradient descent, and runs it as it was trained. In training neurons that spike put out their rates
 * (NengoDL's rate and spike swapping) unless a {@link SpikeGradient} is chosen; {@link #evaluate} and {@link #predict} run the network as it is. A trainer is for
 * one thread at a time, and is closed after use.
 *
 * <p>The same network, data and seed give the same parameters to the bit, whatever kernels compute them and however many
 * threads share the work.
 */
public final class Trainer implements AutoCloseable {
    private final Network network;
    private final BuiltNetwork built;
    private final TrainerOptions options;
    private final Parameters parameters;
    private final PresentValues values;
    private final Warnings warnings;
    private final ProbeNames names;
    private GradientRun training;
    private GradientRun running;
    private Updates updates;
    private long collected;
    private volatile boolean cancelled;
    private int passes;
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
        values = new PresentValues(parameters);
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

    /** The network's parameters, and which of them are trained. */
    public Parameters parameters() {
        return parameters;
    }

    /** The values of a parameter as they are now, row by row, in a new array. */
    public float[] values(Parameter parameter) {
        collect();
        return values.of(parameter).clone();
    }

    /** The values of all parameters as they are now, in new arrays. */
    public Map<Parameter, float[]> values() {
        collect();
        return values.copies();
    }

    /**
     * The values of all parameters, to build the network with elsewhere: {@code Simulator.of(net, options ->
     * options.build(build -> build.values(trainer.trained())))}.
     */
    public ParameterValues trained() {
        collect();
        return values.built();
    }

    /**
     * Sets the values of a parameter.
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
        collect();
        values.check(given);
        boolean foldsAnew = values.foldAnew(given);
        if (foldsAnew && fits) {
            throw new TrainingException(
                    "%s: gains that are not trained cannot be set while a fit goes on".formatted(network));
        }
        values.set(given);
        if (foldsAnew) {
            closeRuns(); // they are made anew, with these values
        } else if (training != null) {
            values.write(training);
        }
    }

    /** What its parameters are now. */
    PresentValues present() {
        collect();
        return values;
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

    /** Ends the present fit after its minibatch. May be called by any thread; without a fit it does nothing. */
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        checkOpen();
        return cancelled;
    }

    /** Tells how many updates were made before, by which functions draw what is random about them. */
    void resume(long done) {
        training.minibatches(done);
    }

    /** Counts epochs of all fits. */
    void passed(int epochs) {
        passes = epochs;
    }

    /**
     * Returns the state to the start, after stateful calls: that of training, and that of the network as it is, which
     * {@link #evaluate} and {@link #predict} share. Parameters keep their values.
     */
    public void reset() {
        checkOpen();
        if (training != null) {
            training.reset();
        }
        if (running != null) {
            running.reset();
        }
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
        cancelled = false;
        if (!fit.stateful) {
            warnings.oneStep(data, options.losses.keySet());
        }
        fits = true;
        try {
            return new Fit(this, run, updates, built, options, fit, names).run(data, passes);
        } finally {
            fits = false;
        }
    }

    private GradientRun training() {
        checkOpen();
        if (fits) {
            throw new TrainingException(
                    "%s: a fit is going on; wait for its end, or end it with cancel()".formatted(network));
        }
        if (training == null) {
            if (options.losses.isEmpty()) {
                throw new TrainingException(
                        "%s: there is nothing to make small; give a probe a loss".formatted(network));
            }
            if (parameters.trained().isEmpty()) {
                throw new TrainingException(
                        "%s: none of its parameters is trained; see its configuration's trainable".formatted(network));
            }
            TrainingGraph trained = TrainingGraph.of(network, built, options);
            GradientRun run = run(trained.graph(), trained.surrogates(), true);
            warnings.unreached(parameters.trained(), run);
            values.write(run);
            updates = new Updates(options, parameters, run);
            training = run;
        }
        return training;
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
        Objective objective = new Objective(options, built, names, data);
        int count = Batches.items(data, options.minibatch);
        Batches.check("the data", count, options.minibatch);
        int[] items = Batches.inOrder(count, options.minibatch).getFirst();
        Map<Parameter, Double> deviations;
        try (Minibatch minibatch = new Minibatch(run, built, data.inputs(), false)) {
            deviations =
                    new GradientCheck(run, minibatch, objective, items, data.steps()).deviations(parameters.trained());
        }
        deviations.forEach((parameter, deviation) -> {
            if (!(deviation <= tolerance)) {
                throw new TrainingException(
                        "%s: its gradient and differences of the loss are %s apart, as a share of the larger, but may be %s; a function or loss has a wrong gradient, or the parameter stands at a kink"
                                .formatted(parameter, deviation, tolerance));
            }
        });
        return deviations;
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
     * The losses and metrics of the network as it is, spikes and all: the whole loss first, means over items, by the names
     * {@code loss}, {@code <probe>_loss} and {@code <probe>_<metric>} with {@link #name(Probe)}.
     *
     * @param data inputs, and targets of the probes that have losses or metrics
     * @throws TrainingException if no probe has any, or shapes do not fit
     */
    public Map<String, Double> evaluate(Data data, Consumer<RunOptions> choose) {
        checkOpen();
        Batches.check("the data", Batches.items(data, options.minibatch), options.minibatch);
        return evaluated(data, chosen(data, options.losses.keySet(), choose));
    }

    /** The same of data that are known to be right, and after which nothing has changed. */
    Map<String, Double> validate(Data data) {
        return evaluated(data, new RunOptions());
    }

    private Map<String, Double> evaluated(Data data, RunOptions chosen) {
        Objective objective = new Objective(options, built, names, data);
        return new Inference(running(), built, options.minibatch, chosen).means(data, objective);
    }

    /** {@link #predict(Data, Consumer)} of items that each start from the present state. */
    public Map<Probe, float[][]> predict(Data data) {
        return predict(data, run -> {});
    }

    /**
     * What the probes record when the network runs as it is.
     *
     * @param data inputs; of any number of items, but for stateful calls, in which those that fill no minibatch are left out
     * @return for each probe, for each item, its samples, [sample][value] in one row
     */
    public Map<Probe, float[][]> predict(Data data, Consumer<RunOptions> choose) {
        checkOpen();
        RunOptions chosen =
                chosen(data, options.losses.isEmpty() ? network.allProbes() : options.losses.keySet(), choose);
        if (chosen.stateful) {
            Batches.check("the data", Batches.items(data, options.minibatch), options.minibatch);
        }
        return new Inference(running(), built, options.minibatch, chosen).recorded(data, network.allProbes());
    }

    private RunOptions chosen(Data data, Collection<Probe> probes, Consumer<RunOptions> choose) {
        RunOptions run = new RunOptions();
        choose.accept(run);
        if (!run.stateful) {
            warnings.oneStep(data, probes);
        }
        return run;
    }

    private GradientRun running() {
        checkOpen();
        collect();
        if (running == null) {
            running = run(built.graph(), Map.of(), false);
        }
        values.write(running);
        return running;
    }

    private GradientRun run(Graph graph, Map<Signal, SurrogateStep> surrogates, boolean backwards) {
        Set<Signal> variables = new LinkedHashSet<>();
        Set<Signal> wanted = new LinkedHashSet<>();
        parameters.all().stream()
                .filter(parameter -> parameter.trained() || !PresentValues.isFolded(parameter))
                .forEach(parameter -> variables.add(parameter.signal()));
        parameters.trained().forEach(parameter -> wanted.add(parameter.signal()));
        Set<Probe> judged = new LinkedHashSet<>(options.losses.keySet());
        judged.addAll(options.metrics.keySet());
        List<ProbedSignal> compared = (backwards ? judged : network.allProbes())
                .stream().map(built::probe).toList();
        Set<ProbedSignal> onlyLast = new LinkedHashSet<>();
        options.onlyLast.forEach(probe -> onlyLast.add(built.probe(probe)));
        GradientRequest request =
                new GradientRequest(variables, wanted, compared, onlyLast, backwards, surrogates, options.memoryLimit);
        return new GradientRun(graph, request, run -> {
            run.batch(options.minibatch);
            options.threads.ifPresent(run::threads);
            options.seed.ifPresent(run::seed);
            if (options.kernels != null) {
                run.kernels(options.kernels);
            }
        });
    }

    /** Takes over what training has changed. */
    private void collect() {
        if (training != null && training.minibatches() != collected) {
            collected = training.minibatches();
            values.read(training);
        }
    }

    private void closeRuns() {
        if (training != null) {
            training.close();
            training = null;
        }
        if (running != null) {
            running.close();
            running = null;
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
        collect();
        closeRuns();
        closed = true;
    }
}
