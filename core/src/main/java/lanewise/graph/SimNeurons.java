package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.model.neuron.NeuronType;

/**
 * Advances neurons by one step.
 *
 * @param type what neurons
 * @param current their input currents; for neurons that turn a rate into spikes, the rate
 * @param output their spikes or rates
 * @param states their state variables, in the order of {@link NeuronType#states}
 * @param seed of the random numbers of neurons that take any
 */
public record SimNeurons(NeuronType type, Signal current, Signal output, List<Signal> states, long seed)
        implements Operator {
    /** With the checks of the sizes; the list is copied. */
    public SimNeurons {
        states = List.copyOf(states);
        if (states.size() != type.states().size()) {
            throw new ModelException("neurons %s: %d state signals; %s has %d state variables"
                    .formatted(output, states.size(), type, type.states().size()));
        }
        List<Signal> all = new ArrayList<>(states);
        all.add(current);
        for (Signal signal : all) {
            if (signal.size() != output.size()) {
                throw new ModelException("neurons %s: %s has %d values; give one a neuron, %d"
                        .formatted(output, signal, signal.size(), output.size()));
            }
        }
    }

    /** Of neurons that take no random numbers. */
    public SimNeurons(NeuronType type, Signal current, Signal output, List<Signal> states) {
        this(type, current, output, states, 0);
    }

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
