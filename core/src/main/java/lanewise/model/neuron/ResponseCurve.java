package lanewise.model.neuron;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.PiecewiseLinear;

/**
 * Gains, biases and tuning of any type whose rates grow with the current, from samples of its static response (Nengo's
 * generic procedure, with its grids).
 */
final class ResponseCurve {
    private static final int SAMPLES = 101;
    private static final double FIRST_RANGE = 10;
    private static final int RANGES = 10;

    private ResponseCurve() {}

    static GainBias gainBias(NeuronType type, double[] maxRates, double[] intercepts) {
        double highest = Arrays.stream(maxRates).max().orElse(0);
        double threshold = Double.NaN;
        double top = Double.NaN;
        double range = FIRST_RANGE;
        for (int i = 0; i < RANGES && (Double.isNaN(threshold) || Double.isNaN(top)); i++) {
            double[] currents = grid(-range, range);
            double[] rates = rates(type, currents);
            if (Double.isNaN(threshold)) {
                threshold = lastSilent(currents, rates);
            }
            if (Double.isNaN(top)) {
                top = firstReaching(highest, currents, rates);
            }
            range *= 2;
        }
        if (Double.isNaN(threshold)) {
            throw new ModelException(
                    "%s: no current of -%s or more leaves it silent, so there is no firing threshold; give gains and biases"
                            .formatted(type, range / 2));
        }
        if (Double.isNaN(top)) {
            throw new ModelException("%s: no current of up to %s reaches the maximum rate %s Hz; choose a lower one"
                    .formatted(type, range / 2, highest));
        }
        double[] currents = grid(threshold, top);
        PiecewiseLinear currentFor = new PiecewiseLinear(rates(type, currents), currents);
        double[] gain = new double[maxRates.length];
        double[] bias = new double[maxRates.length];
        for (int i = 0; i < gain.length; i++) {
            double current = currentFor.at(maxRates[i]);
            gain[i] = (threshold - current) / (intercepts[i] - 1);
            bias[i] = current - gain[i];
        }
        return new GainBias(gain, bias);
    }

    private static double lastSilent(double[] currents, double[] rates) {
        for (int i = SAMPLES - 1; i >= 0; i--) {
            if (rates[i] <= 0) {
                return currents[i];
            }
        }
        return Double.NaN;
    }

    private static double firstReaching(double rate, double[] currents, double[] rates) {
        for (int i = 0; i < SAMPLES; i++) {
            if (rates[i] >= rate) {
                return currents[i];
            }
        }
        return Double.NaN;
    }

    static Tuning tuning(NeuronType type, double[] gain, double[] bias) {
        double[] inputs = grid(-1, 1);
        double[] maxRates = new double[gain.length];
        double[] intercepts = new double[gain.length];
        double[] rates = new double[SAMPLES];
        for (int i = 0; i < gain.length; i++) {
            for (int k = 0; k < SAMPLES; k++) {
                rates[k] = gain[i] * inputs[k] + bias[i];
            }
            type.rates(rates, 0, SAMPLES);
            int first = 0;
            while (first < SAMPLES && !(rates[first] > 0)) {
                first++;
            }
            // a neuron that is always silent counts as one that always fires, as in Nengo
            intercepts[i] = inputs[first == SAMPLES ? 0 : Math.max(0, first - 1)];
            maxRates[i] = rates[SAMPLES - 1];
        }
        return new Tuning(maxRates, intercepts);
    }

    private static double[] rates(NeuronType type, double[] currents) {
        double[] rates = currents.clone();
        type.rates(rates, 0, SAMPLES);
        return rates;
    }

    /** As NumPy's linspace rounds it. */
    private static double[] grid(double low, double high) {
        double[] grid = new double[SAMPLES];
        double step = (high - low) / (SAMPLES - 1);
        for (int i = 0; i < SAMPLES; i++) {
            grid[i] = i * step + low;
        }
        grid[SAMPLES - 1] = high;
        return grid;
    }
}
