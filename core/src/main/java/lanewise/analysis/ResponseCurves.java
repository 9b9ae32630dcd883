package lanewise.analysis;

import java.util.Arrays;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;

/**
 * How strongly each neuron of an ensemble answers to inputs along its own preferred direction: {@code rates(gain x + bias)}.
 *
 * @param inputs the lengths along the preferred direction, as parts of the radius
 * @param activities one row an input, one column a neuron: rates in Hz times the amplitude
 */
public record ResponseCurves(double[] inputs, double[][] activities) {
    /**
     * At 50 inputs from -1 to 1.
     *
     * @throws ModelException if the ensemble is not part of the network, or has no neurons
     */
    public static ResponseCurves of(BuiltNetwork network, Ensemble ensemble) {
        return of(network, ensemble, EqualSteps.between(-1, 1, 50));
    }

    /**
     * At given inputs.
     *
     * @throws ModelException if the ensemble is not part of the network, or has no neurons
     */
    public static ResponseCurves of(BuiltNetwork network, Ensemble ensemble, double... inputs) {
        Rates rates = Rates.ofNeurons(network, ensemble, "response curves");
        double[][] activities = new double[inputs.length][ensemble.neuronCount()];
        for (int i = 0; i < inputs.length; i++) {
            Arrays.fill(activities[i], inputs[i]);
            rates.of(activities[i]);
        }
        return new ResponseCurves(inputs.clone(), activities);
    }
}
