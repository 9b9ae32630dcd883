package lanewise.bench.recipe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.io.NpyArray;
import lanewise.model.Network;
import lanewise.train.Parameter;
import lanewise.train.Parameters;
import lanewise.train.Trainer;

/**
 * The values of trained parameters by their names, so that another network whose objects have the same names can have them.
 *
 * @param values by the names of parameters
 */
record TrainedValues(Map<String, Value> values) {
    /**
     * Those of one parameter.
     *
     * @param shape of the array
     * @param numbers in row-major order
     */
    record Value(int[] shape, float[] numbers) {}

    /** All that a trainer has trained, as it is now. */
    static TrainedValues of(Trainer trainer) {
        Map<String, Value> values = new LinkedHashMap<>();
        trainer.values().forEach((parameter, numbers) -> {
            if (parameter.trained()) {
                int[] shape = parameter.signal().shape();
                int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
                values.put(
                        parameter.name(),
                        new Value(size == numbers.length ? shape : new int[] {numbers.length}, numbers));
            }
        });
        return new TrainedValues(values);
    }

    /**
     * Builds a network with these values.
     *
     * @throws ModelException if it has no parameter of one of the names, or one of another size
     */
    BuiltNetwork build(Network network, double rateScale) {
        Parameters parameters = Parameters.of(network, Builder.build(network));
        Map<Parameter, double[]> given = new LinkedHashMap<>();
        values.forEach((name, value) -> given.put(parameters.named(name), doubles(value.numbers)));
        return Builder.build(
                network, build -> build.values(parameters.values(given)).scaleFiringRates(rateScale));
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            doubles[i] = numbers[i];
        }
        return doubles;
    }

    /** As arrays of a file, whose names have neither spaces nor colons. */
    Map<String, NpyArray> arrays() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace(": ", ".").replace(' ', '_'),
                        entry -> new NpyArray.Floats(entry.getValue().shape, entry.getValue().numbers),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }
}
