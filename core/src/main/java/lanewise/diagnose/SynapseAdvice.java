package lanewise.diagnose;

import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import lanewise.error.ModelException;
import lanewise.math.DoubleMath;

/**
 * How long the time constants of lowpass synapses should be. A long one smooths spikes, but takes its time to settle: of
 * neurons that spike at some rate, so long an input, and so many filters one after the other, this weighs the two. The
 * ripple is that of a single neuron's spikes behind the last filter; where many neurons are decoded together it is less.
 * Immutable.
 */
public final class SynapseAdvice {
    private static final double[] CANDIDATES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1};

    /** A layer has settled, to within 2 %, after so many time constants. */
    private static final int SETTLED = 4;

    private final double rate;
    private final double seconds;
    private final int layers;
    private final List<Candidate> candidates;

    /**
     * A time constant, and what it does to the values behind it.
     *
     * @param tau in seconds
     * @param ripple the standard deviation of regular spikes behind the filter, relative to their mean
     * @param residual what is missing of the settled value when the input ends, relative to it
     * @param settled whether the input lasts for 4 time constants a layer
     */
    public record Candidate(double tau, double ripple, double residual, boolean settled) {
        /** What to expect as relative error: ripple and residual together. */
        public double error() {
            return ripple + residual;
        }
    }

    private SynapseAdvice(double rate, double seconds, int layers) {
        this.rate = rate;
        this.seconds = seconds;
        this.layers = layers;
        candidates = DoubleStream.of(CANDIDATES)
                .mapToObj(tau -> new Candidate(
                        tau, ripple(rate, tau), residual(seconds, tau, layers), seconds >= SETTLED * layers * tau))
                .toList();
    }

    /**
     * Of time constants of 1, 2, 5, 10, 20, 50 and 100 ms.
     *
     * @param rate at which neurons that matter spike, in Hz
     * @param seconds how long each input lasts
     * @param layers how many filters values go through one after the other
     * @throws ModelException if one is not positive and finite
     */
    public static SynapseAdvice of(double rate, double seconds, int layers) {
        positive("a rate", rate, "Hz");
        positive("an input", seconds, "s");
        positive("a depth", layers, "layers");
        return new SynapseAdvice(rate, seconds, layers);
    }

    private static void positive(String what, double value, String unit) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ModelException(
                    "synapses: %s of %s %s; it has to be positive and finite".formatted(what, value, unit));
        }
    }

    /**
     * How much a lowpass of {@code tau} seconds behind regular spikes of {@code rate} Hz goes up and down: from its lowest
     * to its highest value, relative to the mean, {@code 1 / (rate tau)}.
     */
    public static double peakToPeak(double rate, double tau) {
        return 1 / (rate * tau);
    }

    /**
     * The standard deviation of regular spikes of {@code rate} Hz behind a lowpass of {@code tau} seconds, relative to
     * their mean: {@code sqrt(u coth(u) - 1)} with {@code u = 1 / (2 rate tau)}, which is {@code 0.289 / (rate tau)} where
     * that is small.
     */
    public static double ripple(double rate, double tau) {
        double u = 1 / (2 * rate * tau);
        return u < 1e-3 ? u / Math.sqrt(3) : Math.sqrt(u / StrictMath.tanh(u) - 1);
    }

    /**
     * The standard deviation of spikes at random times (a Poisson process of {@code rate} Hz) behind a lowpass of
     * {@code tau} seconds, relative to their mean: {@code 1 / sqrt(2 rate tau)}.
     */
    public static double poissonRipple(double rate, double tau) {
        return 1 / Math.sqrt(2 * rate * tau);
    }

    /**
     * What is missing of the settled value, relative to it, so long after an input began behind {@code layers} equal
     * lowpass filters: {@code exp(-x) (1 + x + ... + x^(layers - 1) / (layers - 1)!)} with {@code x = seconds / tau}.
     */
    public static double residual(double seconds, double tau, int layers) {
        double x = seconds / tau;
        double term = 1;
        double sum = 1;
        for (int k = 1; k < layers; k++) {
            term *= x / k;
            sum += term;
        }
        return Math.min(1, DoubleMath.exp(-x) * sum);
    }

    /**
     * What share of a constant input a lowpass synapse delivers in a step, counted from 1: {@code 1 - exp(-(step - 1) dt
     * / tau)}. In the first it is nothing, so whoever trains over a single step leaves synapses out.
     */
    public static double delivered(double tau, double dt, long step) {
        return 1 - DoubleMath.exp(-(step - 1) * dt / tau);
    }

    /** All that were weighed, from the shortest on. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** The one with the smallest error to expect. */
    public Candidate best() {
        return candidates.stream()
                .min(Comparator.comparingDouble(Candidate::error))
                .orElseThrow();
    }

    /** How many seconds values take to settle behind filters of {@code tau} seconds: 4 time constants a layer. */
    public double settlingTime(double tau) {
        return SETTLED * layers * tau;
    }

    /** A table for people. */
    public String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "synapses for spikes of %.4g Hz, inputs of %.4g s, %d %s\n",
                rate, seconds, layers, layers == 1 ? "layer" : "layers");
        Candidate best = best();
        for (Candidate each : candidates) {
            text.format(
                    "%4.0f ms: ripple %5.1f %%, not yet there %5.1f %%, together %5.1f %%",
                    1000 * each.tau(), 100 * each.ripple(), 100 * each.residual(), 100 * each.error());
            if (!each.settled()) {
                text.format(", settled after %.3g s", settlingTime(each.tau()));
            }
            text.format(each.equals(best) ? " <- best\n" : "\n");
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
