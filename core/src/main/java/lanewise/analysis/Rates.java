package lanewise.analysis;

import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.neuron.Direct;

/** The static rates of an ensemble's neurons: {@code rates(gain (x . encoder) / radius + bias)}. */
final class Rates {
    private final Ensemble ensemble;
    private final BuiltEnsemble built;

    Rates(BuiltNetwork network, Ensemble ensemble) {
        this.ensemble = ensemble;
        built = network.ensemble(ensemble);
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
        int d = ensemble.dimensions();
        double[] along = new double[ensemble.neuronCount()];
        for (int i = 0; i < along.length; i++) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                sum += point[k] * built.encoders()[i * d + k];
            }
            along[i] = sum / ensemble.radius();
        }
        return of(along);
    }

    /** The rates where each neuron's input has a length of its own along its preferred direction, in the same array. */
    double[] of(double... along) {
        for (int i = 0; i < along.length; i++) {
            along[i] = built.gain()[i] * along[i] + built.bias()[i];
        }
        ensemble.neuronType().rates(along, 0, along.length);
        return along;
    }
}
