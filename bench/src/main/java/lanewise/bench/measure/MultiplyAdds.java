package lanewise.bench.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;

/**
 * How many multiplications with an addition a step takes, as its products say: one for each weight and place where it is
 * used. What neurons, filters, losses and optimizers compute is left out. Backwards a product takes as many again for the
 * gradient of its weights, if they are trained, and for that of its input, if that depends on what is trained. What is
 * always 0, as the input of ensembles that are reached by their neurons alone, is not multiplied.
 */
final class MultiplyAdds {
    private final Set<Signal> trained;
    private final Set<Signal> moving = new HashSet<>();
    private final Set<Signal> filled = new HashSet<>();

    private MultiplyAdds(Graph graph, Set<Signal> trained) {
        this.trained = trained;
        for (Operator operator : graph.operators()) {
            if (!(operator instanceof Reset reset && reset.value() == 0)) {
                filled.addAll(written(operator));
            }
        }
        boolean more = true;
        while (more) { // through time: what an operator updates is read by those before it
            more = false;
            for (Operator operator : graph.operators()) {
                if (read(operator).anyMatch(base -> trained.contains(base) || moving.contains(base))) {
                    more |= moving.addAll(written(operator));
                }
            }
        }
    }

    /**
     * Of a step of one item, forwards and backwards.
     *
     * @param trained the signals of the parameters that are trained
     */
    static long ofTraining(Graph graph, Set<Signal> trained) {
        MultiplyAdds counted = new MultiplyAdds(graph, trained);
        return graph.operators().stream().mapToLong(counted::of).sum();
    }

    private static Stream<Signal> read(Operator operator) {
        return operator.reads().stream().map(Signal::base);
    }

    private static List<Signal> written(Operator operator) {
        return Stream.of(operator.sets(), operator.increments(), operator.updates())
                .flatMap(List::stream)
                .map(Signal::base)
                .toList();
    }

    private long of(Operator operator) {
        return switch (operator) {
            case DotInc product -> of(product.weights(), product.input(), (long) product.rows() * product.cols());
            case SparseDotInc product ->
                of(
                        product.weights(),
                        product.input(),
                        product.weights().sparse().orElseThrow().row().length);
            case ElementwiseInc product ->
                of(product.factor(), product.input(), product.target().size());
            case ConvInc product ->
                of(
                        product.weights(),
                        product.input(),
                        uses(product.weights(), product.geometry().outputSpace()));
            case ConvTransposeInc product ->
                of(
                        product.weights(),
                        product.input(),
                        uses(product.weights(), product.geometry().inputSpace()));
            default -> 0;
        };
    }

    /** Each weight of a kernel is used once at each place. */
    private static long uses(Signal kernel, List<Integer> places) {
        return places.stream().mapToLong(Integer::longValue).reduce(kernel.size(), Math::multiplyExact);
    }

    private long of(Signal weights, Signal input, long once) {
        if (!filled.contains(input.base()) && input.initial(0) == 0) {
            return 0;
        }
        int times = 1;
        times += trained.contains(weights.base()) ? 1 : 0;
        times += moving.contains(input.base()) ? 1 : 0;
        return times * once;
    }
}
