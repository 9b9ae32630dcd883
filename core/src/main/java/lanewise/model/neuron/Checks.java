package lanewise.model.neuron;

import lanewise.error.ModelException;

/** The checks that neuron types share. */
final class Checks {
    private Checks() {}

    static void positive(String type, String name, double value) {
        if (!((float) value > 0) || Float.isInfinite((float) value)) {
            throw new ModelException(
                    "%s: %s is %s; it must be positive and finite, as a float too".formatted(type, name, value));
        }
    }

    static void notNegative(String type, String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ModelException("%s: %s is %s; it must be finite and at least 0".formatted(type, name, value));
        }
    }

    static void reachable(String type, double[] maxRates, double limit) {
        for (int i = 0; i < maxRates.length; i++) {
            if (!(maxRates[i] > 0 && maxRates[i] < limit)) {
                throw new ModelException(
                        "%s: the maximum rate of neuron %d is %s Hz; it must be above 0 and below %s Hz"
                                .formatted(type, i, maxRates[i], limit));
            }
        }
    }
}
