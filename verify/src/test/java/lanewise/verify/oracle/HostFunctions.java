package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import lanewise.graph.HostFunction;
import lanewise.sim.SimulatorOptions;

/** The functions of the host program that model archives ask for by name. */
public final class HostFunctions {
    /** By their names. */
    public static final Map<String, HostFunction.Call> BY_NAME = Map.of(
            "square", each(x -> x * x),
            "identity", each(x -> x),
            "negate", each(x -> -x),
            "sin", each(StrictMath::sin),
            "product", HostFunctions::product);

    private HostFunctions() {}

    private static HostFunction.Call each(DoubleUnaryOperator function) {
        return (t, x, out) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = function.applyAsDouble(x[i]);
            }
        };
    }

    private static void product(double t, double[] x, double[] out) {
        double product = 1;
        for (double factor : x) {
            product *= factor;
        }
        Arrays.fill(out, product);
    }

    /** Supplies all of them to a run. */
    public static void supply(SimulatorOptions options) {
        BY_NAME.forEach(options::function);
    }
}
