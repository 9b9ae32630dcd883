package lanewise.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.error.SimulationException;
import lanewise.graph.HostFunction;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.math.RandomStream;
import lanewise.plan.PlanOptions;
import lanewise.plan.Planner;
import lanewise.plan.Simplification;
import lanewise.plan.StandardSimplification;

/**
 * What can be chosen for a run. Whatever is not, the engine chooses. NengoDL's settings are here under its names, with
 * its meaning; {@code lanewise tune} measures what each of them gains for a model. No bit of a result depends on any but
 * {@link #dt}, {@link #build}, {@link #seed}, {@link #stateful} and {@link #function}.
 */
public final class SimulatorOptions {
    int batch = 1;
    OptionalDouble dt = OptionalDouble.empty();
    OptionalLong seed = OptionalLong.empty();
    Optional<Consumer<Builder.Options>> building = Optional.empty();
    KernelChoice kernels;
    OptionalInt threads = OptionalInt.empty();
    OptionalInt together = OptionalInt.empty();
    boolean planned = true;
    boolean timed;
    boolean fused = true;
    PlanOptions plan = PlanOptions.AUTO;
    OptionalInt unroll = OptionalInt.empty();
    boolean useLoop = true;
    boolean stateful = true;
    final Map<String, HostFunction.Call> functions = new HashMap<>();
    ProgressListener listener = (done, total) -> {};

    SimulatorOptions() {}

    /**
     * How many items are run side by side, each with a state of its own; by default 1.
     *
     * @throws SimulationException if there are less than 1
     */
    public SimulatorOptions batch(int items) {
        if (items < 1) {
            throw new SimulationException("a batch of %d items; it has at least 1".formatted(items));
        }
        batch = items;
        return this;
    }

    /** The length of a step in seconds, for a network that is yet to be built; by default 1 ms. */
    public SimulatorOptions dt(double seconds) {
        dt = OptionalDouble.of(seconds);
        return this;
    }

    /**
     * What is chosen for building a network that is yet to be built, such as trained values of its parameters.
     *
     * <pre>{@code
     * Simulator.of(net, options -> options.build(build -> build.values(trained)));
     * }</pre>
     */
    public SimulatorOptions build(Consumer<Builder.Options> choose) {
        building = Optional.of(building.map(before -> before.andThen(choose)).orElse(choose));
        return this;
    }

    /**
     * From which processes without a seed of their own draw one, 0 to 2^32 - 1; by default the network's own seed plus 1,
     * as in Nengo.
     *
     * @throws lanewise.error.ModelException if the seed is out of range
     */
    public SimulatorOptions seed(long value) {
        seed = OptionalLong.of(RandomStream.checkedSeed(value));
        return this;
    }

    /** The kernels, from the first step on. */
    public SimulatorOptions kernels(Kernels chosen) {
        return kernels(KernelChoice.given(chosen));
    }

    /** The choice of kernels; by default that of the system property {@code lanewise.kernels}. */
    public SimulatorOptions kernels(KernelChoice chosen) {
        kernels = chosen;
        return this;
    }

    /**
     * How many threads share the work of a step, at least 1; by default as many as there are processors if a step is
     * long enough for that to help, else 1. They are threads of the simulator's own, which {@link Simulator#close}
     * ends. Functions, feeds and neurons of the host program are only ever called by the thread that runs the
     * simulator.
     *
     * @throws SimulationException if there are less than 1
     */
    public SimulatorOptions threads(int count) {
        if (count < 1) {
            throw new SimulationException("threads: %d; use at least 1".formatted(count));
        }
        threads = OptionalInt.of(count);
        return this;
    }

    /**
     * How many items of a batch go through a step together, at least 1. With few, what one operator leaves is still in the
     * cache when the next one reads it, and items use the memory of what need not be kept from step to step one after the
     * other; with many, products fetch their weights less often. By default the engine chooses, by how much memory an item
     * takes; a number as large as the batch, or larger, takes all of it together.
     *
     * @throws SimulationException if there are less than 1
     */
    public SimulatorOptions together(int items) {
        if (items < 1) {
            throw new SimulationException("together: %d items; use at least 1".formatted(items));
        }
        together = OptionalInt.of(items);
        return this;
    }

