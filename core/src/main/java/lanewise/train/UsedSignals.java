package lanewise.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;

/** The signals that operators of a graph read or change, but for factors of what is always 0. */
final class UsedSignals {
    private final Map<Signal, List<Operator>> writers = new HashMap<>();
    private final Set<Signal> used = new HashSet<>();

    private UsedSignals(Graph graph) {
        for (Operator operator : graph.operators()) {
            for (Signal written : written(operator)) {
                writers.computeIfAbsent(written.base(), base -> new ArrayList<>())
                        .add(operator);
            }
        }
        graph.operators().forEach(this::use);
    }

    static UsedSignals of(Graph graph) {
        return new UsedSignals(graph);
    }

    boolean contains(Signal signal) {
        return used.contains(signal.base());
    }

    private static List<Signal> written(Operator operator) {
        return operator.writes();
    }

    private void use(Operator operator) {
        boolean nothing = switch (operator) {
            case DotInc product -> isZero(product.input());
            case SparseDotInc product -> isZero(product.input());
            case ElementwiseInc product -> isZero(product.input());
            case ConvInc convolution -> isZero(convolution.input());
            case ConvTransposeInc convolution -> isZero(convolution.input());
            default -> false;
        };
        if (!nothing) {
            operator.reads().forEach(signal -> used.add(signal.base()));
            written(operator).forEach(signal -> used.add(signal.base()));
            if (operator instanceof SparseDotInc product) {
                used.add(product.weights());
            }
        }
    }

    /** Whether resets to 0 write a signal, and nothing else does: what nothing writes may yet be fed. */
    private boolean isZero(Signal signal) {
        List<Operator> all = writers.getOrDefault(signal.base(), List.of());
        return !all.isEmpty() && all.stream().allMatch(UsedSignals::isZero) && startsAtZero(signal);
    }

    private static boolean isZero(Operator writer) {
        return writer instanceof Reset reset && reset.value() == 0;
    }

    private static boolean startsAtZero(Signal signal) {
        for (int i = 0; i < signal.size(); i++) {
            if (signal.initial(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
