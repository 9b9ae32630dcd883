package lanewise.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lanewise.model.Ensemble;

/**
 * How often the neurons of an ensemble fire, each averaged over a run, and what that is enough for. In T seconds a neuron
 * of r Hz gives {@code r T} spikes, one more or less, so its value is told to {@code 1 / (r T)} of what it is.
 *
 * @param ensemble whose neurons they are
 * @param neurons how many there are
 * @param mean in Hz, as all that follow: over all neurons
 * @param p5 below which 5 % of the neurons are, as NumPy interpolates percentiles
 * @param p25 below which 25 % are
 * @param median below which half are
 * @param p75 below which 75 % are
 * @param p95 below which 95 % are
 * @param highest of the neuron that fires most
 * @param activeMedian the median of those that are not silent; 0 if all are
 * @param silent the share of neurons that did not fire once in the whole run
 * @param saturated the share of neurons at 90 % or more of the highest rate that their type can have; empty if there is
 *     none
 * @param nearThreshold the share of all currents, of neurons and steps, within 0.02 of where neurons start to fire; empty
 *     if there is no such current, or none were recorded
 * @param presentation how many seconds of input an answer is given after
 * @param proportional whether rates can be scaled exactly, see {@link lanewise.build.Builder.Options#scaleFiringRates}
 */
public record PopulationRates(
        Ensemble ensemble,
        int neurons,
        double mean,
        double p5,
        double p25,
        double median,
        double p75,
        double p95,
        double highest,
        double activeMedian,
        double silent,
        OptionalDouble saturated,
        OptionalDouble nearThreshold,
        double presentation,
        boolean proportional) {
    /** The spikes that a neuron should give in a presentation, or its value is hardly told. */
    private static final int FEW = 3;

    private static final double SATURATED = 0.9;

    static PopulationRates of(
            Ensemble ensemble,
            NeuronLimits limits,
            double[] rates,
            double silentBelow,
            OptionalDouble nearThreshold,
            double presentation) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        double[] active =
                Arrays.stream(sorted).filter(rate -> rate >= silentBelow).toArray();
        OptionalDouble saturated = limits.highest().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(share(sorted, SATURATED * limits.highest().getAsDouble()));
        return new PopulationRates(
                ensemble,
                sorted.length,
                Arrays.stream(sorted).sum() / sorted.length,
                percentile(sorted, 5),
                percentile(sorted, 25),
                percentile(sorted, 50),
                percentile(sorted, 75),
                percentile(sorted, 95),
                sorted[sorted.length - 1],
                active.length == 0 ? 0 : percentile(active, 50),
                1 - (double) active.length / sorted.length,
                saturated,
                nearThreshold,
                presentation,
                limits.proportional());
    }

    private static double share(double[] sorted, double from) {
        return (double) Arrays.stream(sorted).filter(rate -> rate >= from).count() / sorted.length;
    }

    private static double percentile(double[] sorted, double percent) {
        double at = percent / 100 * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** How many spikes all neurons together give in a presentation. */
    public double spikesPerPresentation() {
        return mean * neurons * presentation;
    }

    /** How many spikes a neuron in the middle of those that fire gives in a presentation. */
    public double spikesPerActiveNeuron() {
        return activeMedian * presentation;
    }

    /** To what share of itself such a neuron's value is told: {@code 1 / (r T)}; infinite if none fires. */
    public double resolution() {
        return 1 / spikesPerActiveNeuron();
    }

    /** Whether such a neuron gives fewer than 3 spikes in a presentation. */
    public boolean isTooSlow() {
        return spikesPerActiveNeuron() < FEW;
    }

    /**
     * By what rates have to be multiplied for such a neuron to tell so many levels: {@code levels / (r T)}.
     *
     * @param levels how many values are to be told apart
     * @return infinite if none fires
     */
    public double factorFor(int levels) {
        return levels / spikesPerActiveNeuron();
    }

    /** What should be changed, and how, in the order of what matters most; empty if nothing should. */
    public List<String> advice() {
        List<String> advice = new ArrayList<>();
        if (activeMedian == 0) {
            advice.add("no neuron fires: raise biases or inputs, or choose lower intercepts");
            return advice;
        }
        if (isTooSlow()) {
            advice.add(slow());
        }
        if (silent > 0.5) {
            advice.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the neurons never fire: choose lower intercepts, or SpikingRectifiedLinear neurons",
                    100 * silent));
        }
        if (saturated.orElse(0) > 0.1) {
            advice.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the neurons fire about as fast as they can: lower maximum rates, or train towards lower ones",
                    100 * saturated.getAsDouble()));
        }
        if (nearThreshold.orElse(0) > 0.1 && !proportional) {
            advice.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the currents are within 0.02 of the threshold, where slopes are steep: smooth them in training, by a sigma of 0.01 to 0.1",
                    100 * nearThreshold.getAsDouble()));
        }
        return advice;
    }

    private String slow() {
        double factor = factorFor(FEW);
        String remedy = proportional
                ? String.format(Locale.ROOT, "scale firing rates by %.3g or more, ", factor)
                : "choose higher maximum rates, ";
        return String.format(
                        Locale.ROOT,
                        "a neuron that fires gives %.2g spikes in %.4g s, too few to tell its value: ",
                        spikesPerActiveNeuron(),
                        presentation)
                + remedy
                + String.format(
                        Locale.ROOT,
                        "train towards %.4g Hz, or show each input for %.3g s",
                        FEW / presentation,
                        FEW / activeMedian);
    }
}