    /**
     * How many steps run between two looks at what is not part of a step: whether the run is cancelled, who hears how far
     * it is, whether other kernels are ready. More make a run no longer: fewer run at its end. NengoDL's
     * {@code unroll_simulation}, which there removes most of what a step costs; here a large number gains nothing by
     * itself, and lets {@link Simulator#cancel} wait.
     *
     * <p>By default 1, or up to 32 in a batch whose items can get ahead of each other: a few fit into the cache of a core
     * with all parameters, and nothing in a step learns, looks at the clock, can fail, or calls code of the host program
     * but functions of time, processes and feeds. Then a few items at a time run through all these steps, for which
     * functions, processes and feeds are called beforehand. (64 circular convolutions of 128 dimensions ran 1.01 to 1.16
     * times as many steps a second so.)
     *
     * @throws SimulationException if there are less than 1
     */
    public SimulatorOptions unroll(int steps) {
        if (steps < 1) {
            throw new SimulationException("unroll: %d steps; use at least 1".formatted(steps));
        }
        unroll = OptionalInt.of(steps);
        return this;
    }

    /**
     * Whether calls run any number of steps; by default they do. Without the loop each has to run exactly as many as
     * {@link #unroll} says, and any other is refused: a promise that calls are all of one length, as NengoDL's
     * {@code use_loop}. There it saves the loop; here nothing is faster for it.
     */
    public SimulatorOptions useLoop(boolean chosen) {
        useLoop = chosen;
        return this;
    }

    /**
     * Whether a call goes on from the state that the call before has left; by default it does. Otherwise everything is
     * back at the start when a call has ended: states, time, random numbers, feeds. What was recorded stays, and the next
     * call's follows it; and so does what has been learned by rules, the last change included, as weights are no state.
     * Only a call after {@link Simulator#restore} starts where that has led. NengoDL's {@code stateful}; there it saves
     * copies, here it costs one.
     */
    public SimulatorOptions stateful(boolean chosen) {
        stateful = chosen;
        return this;
    }

    /**
     * Promises that the network is run and never trained, so that what nothing writes is constant, and can be computed
     * with beforehand. A simulator never trains, so this always holds, and saying so changes nothing. NengoDL's
     * {@code inference_only}.
     *
     * @throws SimulationException if it is false
     */
    public SimulatorOptions inferenceOnly(boolean chosen) {
        if (!chosen) {
            throw new SimulationException(
                    "inferenceOnly is false, but a simulator only runs networks, and does not train; leave it out");
        }
        return this;
    }

    /**
     * Supplies a function of the host program under the name by which a model archive asks for it.
     *
     * @param name the function's name in the archive
     * @param call the function; with a batch it is called for each item
     */
    public SimulatorOptions function(String name, HostFunction.Call call) {
        functions.put(name, call);
        return this;
    }

    /**
     * Whether the operators are planned into blocks; by default they are. Without, each runs by itself in the graph's
     * order: slower, with the same bits.
     */
    public SimulatorOptions planned(boolean chosen) {
        planned = chosen;
        return this;
    }

    /**
     * Whether neighbouring work value by value runs together, strip by strip, ensembles of LIF neurons that lie side by
     * side go from inputs to decoded outputs in one task, and sums start from a bias where it lies instead of from a copy
     * of it; by default they do. It does not show in a result.
     */
    public SimulatorOptions fused(boolean chosen) {
        fused = chosen;
        return this;
    }

    /**
     * Measures how long each block takes, on one thread whatever is chosen. Blocks then do not run in strips together, and
     * looking at the clock takes some 50 ns a call, so all of them are somewhat slower; no bit is another.
     */
    public SimulatorOptions timed() {
        timed = true;
        threads = OptionalInt.of(1);
        return this;
    }

    /**
     * What groups the operators into blocks; by default the engine chooses. None shows in a result. NengoDL's
     * {@code planner}; a depth goes with {@link Planner#tree}.
     */
    public SimulatorOptions planner(Planner chosen) {
        plan = plan.with(chosen);
        return this;
    }

    /**
     * The rules by which operators become fewer or cheaper before they are planned, in the order in which they are
     * applied until nothing changes any more; by default those of {@link StandardSimplification} that pay. None
     * shows in a result. NengoDL's {@code simplifications}.
     */
    public SimulatorOptions simplifications(Simplification... rules) {
        plan = plan.with(List.of(rules));
        return this;
    }

    /** Planner and simplifications together. */
    public SimulatorOptions plan(PlanOptions chosen) {
        plan = chosen;
        return this;
    }

    /** Who hears how far a run has come. */
    public SimulatorOptions progress(ProgressListener chosen) {
        listener = chosen;
        return this;
    }
}
