package lanewise.sim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import lanewise.build.Builder;
import lanewise.build.BuiltConnection;
import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterValues;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.plan.Plan;

/**
 * Runs a network step by step and records its probes. A simulator is for one thread at a time; a second one that enters
 * is told so at once. Only {@link #cancel} may be called by any thread. Any number of simulators can run the same built
 * network side by side.
 *
 * <p>The same network gives the same bits whatever kernels run it, alone or in a batch, in one run or in pieces.
 */
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = System.getLogger("lanewise.sim");

    private final Graph graph;
    private final BuiltNetwork network;
    private final Plan plan;
    private final Tiers tiers;
    private final ProgressListener listener;
    private final Recorders recorders;
    private final OptionalInt unroll;
    private final boolean useLoop;
    private final boolean stateful;
    private final Turn turn = new Turn();
    private final double dt;
    private final Clock clock;
    private Program program;
    private volatile boolean cancelled;

    private Simulator(Graph graph, BuiltNetwork network, SimulatorOptions options) {
        this.graph = graph;
        this.network = network;
        if (options.building.isPresent()) {
            throw new SimulationException(
                    "something is chosen for building, but what is simulated is built already; choose it when building");
        }
        listener = options.listener;
        unroll = options.unroll;
        useLoop = options.useLoop;
        stateful = options.stateful;
        dt = graph.dt();
        if (options.dt.isPresent() && options.dt.getAsDouble() != dt) {
            throw new SimulationException("dt is %s s, but the network was built with %s s; choose it when building"
                    .formatted(options.dt.getAsDouble(), dt));
        }
        plan = options.planned ? Plans.of(graph, options.plan) : Plan.none(graph);
        KernelChoice kernels = options.kernels == null ? KernelChoice.byProperty() : options.kernels;
        tiers = new Tiers(kernels, plan, options.batch);
        Together together = Together.of(plan, options);
        program = new Program(
                plan,
                together.memory(),
                kernels.first(),
                new RunSettings(
                        options.threads,
                        options.functions,
                        options.timed,
                        options.fused,
                        false,
                        together.items(),
                        together.lapSteps()));
        options.seed.ifPresent(program::reset);
        clock = program.clock();
        recorders = new Recorders(plan, program.memory());
    }

    /** Builds and readies a network, with steps of 1 ms. */
    public static Simulator of(Network network) {
        return of(network, options -> {});
    }

    /** Builds and readies a network. */
    public static Simulator of(Network network, Consumer<SimulatorOptions> choose) {
        SimulatorOptions options = new SimulatorOptions();
        choose.accept(options);
        BuiltNetwork built = Builder.build(network, build -> {
            options.dt.ifPresent(build::dt);
            options.building.ifPresent(choices -> choices.accept(build));
        });
        options.building = Optional.empty();
        return new Simulator(built.graph(), built, options);
    }

    /** Readies a built network. */
    public static Simulator of(BuiltNetwork network) {
        return of(network, options -> {});
    }

    /** Readies a built network; the length of its step is the one that it was built with. */
    public static Simulator of(BuiltNetwork network, Consumer<SimulatorOptions> choose) {
        SimulatorOptions options = new SimulatorOptions();
        choose.accept(options);
        return new Simulator(network.graph(), network, options);
    }

    /** Readies a graph, as a model archive holds one. */
    public static Simulator of(Graph graph) {
        return of(graph, options -> {});
    }

    /** Readies a graph, as a model archive holds one; the length of its step is the graph's. */
    public static Simulator of(Graph graph, Consumer<SimulatorOptions> choose) {
        SimulatorOptions options = new SimulatorOptions();
        choose.accept(options);
        return new Simulator(graph, null, options);
    }

    /**
     * Runs on for a time, rounded to whole steps (half to even).
     *
     * @return how many steps were run, fewer than asked for if the run was cancelled
     * @throws SimulationException if the time is negative, the simulator is closed or in use, or a function of the host
     *     program gives a value that is not finite; the simulator then stands within a step, and can only be reset
     */
    public long run(Duration time) {
        if (time.isNegative()) {
            throw new SimulationException("a run of %s; a time is not negative".formatted(time));
        }
        return run(time.getSeconds() + time.getNano() * 1e-9);
    }

    /**
     * Runs on for a time in seconds, rounded to whole steps (half to even).
     *
     * @return how many steps were run, fewer than asked for if the run was cancelled
     * @throws SimulationException as {@link #run(Duration)}, and if the time is not finite
     */
    public long run(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new SimulationException("a run of %s s; a time is finite and not negative".formatted(seconds));
        }
        long steps = (long) Math.rint(seconds / dt);
        if (steps == 0) {
            LOG.log(Level.WARNING, "a run of {0} s rounds to 0 steps of {1} s: nothing is run", "" + seconds, "" + dt);
        }
        return runSteps(steps);
    }

    /**
     * Runs on for one step.
     *
     * @throws SimulationException as {@link #run(Duration)}
     */
    public void step() {
        runSteps(1);
    }

    /**
     * Runs on for some steps.
     *
     * @return how many steps were run, fewer than asked for if the run was cancelled
     * @throws SimulationException as {@link #run(Duration)}, and if it is to run without a loop and this is another
     *     number of steps
     */
    public long runSteps(long steps) {
        if (steps < 0) {
            throw new SimulationException("a run of %d steps; their number is not negative".formatted(steps));
        }
        if (!useLoop && steps != unroll.orElse(1)) {
            throw new SimulationException(
                    "a run of %d steps without a loop; with useLoop(false) it has exactly as many as unroll says, %d"
                            .formatted(steps, unroll.orElse(1)));
        }
        return turn.during(() -> {
            cancelled = false;
            Program running = whole();
            recorders.reserve(steps);
            tiers.expect(steps, running);
            try {
                return advance(running, steps);
            } finally {
                if (!stateful && running.isWhole()) {
                    running.restart();
                }
            }
        });
    }

    private long advance(Program running, long steps) {
        long pace = Math.max(1, steps / 100);
        Recorder[] probes = recorders.all();
        long told = 0;
        int round = unroll.orElse(running.stepsAtATime());
        BooleanSupplier isLast = () -> cancelled && unroll.isEmpty();
        for (long done = 0; done < steps; ) {
            tiers.ascend(running);
            done += running.run((int) Math.min(round, steps - done), probes, isLast);
            if (done - told >= pace || done == steps) {
                told = done;
                listener.progress(done, steps);
            }
            if (cancelled) {
                if (told < done) {
                    listener.progress(done, steps);
                }
                return done;
            }
        }
        return steps;
    }

    /**
     * Ends the present run after its current step, or as many as are run at a time ({@link SimulatorOptions#unroll}). May
     * be called by any thread; without a run it does nothing.
     */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Gives a node's values from outside, from the next step on, in place of what the node itself does.
     *
     * @param node an input of the network: a node of time or a process
     * @throws ModelException if it is not
     */
    public void feed(Node node, Feed feed) {
        turn.during(() -> {
            Signal signal = built("node " + node).output(node);
            Source source = open().sources()
                    .of(signal)
                    .filter(Source::isEarly)
                    .orElseThrow(() -> new ModelException(
                            "%s: only a node that is a function of time or a process can be fed from outside; make it one, or name a constant by build(build -> build.feedable(...))"
                                    .formatted(node)));
            source.feed(feed, node.toString());
        });
    }

    /**
     * Gives the values of a signal from outside, from the next step on, in place of the function or process that writes
     * it.
     *
     * @param signal the output of a host function or a process
     * @throws ModelException if it is not
     */
    public void feed(Signal signal, Feed feed) {
        turn.during(() -> open().sources()
                .of(signal)
                .orElseThrow(() -> new ModelException(
                        "%s: only what a function or a process writes can be fed from outside".formatted(signal)))
                .feed(feed, "signal " + signal.name()));
    }

    /** Returns to the start: every state has its initial value again, time is 0, and what was recorded is gone. */
    public void reset() {
        turn.during(() -> {
            open().reset();
            recorders.clear();
        });
    }

    /**
     * Returns to the start with another seed: processes without one of their own, such as noise, give other values from
     * now on, also after further resets. Nothing is built anew; a network's own seed plus 1 is what it starts with.
     *
     * @param seed 0 to 2^32 - 1
     * @throws ModelException if the seed is out of range
     */
    public void reset(long seed) {
        turn.during(() -> {
            open().reset(seed);
            recorders.clear();
        });
    }

    /**
     * Writes the whole state of the run to a file: signals, what functions and processes gave last, random streams, the
     * step, and what was recorded. The file has its old content or all of the new one, whatever happens. It is a
     * {@code .npz} that NumPy can read.
     *
     * @throws SimulationException if the simulator is closed, in use or stands within a step
     * @throws FormatException if the file cannot be written
     */
    public void save(Path file) {
        turn.during(() -> {
            Snapshot snapshot = new Snapshot();
            whole().save(snapshot);
            recorders.save(snapshot);
            snapshot.write(file);
        });
    }

    /**
     * Goes to where another run, or this one, was saved: from there on the two give the same bits. Kernels and plan may
     * be others; model and batch must be the same, and what was fed has to be fed again first. If the file is refused,
     * the simulator is as it was.
     *
     * @throws FormatException if the file is damaged or was saved from another model or batch
     */
    public void restore(Path file) {
        turn.during(() -> {
            Program running = open();
            Snapshot snapshot = Snapshot.read(file);
            List<Runnable> parts = new ArrayList<>(List.of(running.restore(snapshot)));
            parts.addAll(recorders.restore(snapshot));
            snapshot.checkAllTaken();
            parts.forEach(Runnable::run);
            recorders.standAt(clock.step());
        });
    }

    /** Drops what was recorded; the run goes on from where it is. */
    public void clearProbes() {
        turn.during(recorders::clear);
    }

    /** What a probe has recorded so far; also after closing. */
    public ProbeData data(Probe probe) {
        return turn.during(() -> recorders.data(built("probe " + probe).probe(probe)));
    }

    /**
     * What one of the graph's probes has recorded so far; also after closing.
     *
     * @throws ModelException if the graph has no such probe
     */
    public ProbeData data(ProbedSignal probe) {
        return turn.during(() -> recorders.data(probe));
    }

    private BuiltNetwork built(String object) {
        if (network == null) {
            throw new ModelException(
                    "%s: what is simulated is a graph without a network; name the graph's signal or probe"
                            .formatted(object));
        }
        return network;
    }

    /**
     * What was drawn for an ensemble: encoders, gains, biases, evaluation points, maximum rates and intercepts. As
     * built: learning does not change it, see {@link #learned}.
     */
    public BuiltEnsemble data(Ensemble ensemble) {
        return built(ensemble.toString()).ensemble(ensemble);
    }

    /**
     * What was solved for a connection: its weights, before any learning ({@link #learned} has them after), and how
     * well they fit.
     */
    public BuiltConnection data(Connection connection) {
        return built(connection.toString()).connection(connection);
    }

    /**
     * The values of all parameters, with what learning rules have made of them so far for an item of the batch: NengoDL's
     * {@code get_nengo_params} after a run. The last change of a rule, which probes of weights show from the next step on,
     * is in them, so a network that is built with them goes on with the bits of this run; what else goes on from step to
     * step, such as filtered activities and the matrix of RLS, begins anew. With {@code FrozenParameters} its objects can
     * be made again.
     *
     * <pre>{@code
     * Simulator.of(net, options -> options.build(build -> build.values(simulator.learned(0))));
     * }</pre>
     *
     * @param item from 0
     * @throws ModelException if what is simulated is a graph without a network
     * @throws SimulationException if there is no such item, or the simulator is closed or in use
     */
    public ParameterValues learned(int item) {
        return turn.during(() -> open().learned().of(built("what was learned"), item));
    }

    /**
     * The network that is simulated, as it was built.
     *
     * @throws ModelException if what is simulated is a graph without a network
     */
    public BuiltNetwork network() {
        return built("the built network");
    }

    /** The graph that is simulated. */
    public Graph graph() {
        return graph;
    }

    /** The number of steps since the start. */
    public long steps() {
        return turn.during(clock::step);
    }

    /** The time since the start in seconds: the number of steps times dt. */
    public double time() {
        return steps() * dt;
    }

    /** The length of a step in seconds. */
    public double dt() {
        return dt;
    }

    /** The times of all steps since the start in seconds: {@code dt}, {@code 2 dt}, ... */
    public double[] trange() {
        return trange(dt);
    }

    /**
     * The times since the start at which a probe takes samples that records every so often; those of a probe's own
     * samples are {@link ProbeData#times}.
     *
     * @param sampleEvery the time between samples in seconds, positive
     * @return {@code s dt} for every step s with {@code s mod (sampleEvery / dt) < 1}
     * @throws SimulationException if sampleEvery is not positive
     */
    public double[] trange(double sampleEvery) {
        if (!(sampleEvery > 0) || Double.isInfinite(sampleEvery)) {
            throw new SimulationException(
                    "trange: a sample every %s s; give a positive, finite time".formatted(sampleEvery));
        }
        double period = sampleEvery / dt;
        return LongStream.rangeClosed(1, steps())
                .filter(step -> step % period < 1)
                .mapToDouble(step -> step * dt)
                .toArray();
    }

    /** Whether the simulator is closed: it cannot run any more, what was recorded can still be read. */
    public boolean isClosed() {
        return turn.during(() -> program == null);
    }

    /** How its graph was planned. */
    public Plan plan() {
        return plan;
    }

    /**
     * How many nanoseconds each block of the plan has taken in all steps so far, in the plan's order.
     *
     * @throws SimulationException unless {@link SimulatorOptions#timed} was chosen
     */
    public long[] blockNanos() {
        return turn.during(() -> open().nanos()
                .orElseThrow(() -> new SimulationException("blocks are not timed; choose timed() for the simulator"))
                .clone());
    }

    /** How many threads share the work of a step. */
    public int threads() {
        return turn.during(() -> open().threads());
    }

    /** The kernels that run it now: with a choice of {@code auto}, a long run goes from scalar ones to SIMD. */
    public Kernels kernels() {
        return tiers.current();
    }

    /**
     * Goes on with these kernels from the next step on, and stays on them, whatever was chosen at first. No bit of a
     * result depends on it.
     *
     * @throws SimulationException if the simulator is closed or in use
     */
    public void switchTo(Kernels kernels) {
        turn.during(() -> tiers.stayOn(kernels, open()));
    }

    private Program whole() {
        Program running = open();
        if (!running.isWhole()) {
            throw new SimulationException(
                    "step %d failed and was not run to its end; reset the simulator first".formatted(clock.step()));
        }
        return running;
    }

    private Program open() {
        if (program == null) {
            throw new SimulationException(
                    "the simulator is closed; make a new one: the built network can be used again");
        }
        return program;
    }

    /** Gives the memory of the run back. What was recorded can still be read. */
    @Override
    public void close() {
        turn.during(() -> {
            tiers.close();
            if (program != null) {
                program.close();
            }
            program = null;
            recorders.release();
        });
    }
}
