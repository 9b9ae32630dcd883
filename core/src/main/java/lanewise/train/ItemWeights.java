package lanewise.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import lanewise.error.TrainingException;
import lanewise.model.Probe;

/** How much each item of data counts in losses: for all probes, or for one. Immutable. */
final class ItemWeights {
    private static final ItemWeights NONE = new ItemWeights(new double[0], Map.of());

    private final double[] ofAll;
    private final Map<Probe, double[]> ofOne;

    private ItemWeights(double[] ofAll, Map<Probe, double[]> ofOne) {
        this.ofAll = ofAll;
        this.ofOne = ofOne;
    }

    /** All count 1. */
    static ItemWeights none() {
        return NONE;
    }

    ItemWeights with(double... weights) {
        return new ItemWeights(checked("the weights of items", weights), ofOne);
    }

    ItemWeights with(Probe probe, double... weights) {
        Map<Probe, double[]> all = new LinkedHashMap<>(ofOne);
        all.put(probe, checked("the weights of items for " + probe, weights));
        return new ItemWeights(ofAll, all);
    }

    private static double[] checked(String name, double... weights) {
        if (weights.length == 0) {
            throw new TrainingException("%s: there are none; give one an item, or leave them out".formatted(name));
        }
        for (int item = 0; item < weights.length; item++) {
            if (!(weights[item] >= 0) || Double.isInfinite(weights[item])) {
                throw new TrainingException("%s: item %d has %s; give a finite one that is not negative"
                        .formatted(name, item, weights[item]));
            }
        }
        return weights.clone();
    }

    ItemWeights select(int... numbers) {
        Map<Probe, double[]> some = new LinkedHashMap<>();
        ofOne.forEach((probe, weights) -> some.put(probe, selected(weights, numbers)));
        return new ItemWeights(ofAll.length == 0 ? ofAll : selected(ofAll, numbers), some);
    }

    private static double[] selected(double[] weights, int... numbers) {
        return Arrays.stream(numbers).mapToDouble(number -> weights[number]).toArray();
    }

    /** Those that have weights of their own. */
    Set<Probe> probes() {
        return ofOne.keySet();
    }

    /** How many items they are of; empty if there are none. */
    OptionalInt items() {
        return ofAll.length > 0
                ? OptionalInt.of(ofAll.length)
                : ofOne.values().stream().mapToInt(weights -> weights.length).findFirst();
    }

    double of(Probe probe, int item) {
        double[] weights = ofOne.getOrDefault(probe, ofAll);
        return weights.length == 0 ? 1 : weights[item];
    }
}
