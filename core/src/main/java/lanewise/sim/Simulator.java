package lanewise.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;
import lanewise.plan.Planner;
import lanewise.plan.Simplification;
import lanewise.plan.StandardSimplification;

/**
 * Runs a network step by step and records its probes. A simulator is for one thread at a time; a second one that enters
 * is told so at once. Only {@link #cancel} may be called by any thread. Any number of simulators can run the same built
 * network side by side.
 *
 * <p>The same network gives the same bits whatever kernels run it, alone or in a batch, in one run or in pieces.
 */
public final class Simulator implements AutoCloseable {
    private final Graph graph;
    private final BuiltNetwork network;
    private final Tiers tiers;
    private final ProgressListener listener;
    private final Map<ProbedSignal, Recorder> recorders = new HashMap<>();
    private final Turn turn = new Turn();
    private final double dt;
    private final Clock clock;
    private Program program;
    private volatile boolean cancelled;

    private Simulator(Graph graph, BuiltNetwork network, Options options) {
        this.graph = graph;
        this.network = network;
        listener = options.listener;
        dt = graph.dt();
        if (options.dt.isPresent() && options.dt.getAsDouble() != dt) {
            throw new SimulationException("dt is %s s, but the network was built with %s s; choose it when building"
                    .formatted(options.dt.getAsDouble(), dt));
        }
        Plan plan = options.planned ? Plans.of(graph, options.plan) : Plan.none(graph);
        KernelChoice kernels = options.kernels == null ? KernelChoice.byProperty() : options.kernels;
        tiers = new Tiers(kernels, plan, options.batch);
        program = new Program(plan, options.batch, kernels.first(), options.threads, options.functions, options.timed);
        clock = program.clock();
        for (ProbedSignal probe : graph.probes()) {
            recorders.put(probe, new Recorder(probe, plan.layout(), program.memory(), dt));
        }
    }

    /** Builds and readies a network, with steps of 1 ms. */
    public static Simulator of(Network network) {
        return of(network, options -> {});
    }

    /** Builds and readies a network. */
    public static Simulator of(Network network, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        BuiltNetwork built = Builder.build(network, build -> build.dt(options.dt.orElse(0.001)));
        return new Simulator(built.graph(), built, options);
    }

    /** Readies a built network. */
    public static Simulator of(BuiltNetwork network) {
        return of(network, options -> {});
    }

    /** Readies a built network; the length of its step is the one that it was built with. */
    public static Simulator of(BuiltNetwork network, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        return new Simulator(network.graph(), network, options);
    }

    /** Readies a graph, as a model archive holds one. */
    public static Simulator of(Graph graph) {
        return of(graph, options -> {});
    }

    /** Readies a graph, as a model archive holds one; the length of its step is the graph's. */
    public static Simulator of(Graph graph, Consumer<Options> choose) {
        Options options = new Options();
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
        double seconds = time.getSeconds() + time.getNano() * 1e-9;
        return runSteps((long) Math.rint(seconds / dt));
    }

    /**
     * Runs on for some steps.
     *
     * @return how many steps were run, fewer than asked for if the run was cancelled
     * @throws SimulationException as {@link #run}
     */
    public long runSteps(long steps) {
        if (steps < 0) {
            throw new SimulationException("a run of %d steps; their number is not negative".formatted(steps));
        }
        return turn.during(() -> {
            cancelled = false;
            Program running = whole();
            recorders.values().forEach(recorder -> recorder.reserve(steps));
            tiers.expect(steps, running);
            return advance(running, steps);
        });
    }

    private long advance(Program running, long steps) {
        long pace = Math.max(1, steps / 100);
        Recorder[] probes = recorders.values().toArray(Recorder[]::new);
        for (long done = 1; done <= steps; done++) {
            tiers.ascend(running);
            running.step();
            for (Recorder probe : probes) {
                probe.record(clock.step());
            }
            boolean told = done % pace == 0 || done == steps;
            if (told) {
                listener.progress(done, steps);
            }
            if (cancelled) {
                if (!told) {
                    listener.progress(done, steps);
                }
                return done;
            }
        }
        return steps;
    }

