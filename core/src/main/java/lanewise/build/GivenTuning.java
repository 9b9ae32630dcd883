package lanewise.build;

import java.util.Optional;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.Tuning;

/** Ensembles whose encoders, biases or time constants are given. */
final class GivenTuning {
    private GivenTuning() {}

    /** What was drawn, but for the values that are given; gains stay what they are. */
    static BuiltEnsemble of(Ensemble ensemble, BuiltEnsemble drawn, ParameterValues values) {
        Optional<double[]> scaled = values.find(ensemble, Kind.ENCODERS, drawn.flatScaledEncoders().length);
        Optional<double[]> biases = values.find(ensemble, Kind.BIAS, drawn.bias().length);
        NeuronType neurons = values.neurons(ensemble);
        boolean isTuned = !neurons.equals(ensemble.neuronType());
        if (scaled.isEmpty() && biases.isEmpty() && !isTuned) {
            return drawn;
        }
        double[] encoders =
                scaled.map(rows -> encoders(ensemble, rows, drawn.gain())).orElse(drawn.flatEncoders());
        double[] bias = biases.orElse(drawn.bias());
        Tuning tuning = (biases.isPresent() || isTuned) && !(neurons instanceof Direct)
                ? neurons.tuning(drawn.gain(), bias)
                : new Tuning(drawn.maxRates(), drawn.intercepts());
        return new BuiltEnsemble(
                neurons,
                drawn.evalPoints(),
                encoders,
                scaled.orElse(drawn.flatScaledEncoders()),
                drawn.gain(),
                bias,
                tuning.maxRates(),
                tuning.intercepts());
    }

    /** The encoders that become these when they are multiplied by gain over radius. */
    static double[] encoders(Ensemble ensemble, double[] scaled, double[] gain) {
        double[] encoders = scaled.clone();
        if (ensemble.neuronType() instanceof Direct) {
            return encoders;
        }
        int d = ensemble.dimensions();
        for (int i = 0; i < encoders.length; i++) {
            double by = gain[i / d];
            if (by == 0 && scaled[i] != 0) {
                throw new ModelException(
                        "%s: encoders times gain over radius are given, but the gain of neuron %d is 0, so none of its encoders become these; give it another gain"
                                .formatted(ensemble, i / d));
            }
            encoders[i] = by == 0 ? 0 : scaled[i] * ensemble.radius() / by;
        }
        return encoders;
    }
}
