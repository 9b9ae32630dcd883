package lanewise.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import lanewise.error.SimulationException;
import lanewise.model.Node;
import lanewise.sim.Feed;

/** What can be chosen for a run that counts spikes. */
public final class RatesOptions {
    OptionalDouble presentation = OptionalDouble.empty();
    int batch = 1;
    final Map<Node, Feed> feeds = new LinkedHashMap<>();

    RatesOptions() {}

    /**
     * How many seconds of input an answer is given after; by default the whole run is one presentation.
     *
     * @throws SimulationException if the time is not positive and finite
     */
    public RatesOptions presentation(double seconds) {
        presentation = OptionalDouble.of(checkPresentation(seconds));
        return this;
    }

    static double checkPresentation(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new SimulationException(
                    "firing rates: presentations of %s s; give a positive, finite time".formatted(seconds));
        }
        return seconds;
    }

    /** How many items are run side by side; by default 1. */
    public RatesOptions batch(int items) {
        batch = items;
        return this;
    }

    /** Gives a node's values from outside, as {@link lanewise.sim.Simulator#feed} does. */
    public RatesOptions feed(Node node, Feed values) {
        feeds.put(node, values);
        return this;
    }
}
