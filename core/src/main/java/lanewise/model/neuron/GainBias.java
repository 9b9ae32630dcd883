package lanewise.model.neuron;

/**
 * How neurons turn an input {@code x} along their preferred direction into a current: {@code gain * x + bias}.
 *
 * @param gain one a neuron; null for {@link Direct}
 * @param bias one a neuron; null for {@link Direct}
 */
public record GainBias(double[] gain, double[] bias) {}
