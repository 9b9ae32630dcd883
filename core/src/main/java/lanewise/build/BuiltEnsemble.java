package lanewise.build;

import lanewise.math.Points;
import lanewise.model.neuron.NeuronType;

/**
 * What was drawn and solved for an ensemble: the preferred directions, tuning and sampling of its neurons. Immutable: what
 * is given out is copied.
 */
public final class BuiltEnsemble {
    private final NeuronType neurons;
    private final Points evalPoints;
    private final double[] encoders;
    private final double[] scaledEncoders;
    private final double[] gain;
    private final double[] bias;
    private final double[] maxRates;
    private final double[] intercepts;

    /** Of arrays that are not changed afterwards; encoders row by row. */
    BuiltEnsemble(
            NeuronType neurons,
            Points evalPoints,
            double[] encoders,
            double[] scaledEncoders,
            double[] gain,
            double[] bias,
            double[] maxRates,
            double[] intercepts) {
        this.neurons = neurons;
        this.evalPoints = evalPoints;
        this.encoders = encoders;
        this.scaledEncoders = scaledEncoders;
        this.gain = gain;
        this.bias = bias;
        this.maxRates = maxRates;
        this.intercepts = intercepts;
    }

    /** The neurons: the ensemble's, with the time constants that were given in place of their own. */
    public NeuronType neurons() {
        return neurons;
    }

    /** The evaluation points, multiplied by the radius. */
    public Points evalPoints() {
        return evalPoints;
    }

    /** The preferred directions, one row a neuron, one column a dimension; without neurons ones on the diagonal. */
    public double[][] encoders() {
        return Matrix.rows(encoders, evalPoints.dimensions());
    }

    /** The encoders times gain over radius, one row a neuron, one column a dimension. */
    public double[][] scaledEncoders() {
        return Matrix.rows(scaledEncoders, evalPoints.dimensions());
    }

    /** The gains, one a neuron; empty without neurons. */
    public double[] gain() {
        return gain.clone();
    }

    /** The biases, one a neuron; empty without neurons. */
    public double[] bias() {
        return bias.clone();
    }

    /** The rates (Hz) where the input along the preferred direction is 1, one a neuron; empty without neurons. */
    public double[] maxRates() {
        return maxRates.clone();
    }

    /** The inputs along the preferred directions at which neurons start to fire, one a neuron; empty without neurons. */
    public double[] intercepts() {
        return intercepts.clone();
    }

    /** The encoders row by row, not to be changed. */
    double[] flatEncoders() {
        return encoders;
    }

    /** The scaled encoders row by row, not to be changed. */
    double[] flatScaledEncoders() {
        return scaledEncoders;
    }
}
