package lanewise.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.train.loss.Loss;
import lanewise.train.loss.Metric;
import lanewise.train.optimizer.Adam;
import lanewise.train.optimizer.Clipping;
import lanewise.train.optimizer.Optimizer;
import lanewise.train.optimizer.WeightPenalty;

/**
 * What a training makes small, by which updates, and what it reports; what is not chosen has a default.
 *
 * @param <O> the options themselves
 */
public abstract sealed class GoalOptions<O extends GoalOptions<O>> permits TrainerOptions, CompileOptions {
    private final Map<Probe, Goals.WeightedLoss> losses = new LinkedHashMap<>();
    private final Map<Probe, List<Metric>> metrics = new LinkedHashMap<>();
    private final List<Metric> everyMetric = new ArrayList<>();
    private final Map<String, WeightPenalty> penalties = new LinkedHashMap<>();
    private Optimizer optimizer = new Adam();
    private Optional<Loss> everyLoss = Optional.empty();
    private Optional<Clipping> clipping = Optional.empty();

    GoalOptions() {}

    abstract O self();

    /** What makes updates of gradients; {@link Adam} unless chosen. */
    public O optimizer(Optimizer chosen) {
        optimizer = given("optimizer", chosen);
        return self();
    }

    /** What is made small for every probe of the network that has no loss of its own, each with weight 1. */
    public O loss(Loss everywhere) {
        everyLoss = Optional.of(given("loss", everywhere));
        return self();
    }

    /** What is made small for a probe. Probes without a loss take no part in training. */
    public O loss(Probe probe, Loss loss) {
        return loss(probe, loss, 1);
    }

    /**
     * What is made small for a probe.
     *
     * @param weight what it is multiplied by in the whole loss, which is the sum over probes; finite
     */
    public O loss(Probe probe, Loss loss, double weight) {
        if (!Double.isFinite(weight)) {
            throw new TrainingException("%s: a loss weight of %s; give a finite one".formatted(probe, weight));
        }
        losses.put(given("the probe of a loss", probe), new Goals.WeightedLoss(given("loss", loss), weight));
        return self();
    }

    /** What is reported for every probe of the network, before what is asked for of a probe itself. */
    public O metrics(Metric... everywhere) {
        for (Metric metric : everywhere) {
            everyMetric.add(given("metric", metric));
        }
        return self();
    }

    /** What is reported for a probe beside its loss. */
    public O metrics(Probe probe, Metric... all) {
        for (Metric metric : all) {
            metrics.computeIfAbsent(given("the probe of a metric", probe), key -> new ArrayList<>())
                    .add(given("metric", metric));
        }
        return self();
    }

    /** What is done with gradients that are too large; nothing unless chosen. */
    public O clipping(Clipping chosen) {
        clipping = Optional.of(given("clipping", chosen));
        return self();
    }

    /**
     * What large values of a parameter cost, beside the losses.
     *
     * @param parameter its name, as {@link Trainer#parameters} has it
     */
    public O penalty(String parameter, WeightPenalty penalty) {
        penalties.put(given("the parameter of a penalty", parameter), given("penalty", penalty));
        return self();
    }

    /**
     * What was chosen, with what every probe is to have.
     *
     * @throws lanewise.error.ModelException if something is of another network
     */
    Goals goals(Network network, ProbeNames names, Parameters parameters) {
        losses.keySet().forEach(names::of);
        metrics.keySet().forEach(names::of);
        Map<Probe, Goals.WeightedLoss> allLosses = new LinkedHashMap<>(losses);
        Map<Probe, List<Metric>> allMetrics = new LinkedHashMap<>(metrics);
        for (Probe probe : network.allProbes()) {
            everyLoss.ifPresent(loss -> allLosses.putIfAbsent(probe, new Goals.WeightedLoss(loss, 1)));
            if (!everyMetric.isEmpty()) {
                List<Metric> all = new ArrayList<>(everyMetric);
                all.addAll(metrics.getOrDefault(probe, List.of()));
                allMetrics.put(probe, all);
            }
        }
        Map<Parameter, WeightPenalty> allPenalties = new LinkedHashMap<>();
        penalties.forEach((name, penalty) -> allPenalties.put(parameters.named(name), penalty));
        return new Goals(allLosses, allMetrics, optimizer, clipping, allPenalties);
    }

    static <T> T given(String option, T value) {
        if (value == null) {
            throw new TrainingException("%s is null; leave it out, or give a value".formatted(option));
        }
        return value;
    }
}
