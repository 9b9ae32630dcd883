package lanewise.network.layer;

import java.util.Optional;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.distribution.Distribution;
import lanewise.model.neuron.NeuronType;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * What can be chosen for a layer that has weights.
 *
 * @param <O> the options of the layer in question
 */
public abstract class LayerOptions<O extends LayerOptions<O>> {
    Optional<String> label = Optional.empty();
    Optional<NeuronType> neurons = Optional.empty();
    Optional<Consumer<Ensemble.Options>> ensemble = Optional.empty();
    Optional<Boolean> bias = Optional.empty();
    Optional<Boolean> neuronBiases = Optional.empty();
    Optional<Distribution> weights = Optional.empty();
    Synapse synapse = Synapse.none();

    LayerOptions() {}

    abstract O self();

    static <T> T given(String option, T value) {
        if (value == null) {
            throw new ModelException("%s is null; leave it out, or give a value".formatted(option));
        }
        return value;
    }

    /** The layer's name; by default what it is, and a number. */
    public O label(String name) {
        label = Optional.of(given("label", name));
        return self();
    }

    /** The neurons that its sums go into; by default there are none, and it is linear. */
    public O neurons(NeuronType type) {
        neurons = Optional.of(given("neurons", type));
        return self();
    }

    /**
     * Other options of its ensemble. They take the place of the chain's; without either its gains are 1 and its biases 0.
     */
    public O ensemble(Consumer<Ensemble.Options> choose) {
        ensemble = Optional.of(given("ensemble", choose));
        return self();
    }

    /**
     * Whether there is a bias besides the neurons': of a dense layer one for each unit, of a convolution one for each
     * filter, 0 at first. By default linear layers and convolutions have one.
     */
    public O bias(boolean present) {
        bias = Optional.of(present);
        return self();
    }

    /** Whether the biases of its neurons are trained; by default they are if it has no other bias. */
    public O neuronBiases(boolean trained) {
        neuronBiases = Optional.of(trained);
        return self();
    }

    /** What the weights are drawn from; by default Glorot and Bengio's (2010) uniform numbers. */
    public O weights(Distribution initial) {
        weights = Optional.of(given("weights", initial));
        return self();
    }

    /** What filters its sums before they arrive; by default nothing does. */
    public O synapse(Synapse filter) {
        synapse = given("synapse", filter);
        return self();
    }

    /** A lowpass filter of a time constant in seconds. */
    public O synapse(double tau) {
        return synapse(new Lowpass(tau));
    }
}
