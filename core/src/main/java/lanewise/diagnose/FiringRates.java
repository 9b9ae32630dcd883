package lanewise.diagnose;

import java.util.Collection;
import java.util.Formatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.model.Ensemble;
import lanewise.model.Neurons;
import lanewise.model.Probe;
import lanewise.model.synapse.NoSynapse;
import lanewise.sim.Simulator;

/**
 * How often the neurons of a network fire in a run: for each ensemble its percentiles, silent and saturated shares, and
 * how many spikes an answer takes, with what to change where that is too little. Immutable.
 *
 * <pre>{@code
 * System.out.println(FiringRates.measure(Builder.build(net), 1, choose -> choose.presentation(0.1)).text());
 * }</pre>
 *
 * <p>Neurons that give rates instead of spikes are counted as if each gave its rate in spikes.
 */
public final class FiringRates {
    private static final Set<String> OUTPUTS = Set.of("output", "spikes", "rates");

    private final double presentation;
    private final double seconds;
    private final List<PopulationRates> populations;

    private FiringRates(double presentation, double seconds, List<PopulationRates> populations) {
        this.presentation = presentation;
        this.seconds = seconds;
        this.populations = List.copyOf(populations);
    }

    /**
     * Runs a network for so many seconds, with the values that its nodes give, and counts.
     *
     * @throws ModelException if it has no neurons
     * @throws SimulationException if the time is less than a step
     */
    public static FiringRates measure(BuiltNetwork built, double seconds) {
        return measure(built, seconds, options -> {});
    }

    /** Runs a network for so many seconds and counts, as is chosen. */
    public static FiringRates measure(BuiltNetwork built, double seconds, Consumer<RatesOptions> choose) {
        RatesOptions options = new RatesOptions();
        choose.accept(options);
        long steps =
                Double.isFinite(seconds) ? Math.round(seconds / built.graph().dt()) : 0;
        if (steps < 1) {
            throw new SimulationException("firing rates over %s s; give a finite time of at least a step, %s s"
                    .formatted(seconds, built.graph().dt()));
        }
        Map<Ensemble, SpikeCounts> counts = SpikeCounts.of(built);
        RatesRun.count(built, steps, options, counts);
        return of(counts.values(), options.presentation.orElse(seconds));
    }

    /**
     * Counts what a run has recorded so far, by its probes of neurons' outputs in every step and unfiltered; where there is
     * also such a probe of their input, the currents near the threshold too. Of a batch, all items.
     *
     * @param presentation how many seconds of input an answer is given after
     * @throws SimulationException if there is no such probe, or nothing was recorded
     */
    public static FiringRates of(Simulator simulator, double presentation) {
        BuiltNetwork built = simulator.network();
        Map<Ensemble, SpikeCounts> counts = SpikeCounts.of(built);
        Set<Neurons> counted = new HashSet<>();
        Set<Neurons> sensed = new HashSet<>();
        for (Probe probe : built.probes().values()) {
            if (probe.synapse() instanceof NoSynapse
                    && probe.sampleEvery().isEmpty()
                    && probe.target() instanceof Neurons neurons) {
                SpikeCounts count = counts.get(neurons.ensemble());
                if (OUTPUTS.contains(probe.attribute()) && counted.add(neurons)) {
                    count.addOutputs(simulator.data(probe));
                } else if (probe.attribute().equals("input") && sensed.add(neurons)) {
                    count.addCurrents(simulator.data(probe));
                }
            }
        }
        List<SpikeCounts> known =
                counts.values().stream().filter(count -> count.seconds() > 0).toList();
        if (known.isEmpty()) {
            throw new SimulationException(
                    "firing rates: no outputs of neurons are recorded; probe ensemble.neurons(), unfiltered and in every step, and run, or use measure");
        }
        return of(known, presentation);
    }

    private static FiringRates of(Collection<SpikeCounts> counts, double presentation) {
        RatesOptions.checkPresentation(presentation);
        if (counts.isEmpty()) {
            throw new ModelException("firing rates: the network has no neurons; there is nothing to count");
        }
        return new FiringRates(
                presentation,
                counts.iterator().next().seconds(),
                counts.stream().map(count -> count.rates(presentation)).toList());
    }

    /** For each ensemble that was counted, in the order in which they were built. */
    public List<PopulationRates> populations() {
        return populations;
    }

    /**
     * What was counted of an ensemble.
     *
     * @throws ModelException if it was not
     */
    public PopulationRates of(Ensemble ensemble) {
        return populations.stream()
                .filter(each -> each.ensemble() == ensemble)
                .findFirst()
                .orElseThrow(
                        () -> new ModelException("%s: its neurons were not counted; probe them".formatted(ensemble)));
    }

    /** How many seconds of input an answer is given after. */
    public double presentation() {
        return presentation;
    }

    /** Over how many seconds was counted, of all items together. */
    public double seconds() {
        return seconds;
    }

    /** How many spikes all neurons give in a presentation: what an answer costs. */
    public double spikesPerPresentation() {
        return populations.stream()
                .mapToDouble(PopulationRates::spikesPerPresentation)
                .sum();
    }

    /** The mean rate of all neurons in Hz. */
    public double meanRate() {
        double neurons =
                populations.stream().mapToDouble(PopulationRates::neurons).sum();
        return spikesPerPresentation() / presentation / neurons;
    }

    /** A table for people, of one line an ensemble, and below it what should be changed. */
    public String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("firing rates in Hz over %.4g s, spikes per presentation of %.4g s\n", seconds, presentation);
        int widest = populations.stream()
                .mapToInt(each -> each.ensemble().label().length())
                .reduce("ensemble".length(), Math::max);
        text.format(
                "%s neurons    mean     5 %%    25 %%  median    75 %%    95 %%  silent  satur.    near    spikes told to\n",
                padded("ensemble", widest + 1));
        for (PopulationRates each : populations) {
            text.format(
                    "%s%8d %7.1f %7.1f %7.1f %7.1f %7.1f %7.1f %7s %7s %7s %9.1f %7s\n",
                    padded(each.ensemble().label(), widest + 1),
                    each.neurons(),
                    each.mean(),
                    each.p5(),
                    each.p25(),
                    each.median(),
                    each.p75(),
                    each.p95(),
                    percent(OptionalDouble.of(each.silent())),
                    percent(each.saturated()),
                    percent(each.nearThreshold()),
                    each.spikesPerPresentation(),
                    percent(each.activeMedian() > 0 ? OptionalDouble.of(each.resolution()) : OptionalDouble.empty()));
        }
        text.format(
                "all together: %.4g spikes per presentation, mean rate %.4g Hz\n", spikesPerPresentation(), meanRate());
        for (PopulationRates each : populations) {
            each.advice().forEach(advice -> text.format("%s: %s\n", each.ensemble(), advice));
        }
        return text.toString();
    }

    private static String padded(String label, int width) {
        return label + " ".repeat(width - label.length());
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
    }

    @Override
    public String toString() {
        return text();
    }
}
