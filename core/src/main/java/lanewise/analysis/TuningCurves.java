package lanewise.analysis;

import java.util.Collections;
import java.util.List;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;

/**
 * How strongly each neuron of an ensemble answers to each of many vectors: the rates at which the neurons settle while
 * the ensemble represents the vector, {@code rates(gain (x . encoder) / radius + bias)}.
 *
 * @param inputs the vectors, one row a point
 * @param activities one row a point, one column a neuron: rates in Hz times the amplitude; for an ensemble of
 *     {@link lanewise.model.neuron.Direct} type, which has no neurons, the inputs themselves
 * @param grid how many points there are along each dimension, the last one's changing fastest; empty if the inputs are
 *     a person's own
 */
public record TuningCurves(double[][] inputs, double[][] activities, List<Integer> grid) {
    private static final int POINTS = 50;
    private static final double MOST_VALUES = 1 << 27;

    /**
     * On a grid of 50 points along each dimension, from {@code -radius} to {@code radius}.
     *
     * @throws ModelException if the ensemble is not part of the network, or the grid has too many points
     */
    public static TuningCurves of(BuiltNetwork network, Ensemble ensemble) {
        int d = ensemble.dimensions();
        double points = Math.pow(POINTS, d);
        if (points * (ensemble.neuronCount() + d) > MOST_VALUES) {
            throw new ModelException(
                    "tuning curves of %s: a grid of %d points along each of %d dimensions is too large; give inputs of your own"
                            .formatted(ensemble, POINTS, d));
        }
        double[] axis = EqualSteps.between(-ensemble.radius(), ensemble.radius(), POINTS);
        double[][] inputs = new double[(int) points][d];
        for (int i = 0; i < inputs.length; i++) {
            for (int k = d - 1, rest = i; k >= 0; k--, rest /= POINTS) {
                inputs[i][k] = axis[rest % POINTS];
            }
        }
        return of(network, ensemble, inputs, Collections.nCopies(d, POINTS));
    }

    /**
     * At given points.
     *
     * @param inputs one row a point, as many values as the ensemble has dimensions
     * @throws ModelException if the ensemble is not part of the network, or a row has another length
     */
    public static TuningCurves of(BuiltNetwork network, Ensemble ensemble, double[][] inputs) {
        return of(network, ensemble, inputs.clone(), List.of());
    }

    private static TuningCurves of(BuiltNetwork network, Ensemble ensemble, double[][] inputs, List<Integer> grid) {
        Rates rates = new Rates(network, ensemble);
        double[][] activities = new double[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].length != ensemble.dimensions()) {
                throw new ModelException("tuning curves of %s: input %d has %d values; give %d, one a dimension"
                        .formatted(ensemble, i, inputs[i].length, ensemble.dimensions()));
            }
            activities[i] = rates.at(inputs[i]);
        }
        return new TuningCurves(inputs, activities, grid);
    }
}
