package lanewise.bench.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;

/**
 * The functions that a model archive may name: {@code square, identity, negate} and {@code sin} of each value, and the
 * {@code product} of all values.
 */
final class HostFunctions {
    private static final String PRODUCT = "product";
    private static final int MOST_LISTED = 5;

    /** By name, in alphabetical order. */
    static final Map<String, HostFunction.Call> KNOWN = new TreeMap<>(Map.of(
            "square",
            each(x -> x * x),
            "identity",
            each(x -> x),
            "negate",
            each(x -> -x),
            "sin",
            each(StrictMath::sin), // the same bits on every machine
            PRODUCT,
            HostFunctions::product));

    private HostFunctions() {}

    /** A single value spreads over the output. */
    private static HostFunction.Call each(DoubleUnaryOperator function) {
        return (t, x, out) -> Arrays.setAll(out, i -> function.applyAsDouble(x[x.length == 1 ? 0 : i]));
    }

    private static void product(double t, double[] x, double[] out) {
        double product = 1;
        for (double value : x) {
            product *= value;
        }
        Arrays.fill(out, product);
    }

    /**
     * Refuses a model that names other functions, or gives one values that it cannot take.
     *
     * @param inputs the model's inputs, for their ids
     * @param fed the signals whose values come from elsewhere
     */
    static void check(Graph graph, List<ModelInput> inputs, List<Signal> fed) {
        List<String> wrong = new ArrayList<>();
        Map<Signal, ModelInput> byOutput = new HashMap<>();
        inputs.forEach(input -> byOutput.put(input.signal(), input));
        for (Operator operator : graph.operators()) {
            if (wrong.size() < MOST_LISTED
                    && operator instanceof HostFunction function
                    && function.body() instanceof HostFunction.Named
                    && function.output().filter(output -> !fed.contains(output)).isPresent()) {
                String objection = objection(function);
                if (objection != null) {
                    wrong.add("function \"%s\", which writes %s: %s"
                            .formatted(
                                    Shown.text(function.name()),
                                    byOutput.get(function.output().get()),
                                    objection));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new ModelException("%s; known are %s; give the values with --input ID=FILE.npy"
                    .formatted(String.join("; ", wrong), String.join(", ", KNOWN.keySet())));
        }
    }

    private static String objection(HostFunction function) {
        if (!KNOWN.containsKey(function.name())) {
            return "not known";
        }
        if (function.input().isEmpty()) {
            return "it has no input";
        }
        int in = function.input().get().size();
        int out = function.output().map(Signal::size).orElse(0);
        return in == 1 || in == out || function.name().equals(PRODUCT)
                ? null
                : "it takes %d values and cannot give %d".formatted(in, out);
    }
}
