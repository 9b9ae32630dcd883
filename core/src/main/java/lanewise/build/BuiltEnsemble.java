package lanewise.build;

import lanewise.math.Points;

/**
 * What was drawn and solved for an ensemble.
 *
 * @param evalPoints the evaluation points, multiplied by the radius
 * @param encoders the preferred directions, one row a neuron
 * @param scaledEncoders the encoders times gain over radius, row-major
 * @param gain one a neuron
 * @param bias one a neuron
 * @param maxRates the rates (Hz) where the input is 1, one a neuron
 * @param intercepts the inputs at which neurons start to fire, one a neuron
 */
public record BuiltEnsemble(
        Points evalPoints,
        double[] encoders,
        double[] scaledEncoders,
        double[] gain,
        double[] bias,
        double[] maxRates,
        double[] intercepts) {}
