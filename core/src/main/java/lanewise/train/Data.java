package lanewise.train;

import java.util.LinkedHashMap;
import java.util.Map;
import lanewise.error.TrainingException;
import lanewise.model.Node;
import lanewise.model.Probe;

/**
 * What goes into a network and what should come out: sequences of its input nodes and of its probes, of the same items; and
 * how much each item counts. Immutable.
 */
public final class Data {
    private final Map<Node, Sequences> inputs;
    private final Map<Probe, Sequences> targets;
    private final ItemWeights weights;
    private final int ownSteps;

    private Data(Map<Node, Sequences> inputs, Map<Probe, Sequences> targets, ItemWeights weights, int ownSteps) {
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.ownSteps = ownSteps;
    }

    /** Data without anything yet. */
    public static Data none() {
        return new Data(Map.of(), Map.of(), ItemWeights.none(), 0);
    }

    /** The same with what a node gives, in place of its own function or process. */
    public Data input(Node node, Sequences sequences) {
        if (node == null || sequences == null) {
            throw new TrainingException("an input of %s for %s; give a node and its values".formatted(sequences, node));
        }
        checkItems(node.toString(), sequences.items());
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
        return new Data(all, targets, weights, ownSteps);
    }

    /** The same with what a probe should record. */
    public Data target(Probe probe, Sequences sequences) {
        if (probe == null || sequences == null) {
            throw new TrainingException(
                    "a target of %s for %s; give a probe and its values".formatted(sequences, probe));
        }
        checkItems(probe.toString(), sequences.items());
        Map<Probe, Sequences> all = new LinkedHashMap<>(targets);
        all.put(probe, sequences);
        return new Data(inputs, all, weights, ownSteps);
    }

    /**
     * The same with how much each item counts in the losses of all probes that have no weights of their own: an item's loss
     * and its gradient are multiplied by its weight, and means are still over all items, as Keras's {@code sample_weight}.
     * Metrics do not ask for weights. An item of weight 0 is not compared at all, so whatever its target is.
     *
     * @param ofItems one an item, finite and not negative; copied
     * @throws TrainingException if they are not, or there are not as many as items
     */
    public Data weights(double... ofItems) {
        checkItems("the weights of items", ofItems.length);
        return new Data(inputs, targets, weights.with(ofItems), ownSteps);
    }

    /**
     * The same with how much each item counts in the loss of one probe.
     *
     * @param ofItems as for {@link #weights(double...)}
     */
    public Data weights(Probe probe, double... ofItems) {
        checkItems("the weights of items for " + probe, ofItems.length);
        return new Data(inputs, targets, weights.with(probe, ofItems), ownSteps);
    }

    private void checkItems(String name, int count) {
        if (hasItems() && count != items()) {
            throw new TrainingException(
                    "%s: %d items, but the other data have %d; give all as many".formatted(name, count, items()));
        }
    }

    /**
     * The same for so many steps, where there are no inputs that say how many: the network's nodes then give what they give
     * by themselves.
     *
     * @param count at least 1
     */
    public Data steps(int count) {
        if (count < 1 || !inputs.isEmpty()) {
            throw new TrainingException(
                    "data for %d steps: give at least 1, and only where there are no inputs to say how many"
                            .formatted(count));
        }
        return new Data(inputs, targets, weights, count);
    }

    /** Some of the items, by their numbers. */
    public Data select(int... numbers) {
        Map<Node, Sequences> someInputs = new LinkedHashMap<>();
        inputs.forEach((node, sequences) -> someInputs.put(node, sequences.select(numbers)));
        Map<Probe, Sequences> someTargets = new LinkedHashMap<>();
        targets.forEach((probe, sequences) -> someTargets.put(probe, sequences.select(numbers)));
        return new Data(someInputs, someTargets, weights.select(numbers), ownSteps);
    }

    boolean hasItems() {
        return !inputs.isEmpty() || !targets.isEmpty() || weights.items().isPresent();
    }

    /** How many items there are; 0 without data. */
    public int items() {
        Map<?, Sequences> some = inputs.isEmpty() ? targets : inputs;
        return some.values().stream()
                .mapToInt(Sequences::items)
                .findFirst()
                .orElseGet(() -> weights.items().orElse(0));
    }

    /**
     * How many steps an item has.
     *
     * @throws TrainingException if neither inputs nor {@link #steps(int)} say that
     */
    public int steps() {
        int steps =
                inputs.values().stream().mapToInt(Sequences::steps).findFirst().orElse(ownSteps);
        if (steps == 0) {
            throw new TrainingException(
                    "the data do not say how many steps to run; give an input with input(...), or steps(...)");
        }
        return steps;
    }

    Map<Node, Sequences> inputs() {
        return inputs;
    }

    Map<Probe, Sequences> targets() {
        return targets;
    }

    ItemWeights itemWeights() {
        return weights;
    }
}
