package lanewise.model.neuron;

/**
 * How neurons answer to an input along their preferred direction.
 *
 * @param maxRates the rates in Hz where the input is 1, one a neuron; null for {@link Direct}
 * @param intercepts the inputs at which the neurons start to fire, one a neuron; null for {@link Direct}
 */
public record Tuning(double[] maxRates, double[] intercepts) {}
