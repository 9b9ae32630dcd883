package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;

/**
 * Products that only add their input. {@code fma(1, x, y)} is {@code x + y}, whatever x is. In a matrix product the zeros
 * of the identity meet the other inputs, which therefore have to be finite for sure.
 */
final class IdentityProducts {
    private IdentityProducts() {}

    static Step apply(Step step) {
        List<Operator> operators = new ArrayList<>(step.operators());
        boolean news = false;
        for (int i = 0; i < operators.size(); i++) {
            Optional<Copy> copy = copy(step, operators.get(i));
            if (copy.isPresent()) {
                operators.set(i, copy.get());
                news = true;
            }
        }
        return news ? step.with(operators) : step;
    }

    private static Optional<Copy> copy(Step step, Operator operator) {
        return switch (operator) {
            case ElementwiseInc product when isOne(step, product.factor()) -> added(product.input(), product.target());
            case ElementwiseInc product when isOne(step, product.input()) -> added(product.factor(), product.target());
            case DotInc product
            when product.weights().rank() == 0 && isOne(step, product.weights()) ->
                flat(product.input(), product.target());
            case DotInc product
            when product.input().rank() == 0 && isOne(step, product.input()) ->
                flat(product.weights(), product.target());
            case DotInc product
            when isIdentity(step, product) && step.isFinite(product.input()) -> flat(product.input(), product.target());
            case SparseDotInc product when isIdentity(step, product) -> flat(product.input(), product.target());
            default -> Optional.empty();
        };
    }

    private static Optional<Copy> added(Signal source, Signal target) {
        return Optional.of(new Copy(source, target, true));
    }

    /** A copy of values to those of the same numbers. */
    private static Optional<Copy> flat(Signal source, Signal target) {
        return Arrays.equals(source.shape(), target.shape()) ? added(source, target) : Optional.empty();
    }

    private static boolean isOne(Step step, Signal signal) {
        if (!step.isConstant(signal)) {
            return false;
        }
        for (int i = 0; i < signal.size(); i++) {
            if (step.value(signal, i) != 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentity(Step step, DotInc product) {
        Signal weights = product.weights();
        if (weights.rank() != 2
                || weights.extent(0) != weights.extent(1)
                || product.columns() != 1
                || !step.isConstant(weights)) {
            return false;
        }
        int n = weights.extent(0);
        for (int i = 0; i < weights.size(); i++) {
            if (step.value(weights, i) != (i % (n + 1) == 0 ? 1 : 0)) {
                return false;
            }
        }
        return true;
    }

    /** Entries that are left out of a sparse matrix meet no input. */
    private static boolean isIdentity(Step step, SparseDotInc product) {
        SparseEntries entries = product.weights().sparse().orElseThrow();
        int n = entries.rows();
        if (entries.cols() != n || entries.values().length != n || !step.isConstant(product.weights())) {
            return false;
        }
        boolean[] found = new boolean[n];
        for (int i = 0; i < n; i++) {
            if (entries.row()[i] != entries.col()[i] || found[entries.row()[i]] || (float) entries.values()[i] != 1) {
                return false;
            }
            found[entries.row()[i]] = true;
        }
        return true;
    }
}
