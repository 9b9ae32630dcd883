package lanewise.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.TrainingException;

/** What a fit has reached: for each name of a loss or metric its mean over each epoch, also of those before a checkpoint. */
public final class History {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final List<Map<String, Double>> means = new ArrayList<>();

    History() {}

    void add(Map<String, Double> epoch) {
        epoch.forEach((name, value) ->
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
        means.add(Collections.unmodifiableMap(new LinkedHashMap<>(epoch)));
    }

    /** How many epochs there are, with those before a checkpoint. */
    public int epochs() {
        return means.size();
    }

    /** All means of an epoch, by their names. */
    public Map<String, Double> epoch(int number) {
        if (number < 0 || number >= means.size()) {
            throw new TrainingException(
                    "history: there is no epoch %d; there are %d, from 0".formatted(number, means.size()));
        }
        return means.get(number);
    }

    /** The names: {@code loss}, then of each probe its loss and metrics, then those of validation, with {@code val_}. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The means of a name, epoch by epoch; empty if there is none of this name. */
    public List<Double> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /**
     * The last epoch's mean.
     *
     * @throws TrainingException if there is none of this name
     */
    public double last(String name) {
        List<Double> all = values.get(name);
        if (all == null) {
            throw new TrainingException("history: there is no \"%s\"; there are %s"
                    .formatted(name, values.isEmpty() ? "no epochs" : String.join(", ", values.keySet())));
        }
        return all.getLast();
    }
}
