package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Shapes;
import lanewise.graph.Signal;
import lanewise.kernel.ElementwiseKernels;

/**
 * The adjoints of operators that work value by value.
 *
 * @param kernels what computes them
 */
record ElementwiseAdjoints(ElementwiseKernels kernels) {
    /** {@code x' += y'}. */
    List<Task> copy(Copy op, AdjointOperands in) {
        if (!in.wants(op.source())) {
            return List.of();
        }
        int[] targets = op.targets();
        int[] sources = op.sources();
        if (op.isWhole()) {
            Place y = in.incoming(op.target());
            return List.of(in.isShared(op.source()) ? in.sum(op.source(), y) : add(in.outgoing(op.source()), y));
        }
        Place y = in.incoming(op.target());
        Place x = in.outgoing(op.source(), sources);
        return List.of(Task.each(targets.length, item -> {
            for (int i = 0; i < targets.length; i++) {
                int at = x.at(item) + i;
                x.array()[at] = x.array()[at] + y.array()[y.at(item) + targets[i]] + 0f;
            }
        }));
    }

    private Task add(Place x, Place y) {
        return Task.each(x.size(), item -> kernels.add(x.array(), x.at(item), y.array(), y.at(item), x.size()));
    }

    /** {@code a' += x y'} and {@code x' += a y'}, both summed over what was spread. */
    List<Task> product(ElementwiseInc op, AdjointOperands in) {
        int[] into = op.target().shape();
        Factor factor = new Factor(op.factor(), Shapes.spread(op.factor().shape(), into));
        return product(factor, new Factor(op.input(), Shapes.spread(op.input().shape(), into)), op.target(), in);
    }

    /** The same of a product with a scalar. */
    List<Task> product(DotInc op, AdjointOperands in) {
        int size = op.target().size();
        return product(Factor.scaled(op.weights(), size), Factor.scaled(op.input(), size), op.target(), in);
    }

    private List<Task> product(Factor factor, Factor input, Signal target, AdjointOperands in) {
        Place y = in.incoming(target);
        List<Task> tasks = new ArrayList<>();
        if (in.wants(factor.signal())) {
            tasks.add(multiplied(factor.outgoing(in), input.value(in), y));
        }
        if (in.wants(input.signal())) {
            tasks.add(multiplied(input.outgoing(in), factor.value(in), y));
        }
        return tasks;
    }

    /**
     * One side of a product.
     *
     * @param numbers for each value of the target, that of the signal which falls on it
     */
    private record Factor(Signal signal, int[] numbers) {
        static Factor scaled(Signal signal, int size) {
            return new Factor(
                    signal, signal.size() == size ? IntStream.range(0, size).toArray() : new int[size]);
        }

        Place value(AdjointOperands in) {
            return isOneToOne() ? in.value(signal) : in.value(signal, numbers);
        }

        Place outgoing(AdjointOperands in) {
            return isOneToOne() ? in.outgoing(signal) : in.outgoing(signal, numbers);
        }

        private boolean isOneToOne() {
            return numbers.length == signal.size()
                    && IntStream.range(0, numbers.length).allMatch(i -> numbers[i] == i);
        }
    }

    private Task multiplied(Place x, Place a, Place y) {
        return Task.each(
                x.size(),
                item -> kernels.multiplyInc(
                        x.array(), x.at(item), a.array(), a.at(item), y.array(), y.at(item), x.size()));
    }
}
