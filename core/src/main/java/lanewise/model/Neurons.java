package lanewise.model;

/**
 * The neurons of an ensemble as a place to connect to: what arrives is multiplied by each neuron's gain and added to its
 * input current, what starts here are the neurons' outputs (spikes of height {@code amplitude / dt}, or rates in Hz).
 *
 * @param ensemble whose neurons these are
 */
public record Neurons(Ensemble ensemble) implements Endpoint {
    @Override
    public String label() {
        return ensemble.label() + ".neurons";
    }

    @Override
    public int sizeIn() {
        return ensemble.neuronCount();
    }

    @Override
    public int sizeOut() {
        return ensemble.neuronCount();
    }
}