    /** Ends the present run after its current step. May be called by any thread; without a run it does nothing. */
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
            Source source = open().source(signal)
                    .filter(Source::isEarly)
                    .orElseThrow(() -> new ModelException(
                            "%s: only a node that is a function of time or a process can be fed from outside; make it one"
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
        turn.during(() -> open().source(signal)
                .orElseThrow(() -> new ModelException(
                        "%s: only what a function or a process writes can be fed from outside".formatted(signal)))
                .feed(feed, "signal " + signal.name()));
    }

    /** Returns to the start: every state has its initial value again, time is 0, and what was recorded is gone. */
    public void reset() {
        turn.during(() -> {
            open().reset();
            recorders.values().forEach(Recorder::clear);
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
            int number = 0;
            for (ProbedSignal probe : new LinkedHashSet<>(graph.probes())) {
                recorders.get(probe).save(snapshot, "probe" + number++);
            }
            snapshot.write(file);
        });
    }

    /**
     * Goes to where another run, or this one, was saved: from there on the two give the same bits. Kernels and plan may be
     * others; model and batch must be the same, and what was fed has to be fed again first. If the file is refused, the
     * simulator is as it was.
     *
     * @throws FormatException if the file is damaged or was saved from another model or batch
     */
    public void restore(Path file) {
        turn.during(() -> {
            Program running = open();
            Snapshot snapshot = Snapshot.read(file);
            List<Runnable> parts = new ArrayList<>(List.of(running.restore(snapshot)));
            int number = 0;
            for (ProbedSignal probe : new LinkedHashSet<>(graph.probes())) {
                parts.add(recorders.get(probe).restore(snapshot, "probe" + number++));
            }
            snapshot.checkAllTaken();
            parts.forEach(Runnable::run);
        });
    }

    /** Drops what was recorded; the run goes on from where it is. */
    public void clearProbes() {
        turn.during(() -> {
            recorders.values().forEach(Recorder::clear);
        });
    }

    /** What a probe has recorded so far; also after closing. */
    public ProbeData data(Probe probe) {
        return turn.during(
                () -> recorders.get(built("probe " + probe).probe(probe)).data());
    }

    /**
     * What one of the graph's probes has recorded so far; also after closing.
     *
     * @throws ModelException if the graph has no such probe
     */
    public ProbeData data(ProbedSignal probe) {
        return turn.during(() -> {
            Recorder recorder = recorders.get(probe);
            if (recorder == null) {
                throw new ModelException("probe %s: the graph that is simulated has none of this name and signal"
                        .formatted(probe.name()));
            }
            return recorder.data();
        });
    }

    private BuiltNetwork built(String object) {
        if (network == null) {
            throw new ModelException(
                    "%s: what is simulated is a graph without a network; name the graph's signal or probe"
                            .formatted(object));
        }
        return network;
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

    /**
     * How many nanoseconds each block of the plan has taken in all steps so far, in the plan's order.
     *
     * @throws SimulationException unless {@link Options#timed} was chosen
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
     * Goes on with these kernels from the next step on, and stays on them, whatever was chosen at first. No bit of a result
     * depends on it.
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
            recorders.values().forEach(Recorder::release);
        });
    }

    /** What can be chosen for a run. */
    public static final class Options {
        private int batch = 1;
        private OptionalDouble dt = OptionalDouble.empty();
        private KernelChoice kernels;
        private OptionalInt threads = OptionalInt.empty();
        private boolean planned = true;
        private boolean timed;
        private PlanOptions plan = PlanOptions.AUTO;
        private final Map<String, HostFunction.Call> functions = new HashMap<>();
        private ProgressListener listener = (done, total) -> {};

        Options() {}

        /** How many items are run side by side, each with a state of its own; by default 1. */
        public Options batch(int items) {
            if (items < 1) {
                throw new SimulationException("a batch of %d items; it has at least 1".formatted(items));
            }
            batch = items;
            return this;
        }

        /** The length of a step in seconds, for a network that is yet to be built; by default 1 ms. */
        public Options dt(double seconds) {
            dt = OptionalDouble.of(seconds);
            return this;
        }

        /** The kernels, from the first step on. */
        public Options kernels(Kernels chosen) {
            return kernels(KernelChoice.given(chosen));
        }

        /** The choice of kernels; by default that of the system property {@code lanewise.kernels}. */
        public Options kernels(KernelChoice chosen) {
            kernels = chosen;
            return this;
        }

        /**
         * How many threads share the work of a step, at least 1; by default as many as there are processors if a step is
         * long enough for that to help, else 1. They are threads of the simulator's own, which {@link Simulator#close}
         * ends. Functions, feeds and neurons of the host program are only ever called by the thread that runs the
         * simulator.
         */
        public Options threads(int count) {
            if (count < 1) {
                throw new SimulationException("threads: %d; use at least 1".formatted(count));
            }
            threads = OptionalInt.of(count);
            return this;
        }

        /**
         * Supplies a function of the host program under the name by which a model archive asks for it.
         *
         * @param name the function's name in the archive
         * @param call the function; with a batch it is called for each item
         */
        public Options function(String name, HostFunction.Call call) {
            functions.put(name, call);
            return this;
        }

        /**
         * Whether the operators are planned into blocks; by default they are. Without, each runs by itself in the graph's
         * order: slower, with the same bits.
         */
        public Options planned(boolean chosen) {
            planned = chosen;
            return this;
        }

        /**
         * Measures how long each block takes, on one thread. Blocks then do not run in strips together, and looking at the
         * clock takes some 50 ns a call, so all of them are somewhat slower; no bit is another.
         */
        public Options timed() {
            timed = true;
            threads = OptionalInt.of(1);
            return this;
        }

        /** What groups the operators into blocks; by default the engine chooses. None shows in a result. */
        public Options planner(Planner chosen) {
            plan = plan.with(chosen);
            return this;
        }

        /**
         * The rules by which operators become fewer or cheaper before they are planned, in the order in which they are
         * applied until nothing changes any more; by default those of {@link StandardSimplification} that pay. None
         * shows in a result.
         */
        public Options simplifications(Simplification... rules) {
            plan = plan.with(List.of(rules));
            return this;
        }

        /** Who hears how far a run has come. */
        public Options progress(ProgressListener chosen) {
            listener = chosen;
            return this;
        }
    }
}
