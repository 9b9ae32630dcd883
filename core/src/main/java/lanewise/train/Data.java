package lanewise.train;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.TrainingException;
import lanewise.model.Node;
import lanewise.model.Probe;

/**
 * What goes into a network and what should come out: sequences of its input nodes and of its probes, of the same items.
 * Immutable.
 */
public final class Data {
    private final Map<Node, Sequences> inputs;
    private final Map<Probe, Sequences> targets;

    private Data(Map<Node, Sequences> inputs, Map<Probe, Sequences> targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    /** Data without anything yet. */
    public static Data none() {
        return new Data(Map.of(), Map.of());
    }

    /** The same with what a node gives, in place of its own function or process. */
    public Data input(Node node, Sequences sequences) {
        checkItems(node.toString(), sequences);
        inputs.values().stream().findFirst().ifPresent(other -> {
            if (other.steps() != sequences.steps()) {
                throw new TrainingException("%s: %d steps, but the other inputs have %d; give all as many"
                        .formatted(node, sequences.steps(), other.steps()));
            }
        });
        if (sequences.width() != node.sizeOut()) {
            throw new TrainingException("%s: %d values a step, but the node gives %d; give as many"
                    .formatted(node, sequences.width(), node.sizeOut()));
        }
        Map<Node, Sequences> all = new LinkedHashMap<>(inputs);
        all.put(node, sequences);
        return new Data(all, targets);
    }

    /** The same with what a probe should record. */
    public Data target(Probe probe, Sequences sequences) {
        checkItems(probe.toString(), sequences);
        Map<Probe, Sequences> all = new LinkedHashMap<>(targets);
        all.put(probe, sequences);
        return new Data(inputs, all);
    }

    private void checkItems(String name, Sequences sequences) {
        if (hasItems() && sequences.items() != items()) {
            throw new TrainingException("%s: %d items, but the other data have %d; give all as many"
                    .formatted(name, sequences.items(), items()));
        }
    }

    /** Some of the items, by their numbers. */
    public Data select(int... numbers) {
        Map<Node, Sequences> someInputs = new LinkedHashMap<>();
        inputs.forEach((node, sequences) -> someInputs.put(node, sequences.select(numbers)));
        Map<Probe, Sequences> someTargets = new LinkedHashMap<>();
        targets.forEach((probe, sequences) -> someTargets.put(probe, sequences.select(numbers)));
        return new Data(someInputs, someTargets);
    }

    private boolean hasItems() {
        return !inputs.isEmpty() || !targets.isEmpty();
    }

    /** How many items there are; 0 without data. */
    public int items() {
        Map<?, Sequences> some = inputs.isEmpty() ? targets : inputs;
        return some.values().stream().mapToInt(Sequences::items).findFirst().orElse(0);
    }

    /** How many steps the inputs have; 0 without inputs. */
    public int steps() {
        return inputs.values().stream().mapToInt(Sequences::steps).findFirst().orElse(0);
    }

    Map<Node, Sequences> inputs() {
        return inputs;
    }

    Map<Probe, Sequences> targets() {
        return targets;
    }
}
