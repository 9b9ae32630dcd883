package lanewise.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a fit has reached: for each name of a loss or metric its mean over each epoch. */
public final class History {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private int epochs;

    History() {}

    void add(Map<String, Double> epoch) {
        epoch.forEach((name, value) ->
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
        epochs++;
    }

    /** How many epochs were run. */
    public int epochs() {
        return epochs;
    }

    /** The names: {@code loss}, then of each probe its loss and metrics, then those of validation, with {@code val_}. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The means of a name, epoch by epoch; empty if there is none of this name. */
    public List<Double> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The last epoch's mean. */
    public double last(String name) {
        return values.get(name).getLast();
    }
}
