package lanewise.verify.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Reset;
import lanewise.graph.TimeUpdate;

/** The clock, and operators that go value by value. */
record ElementwiseSteps(Memory memory, Rounding r, Oracle.Clock clock) {
    Runnable of(TimeUpdate op) {
        Cells step = memory.of(op.step());
        Cells time = memory.of(op.time());
        return () -> {
            step.set(0, (double) clock.step);
            time.set(0, clock.time());
        };
    }

    Runnable of(Reset op) {
        Cells target = memory.of(op.target());
        return () -> {
            for (int i = 0; i < target.size(); i++) {
                target.set(i, op.value());
            }
        };
    }

    Runnable of(Copy op) {
        Cells source = memory.of(op.source());
        Cells target = memory.of(op.target());
        int[] chosen = chosen(source, op.sourceIndex());
        int[] places = chosen(target, op.targetIndex());
        int[] from = spread(selected(source.shape(), op.sourceIndex()), selected(target.shape(), op.targetIndex()));
        return () -> {
            double[] values = source.values();
            for (int i = 0; i < places.length; i++) {
                double value = values[chosen[from[i]]];
                if (op.increment()) {
                    target.add(places[i], value);
                } else {
                    target.set(places[i], value);
                }
            }
        };
    }

    Runnable of(ElementwiseInc op) {
        Cells a = memory.of(op.factor());
        Cells x = memory.of(op.input());
        Cells y = memory.of(op.target());
        int[] fromA = spread(a.shape(), y.shape());
        int[] fromX = spread(x.shape(), y.shape());
        return () -> {
            for (int i = 0; i < y.size(); i++) {
                y.add(i, r.of(a.get(fromA[i]) * x.get(fromX[i])));
            }
        };
    }

    private static int[] selected(int[] shape, Optional<List<Integer>> index) {
        int[] selected = shape.clone();
        index.ifPresent(list -> selected[0] = list.size());
        return selected;
    }

    /** The numbers of all values whose index along the first axis is in the list, in the list's order. */
    private static int[] chosen(Cells cells, Optional<List<Integer>> index) {
        if (index.isEmpty()) {
            return IntStream.range(0, cells.size()).toArray();
        }
        int row = cells.size() / cells.shape()[0];
        return index.get().stream()
                .flatMapToInt(i -> IntStream.range(i * row, (i + 1) * row))
                .toArray();
    }

    /** For each value of an array of shape {@code to} the number of the value of one of shape {@code from} it meets. */
    private static int[] spread(int[] from, int[] to) {
        int size = IntStream.of(to).reduce(1, (a, b) -> a * b);
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            int rest = i;
            int weight = 1;
            for (int back = 1; back <= Math.min(from.length, to.length); back++) {
                int extent = from[from.length - back];
                int at = rest % to[to.length - back];
                rest /= to[to.length - back];
                numbers[i] += extent == 1 ? 0 : at * weight;
                weight *= extent;
            }
        }
        return numbers;
    }
}
