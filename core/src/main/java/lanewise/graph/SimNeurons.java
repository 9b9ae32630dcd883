package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import lanewise.model.neuron.NeuronType;

/**
 * Advances neurons by one step.
 *
 * @param type what neurons
 * @param current their input currents
 * @param output their spikes or rates
 * @param states their state variables, in the order of {@link NeuronType#states}
 */
public record SimNeurons(NeuronType type, Signal current, Signal output, List<Signal> states) implements Operator {
    @Override
    public List<Signal> sets() {
        List<Signal> sets = new ArrayList<>(states);
        sets.addFirst(output);
        return sets;
    }

    @Override
    public List<Signal> reads() {
        return List.of(current);
    }
}
