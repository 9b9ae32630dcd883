package lanewise.analysis;

import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.NeuronType;

/** The static rates of an ensemble's neurons: {@code rates(gain (x . encoder) / radius + bias)}. */
final class Rates {
    private final Ensemble ensemble;
    private final double[][] encoders;
    private final double[] gain;
    private final double[] bias;
    private final NeuronType neurons;

    Rates(BuiltNetwork network, Ensemble ensemble) {
        this.ensemble = ensemble;
        BuiltEnsemble built = network.ensemble(ensemble);
        encoders = built.encoders();
        gain = built.gain();
        bias = built.bias();
        neurons = built.neurons();
    }

    /** Of an ensemble that has neurons; {@code what} is what they are needed for. */
    static Rates ofNeurons(BuiltNetwork network, Ensemble ensemble, String what) {
        if (ensemble.neuronType() instanceof Direct) {
            throw new ModelException("%s of %s: it has no neurons, as its type is Direct; give it another neuron type"
                    .formatted(what, ensemble));
        }
        return new Rates(network, ensemble);
    }

    /** The rates (Hz, times the amplitude) where the ensemble represents a point; without neurons the point itself. */
    double[] at(double[] point) {
        if (ensemble.neuronType() instanceof Direct) {
            return point.clone();
        }
        double[] along = new double[ensemble.neuronCount()];
        for (int i = 0; i < along.length; i++) {
            double sum = 0;
            for (int k = 0; k < encoders[i].length; k++) {
                sum += point[k] * encoders[i][k];
            }
            along[i] = sum / ensemble.radius();
        }
        return of(along);
    }

    /** The rates where each neuron's input has a length of its own along its preferred direction, in the same array. */
    double[] of(double... along) {
        for (int i = 0; i < along.length; i++) {
            along[i] = gain[i] * along[i] + bias[i];
        }
        neurons.rates(along, 0, along.length);
        return along;
    }
}
