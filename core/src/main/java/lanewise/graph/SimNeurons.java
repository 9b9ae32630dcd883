package lanewise.graph;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.model.neuron.NeuronType;

/**
 * Advances neurons by one step.
 *
 * @param type what neurons; where time constants are parameters, with those with which a run starts
 * @param current their input currents; for neurons that turn a rate into spikes, the rate
 * @param output their spikes or rates
 * @param states their state variables, in the order of {@link NeuronType#states}
 * @param seed of the random numbers of neurons that take any
 * @param times which time constants are parameters
 */
public record SimNeurons(
        NeuronType type, Signal current, Signal output, List<Signal> states, long seed, NeuronTimes times)
        implements Operator {
    /** With the checks of the sizes; the list is copied. */
    public SimNeurons {
        states = List.copyOf(states);
        if (!times.areOf(type)) {
            throw new ModelException("neurons %s: %s are to be time constants of %s, which does not have all of them"
                    .formatted(output, times.signals(), type));
        }
        type = times.in(type, signal -> (float) signal.initial(0));
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

    /** Of a type that stays what it is. */
    public SimNeurons(NeuronType type, Signal current, Signal output, List<Signal> states, long seed) {
        this(type, current, output, states, seed, NeuronTimes.none());
    }

    @Override
    public List<Signal> sets() {
        List<Signal> sets = new ArrayList<>(states);
        sets.addFirst(output);
        return sets;
    }

    @Override
    public List<Signal> reads() {
        if (!times.isAny()) {
            return List.of(current);
        }
        List<Signal> reads = new ArrayList<>(times.signals());
        reads.addFirst(current);
        return reads;
    }
}
