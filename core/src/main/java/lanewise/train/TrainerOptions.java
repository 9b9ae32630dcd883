package lanewise.train;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import lanewise.kernel.KernelChoice;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.sim.GradientRequest;

/** What a trainer is to do, and how; what is not chosen has a default. For one thread at a time. */
public final class TrainerOptions extends GoalOptions<TrainerOptions> {
    int minibatch = 1;
    double dt = 0.001;
    Consumer<Builder.Options> building = build -> {};
    final Set<Probe> onlyLast = new LinkedHashSet<>();
    boolean gains;
    SpikeGradient spikes = SpikeGradient.rates();
    final Map<Ensemble, SpikeGradient> spikesOf = new LinkedHashMap<>();
    OptionalDouble lifSmoothing = OptionalDouble.empty();
    OptionalInt threads = OptionalInt.empty();
    OptionalLong seed = OptionalLong.empty();
    KernelChoice kernels;
    int truncation;
    long memoryLimit = GradientRequest.usualMemory();

    TrainerOptions() {}

    @Override
    TrainerOptions self() {
        return this;
    }

    /** How many items are run together, and make one update; 1 unless chosen. */
    public TrainerOptions minibatch(int items) {
        if (items < 1) {
            throw new TrainingException("a minibatch of %d items; give at least 1".formatted(items));
        }
        minibatch = items;
        return this;
    }

    /** The length of a step in seconds; 0.001 unless chosen. */
    public TrainerOptions dt(double seconds) {
        dt = seconds;
        return this;
    }

    /**
     * What is chosen for building the network, such as to leave out synapses in training, or values to start from.
     *
     * <pre>{@code
     * Trainer.of(net, options -> options.build(build -> build.withoutSynapses()));
     * }</pre>
     */
    public TrainerOptions build(Consumer<Builder.Options> choose) {
        building = building.andThen(choose);
        return this;
    }

    /** Of a probe only the last sample of each run counts: its outputs and targets have one step. */
    public TrainerOptions onlyLast(Probe probe) {
        onlyLast.add(given("the probe of which only the last sample counts", probe));
        return this;
    }

    /**
     * Whether the gains by which connections to neurons multiply their values are trained too, wherever the connection is;
     * they are not unless chosen.
     */
    public TrainerOptions gains(boolean trained) {
        gains = trained;
        return this;
    }

    /**
     * Time constants of synapses and neurons are trained too; they are not unless asked for, whatever a configuration says.
     * Trained is the logarithm of a time constant, so that it stays positive, and a learning rate means the same share of
     * any: where the parameter is x, the time constant is {@code e^x} times the one that the network has, and x is 0 at
     * first.
     *
     * @param of connections and probes, each with a {@link lanewise.model.synapse.Lowpass} or
     *     {@link lanewise.model.synapse.Alpha} of positive time constant; and ensembles, of which all time constants are
     *     meant that their neurons have and that are positive
     * @throws ModelException if the neurons of an ensemble have none
     */
    public TrainerOptions timeConstants(ParameterOwner... of) {
        return build(build -> build.timeConstants(of));
    }

    /**
     * Some of the time constants of an ensemble's neurons are trained too: one for all its neurons. With
     * {@link SpikeGradient.Surrogate} that cannot be the refractory period, as when a neuron rests is taken for given, and
     * without one neurons that spike need rates to train with: else a fit fails.
     *
     * @param first {@link Kind#TAU_RC}, {@link Kind#TAU_REF} or {@link Kind#TAU_N}
     * @param others more of these
     * @throws ModelException if one is no time constant of neurons
     */
    public TrainerOptions timeConstants(Ensemble of, Kind first, Kind... others) {
        return build(build -> build.timeConstants(of, first, others));
    }

    /** How neurons that spike are trained; {@link SpikeGradient#rates()} unless chosen. */
    public TrainerOptions spikes(SpikeGradient chosen) {
        spikes = given("spikes", chosen);
        return this;
    }

    /** How those of one ensemble are trained, whatever is chosen for all. */
    public TrainerOptions spikes(Ensemble ensemble, SpikeGradient chosen) {
        spikesOf.put(given("the ensemble of spikes", ensemble), given("spikes", chosen));
        return this;
    }

    /**
     * LIF neurons that are trained by their rates get a smooth threshold ({@link lanewise.model.neuron.SoftLifRate}).
     *
     * @param sigma how wide the smoothing is, positive
     */
    public TrainerOptions lifSmoothing(double sigma) {
        if (!(sigma > 0) || Double.isInfinite(sigma)) {
            throw new TrainingException("a LIF smoothing of %s; give a positive, finite sigma".formatted(sigma));
        }
        lifSmoothing = OptionalDouble.of(sigma);
        return this;
    }

    /** How many steps gradients go back through time, counted in pieces of so many from the start; 0, the default, for all. */
    public TrainerOptions truncation(int steps) {
        if (steps < 0) {
            throw new TrainingException("truncation after %d steps; give at least 1, or 0 for none".formatted(steps));
        }
        truncation = steps;
        return this;
    }

    /**
     * How many bytes the values and gradients of a minibatch may take; three quarters of what this JVM may have unless
     * chosen. Where all steps do not fit, some are computed twice, with the same bits.
     */
    public TrainerOptions memoryLimit(long bytes) {
        if (bytes < 1) {
            throw new TrainingException("a memory limit of %d bytes; give a positive one".formatted(bytes));
        }
        memoryLimit = bytes;
        return this;
    }

    /** How many threads share the work; chosen by how much there is unless given. No bit of a result depends on it. */
    public TrainerOptions threads(int count) {
        if (count < 1) {
            throw new TrainingException("%d threads; give at least 1".formatted(count));
        }
        threads = OptionalInt.of(count);
        return this;
    }

    /** Which kernels compute; no bit of a result depends on it. */
    public TrainerOptions kernels(KernelChoice chosen) {
        kernels = chosen;
        return this;
    }

    /**
     * The seed of the order in which items are shuffled, and of processes. Unless it is chosen the order is that of seed 0,
     * and processes draw from the network's.
     */
    public TrainerOptions seed(long value) {
        seed = OptionalLong.of(value);
        return this;
    }

    /** Refuses what is of another network. */
    void check(Network network, ProbeNames names) {
        onlyLast.forEach(names::of);
        Set<Ensemble> own = Set.copyOf(network.allEnsembles());
        for (Ensemble ensemble : spikesOf.keySet()) {
            if (!own.contains(ensemble)) {
                throw new ModelException("%s: it is not in %s; give an ensemble of that".formatted(ensemble, network));
            }
        }
    }
}
