package lanewise.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimPES;
import lanewise.kernel.Products;

/**
 * Matrices that are learned and lie by column, as products read them, so that they need not be brought into that order at
 * each step; and the changes that are added to them. Only where nobody else has to find them by row.
 */
final class ByColumn {
    private final Set<Signal> matrices = new HashSet<>();

    ByColumn(Step step) {
        for (Operator operator : step.operators()) {
            if (operator instanceof DotInc product && !step.isUnwritten(product.weights()) && isMatrix(product)) {
                matrices.add(product.weights());
            }
        }
        if (matrices.isEmpty()) {
            return;
        }
        for (Operator operator : step.operators()) {
            if (operator instanceof SimPES rule && isWhole(rule.delta())) {
                matrices.add(rule.delta());
            }
        }
        boolean changed;
        do {
            changed = false;
            for (Operator operator : step.operators()) {
                changed |= matrices.removeAll(byRow(operator));
            }
        } while (changed);
    }

    private static boolean isMatrix(DotInc product) {
        int rows = product.rows();
        return isWhole(product.weights())
                && !product.isElementwise()
                && product.columns() == 1
                && (Products.partials(rows, product.cols()) == 1 || Products.leading(rows, product.cols()) == rows);
    }

    private static boolean isWhole(Signal signal) {
        return signal == signal.base() && signal.rank() == 2;
    }

    /** The bases that an operator needs by row. */
    private List<Signal> byRow(Operator operator) {
        Stream<Signal> all = operator.signals().stream().map(Signal::base);
        return switch (operator) {
            case DotInc product ->
                all.filter(base -> base != product.weights() || !isMatrix(product))
                        .toList();
            case SimPES rule -> all.filter(base -> base != rule.delta()).toList();
            case Copy copy when isAlike(copy) -> List.of();
            case Operator other -> all.toList();
        };
    }

    private boolean isAlike(Copy copy) {
        return copy.isWhole()
                && matrices.contains(copy.source())
                && matrices.contains(copy.target())
                && copy.source().extent(0) == copy.target().extent(0);
    }

    /** Whether a base lies by column. */
    boolean contains(Signal base) {
        return matrices.contains(base);
    }
}
