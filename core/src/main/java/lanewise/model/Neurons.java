package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RatesToSpikes;
import lanewise.model.neuron.StateVariable;

/**
 * The neurons of an ensemble as a place to connect to: what arrives is multiplied by each neuron's gain and added to its
 * input current, what starts here are the neurons' outputs (spikes of height {@code amplitude / dt}, or rates in Hz). An
 * ensemble of {@link Direct} neurons has none.
 *
 * @param ensemble whose neurons these are
 */
public record Neurons(Ensemble ensemble) implements Endpoint {
    /** Why an end gives and takes nothing, if it is one of neurons that do not exist. */
    static Optional<String> missing(Endpoint end) {
        return end.whole() instanceof Neurons neurons && neurons.sizeIn() == 0
                ? Optional.of(
                        "%s has Direct neurons, of which there are none to connect to; use the ensemble itself or another neuron type"
                                .formatted(neurons.ensemble))
                : Optional.empty();
    }

    @Override
    public String label() {
        return ensemble.label() + ".neurons";
    }

    @Override
    public int sizeIn() {
        return ensemble.neuronType() instanceof Direct ? 0 : ensemble.neuronCount();
    }

    @Override
    public int sizeOut() {
        return sizeIn();
    }

    /**
     * {@code output}, also called {@code spikes} and {@code rates}; {@code input}, the current; the type's state variables;
     * and {@code rate_out} where rates are made into spikes.
     */
    @Override
    public List<String> probeable() {
        List<String> names = new ArrayList<>(List.of("output", "input"));
        names.addAll(states());
        if (ensemble.neuronType() instanceof RatesToSpikes) {
            names.add("rate_out");
        }
        names.addAll(List.of("spikes", "rates"));
        return names;
    }

    /** The names of the state variables, also those of a base that gives rates. */
    List<String> states() {
        List<String> names = new ArrayList<>();
        addStates(ensemble.neuronType(), names);
        if (ensemble.neuronType() instanceof RatesToSpikes spiking) {
            addStates(spiking.base(), names);
        }
        return names;
    }

    private static void addStates(NeuronType type, List<String> names) {
        for (StateVariable state : type.states()) {
            names.add(state.name());
        }
    }
}
