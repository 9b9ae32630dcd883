package lanewise.model.neuron;

import lanewise.error.ModelException;

/** The checks that neuron types share. */
final class Checks {
    private Checks() {}

    static void finite(String type, String name, double value) {
        if (!Float.isFinite((float) value)) {
            throw new ModelException("%s: %s is %s; it must be finite, as a float too".formatted(type, name, value));
        }
    }

    static void positive(String type, String name, double value) {
        if (!((float) value > 0) || Float.isInfinite((float) value)) {
            throw new ModelException(
                    "%s: %s is %s; it must be positive and finite, as a float too".formatted(type, name, value));
        }
    }

    static void notNegative(String type, String name, double value) {
        if (!(value >= 0) || Float.isInfinite((float) value)) {
            throw new ModelException(
                    "%s: %s is %s; it must be finite, as a float too, and at least 0".formatted(type, name, value));
        }
    }

    static void floor(String type, double minVoltage) {
        if (!(minVoltage <= 0)) {
            throw new ModelException(
                    "%s: minVoltage is %s; it must be at most 0, -Infinity for no floor".formatted(type, minVoltage));
        }
    }

    /** A refractory period whose inverse is the rate that is approached. */
    static void invertible(String type, double tauRef) {
        positive(type, "tauRef", tauRef);
        if (Float.isInfinite((float) (1 / tauRef))) {
            throw new ModelException("%s: tauRef is %s; the largest rate, 1 / tauRef, must be finite as a float"
                    .formatted(type, tauRef));
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
