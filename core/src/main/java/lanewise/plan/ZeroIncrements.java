package lanewise.plan;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;

/**
 * Increments of nothing but zeros. No signal holds -0, so adding 0 changes no bit; but 0 times what is infinite is NaN, so
 * the other side of a product has to be finite for sure.
 */
final class ZeroIncrements {
    private ZeroIncrements() {}

    static Step apply(Step step) {
        List<Operator> left = new ArrayList<>();
        for (Operator operator : step.operators()) {
            if (!addsZero(step, operator)) {
                left.add(operator);
            }
        }
        return left.size() == step.operators().size() ? step : step.with(left);
    }

    private static boolean addsZero(Step step, Operator operator) {
        return switch (operator) {
            case Copy copy -> copy.increment() && isZero(step, copy.source());
            case ElementwiseInc product -> isZero(step, product.factor(), product.input());
            case DotInc product -> isZero(step, product.weights(), product.input());
            case SparseDotInc product -> isZero(step, product);
            case ConvInc convolution -> isZero(step, convolution.weights(), convolution.input());
            case ConvTransposeInc convolution -> isZero(step, convolution.weights(), convolution.input());
            default -> false;
        };
    }

    private static boolean isZero(Step step, Signal one, Signal other) {
        return (isZero(step, one) && step.isFinite(other)) || (isZero(step, other) && step.isFinite(one));
    }

    private static boolean isZero(Step step, SparseDotInc product) {
        SparseEntries entries = product.weights().sparse().orElseThrow();
        if (entries.values().length == 0 || isZero(step, product.input())) {
            return true;
        }
        for (double value : entries.values()) {
            if ((float) value != 0 || !step.isConstant(product.weights())) {
                return false;
            }
        }
        return step.isFinite(product.input());
    }

    private static boolean isZero(Step step, Signal signal) {
        if (!step.isConstant(signal)) {
            return false;
        }
        for (int i = 0; i < signal.size(); i++) {
            if (step.value(signal, i) != 0) {
                return false;
            }
        }
        return true;
    }
}
