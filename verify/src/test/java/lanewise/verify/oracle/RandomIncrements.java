package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import lanewise.graph.ConvGeometry;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;
import lanewise.model.transform.Padding;

/** Draws what sets a signal and what is added to it. Every method gives about how large the signal gets by it. */
record RandomIncrements(Draft draft) {
    /** A signal with something that sets it and some that add to it. */
    void sum() {
        int axes = draft.between(0, 3);
        int[] shape = axes == 1 ? new int[] {draft.size()} : new int[axes];
        if (axes > 1) {
            Arrays.setAll(shape, axis -> draft.between(1, 6));
        }
        sum(this::increment, shape);
    }

    /** A signal of that shape with something that sets it and some of a kind that add to it. */
    void sum(ToDoubleFunction<Signal> increment, int... shape) {
        Signal target = draft.target("sum", shape);
        double bound = set(target);
        for (int left = draft.between(1, 3); left > 0; left--) {
            bound += increment.applyAsDouble(target);
        }
        draft.finished(target, bound, false);
    }

    double set(Signal target) {
        switch (draft.between(0, 6)) {
            case 0 -> draft.operators.add(new Reset(target.base(), draft.between(-1.0, 1.0)));
            case 1 -> {
                Signal base = target.base();
                if (base.size() > 1) {
                    int half = draft.between(1, base.size() - 1);
                    draft.operators.add(new Reset(part(base, 0, half), draft.between(-1.0, 1.0)));
                    if (draft.oneIn(2)) {
                        draft.operators.add(new Reset(part(base, half, base.size() - half), draft.between(-1.0, 1.0)));
                    }
                } else {
                    draft.operators.add(new Reset(base, 0));
                }
            }
            case 2 -> {
                Draft.Source source = draft.read(spreading(target.shape()));
                draft.operators.add(new Copy(source.signal(), target, false));
                return source.bound();
            }
            case 3 -> {
                if (target.rank() > 0) {
                    return copy(target, draft.pick(subsets(target.extent(0))), false);
                }
                draft.operators.add(new Reset(target, 0.5));
            }
            default -> draft.operators.add(new Reset(target, draft.oneIn(2) ? 0 : draft.between(-1.0, 1.0)));
        }
        return 1;
    }

    private static Signal part(Signal base, int from, int length) {
        return base.view(base.name() + " from " + from, from, new int[] {1}, length);
    }

    /** Some of the indices, none twice, in some order. */
    private List<List<Integer>> subsets(int extent) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, extent).boxed().toList());
        Collections.shuffle(all, new java.util.Random(draft.seed()));
        return List.of(all, all.subList(0, draft.between(1, extent)));
    }

    private static List<Integer> list(int[] values) {
        return IntStream.of(values).boxed().toList();
    }

    /** Copies some elements along the first axis to some. */
    private double copy(Signal target, List<Integer> to, boolean increment) {
        int[] shape = target.shape();
        Optional<List<Integer>> from = Optional.empty();
        if (draft.oneIn(2)) {
            int extent = draft.between(1, 9);
            from = Optional.of(list(draft.indices(draft.oneIn(4) ? 1 : to.size(), extent)));
            shape[0] = extent;
        } else {
            shape[0] = draft.oneIn(4) ? 1 : to.size();
        }
        Draft.Source source = draft.read(shape);
        draft.operators.add(new Copy(source.signal(), from, target, Optional.of(to), increment));
        return source.bound() * (increment ? to.size() : 1);
    }

    /** The shape, or one that spreads over it. */
    private int[] spreading(int[] shape) {
        if (draft.oneIn(2)) {
            return shape;
        }
        int[] spreading = Arrays.copyOfRange(shape, draft.between(0, shape.length), shape.length);
        Arrays.setAll(spreading, axis -> draft.oneIn(3) ? 1 : spreading[axis]);
        return spreading;
    }

    double increment(Signal target) {
        return switch (draft.between(0, 7)) {
            case 0 -> copyWhole(target);
            case 1 -> target.rank() == 0 ? dot(target) : copySome(target);
            case 2, 3 -> multiply(target);
            case 4 -> target.rank() == 1 ? sparse(target) : dot(target);
            default -> dot(target);
        };
    }

    double copyWhole(Signal target) {
        Draft.Source source = draft.read(spreading(target.shape()));
        draft.operators.add(new Copy(source.signal(), target, true));
        return source.bound();
    }

    double copySome(Signal target) {
        int several = draft.between(1, 12);
        return copy(target, list(draft.indices(several, target.extent(0))), true);
    }

    double multiply(Signal target) {
        int[] one = spreading(target.shape());
        int[] other = spreading(target.shape());
        if (draft.oneIn(3)) {
            Draft.Source factor = draft.readFirm(one);
            Draft.Source input = draft.readFirm(other);
            draft.operators.add(new ElementwiseInc(factor.signal(), input.signal(), target));
            return factor.bound() * input.bound();
        }
        Draft.Source source = draft.read(one);
        Signal constant = draft.constant(1 / source.bound(), other);
        draft.operators.add(
                draft.oneIn(2)
                        ? new ElementwiseInc(constant, source.signal(), target)
                        : new ElementwiseInc(source.signal(), constant, target));
        return 1;
    }

    double dot(Signal target) {
        int rows = target.size();
        int cols = draft.oneIn(12) ? draft.between(250, 300) : draft.size();
        int form = draft.between(0, 6);
        if (form == 0) {
            Draft.Source source = draft.read(target.shape());
            Signal scale = draft.constant(1 / source.bound());
            draft.operators.add(
                    draft.oneIn(2)
                            ? new DotInc(scale, source.signal(), target)
                            : new DotInc(source.signal(), scale, target));
            return 1;
        }
        if (form == 1 && rows == 1) {
            Draft.Source source = draft.read(cols);
            draft.operators.add(new DotInc(weights(source, cols, cols), source.signal(), target));
        } else if (form == 2) { // a row by a matrix
            Draft.Source source = draft.read(cols, rows);
            draft.operators.add(new DotInc(weights(source, cols, cols), source.signal(), target));
        } else if (form == 3) { // a matrix by a matrix
            int columns = divisor(rows);
            Draft.Source source = draft.read(cols, columns);
            draft.operators.add(new DotInc(weights(source, cols, rows / columns, cols), source.signal(), target));
        } else {
            Draft.Source source = draft.read(cols);
            draft.operators.add(new DotInc(weights(source, cols, rows, cols), source.signal(), target));
        }
        return 1;
    }

    private int divisor(int size) {
        return draft.pick(IntStream.rangeClosed(1, size)
                .filter(n -> size % n == 0)
                .boxed()
                .toList());
    }

    /** Weights for sums over so many values of a source: constant, or such that change from step to step. */
    private Signal weights(Draft.Source source, int summed, int... shape) {
        double scale = 1 / (source.bound() * Math.sqrt(summed));
        if (!draft.oneIn(4)) {
            return draft.constant(scale, shape);
        }
        Signal weights = Signal.of(draft.name("moving"), draft.values(Draft.count(shape), scale), shape);
        Draft.Source moves = draft.readFirm(spreading(shape));
        Signal slow = draft.constant(0.03 * scale / moves.bound());
        draft.operators.add(new ElementwiseInc(slow, moves.signal(), weights));
        return weights;
    }

    double sparse(Signal target) {
        int rows = target.size();
        int cols = draft.size();
        int entries = draft.between(0, 3 * cols);
        Draft.Source source = draft.read(cols);
        double[] values = draft.values(entries, 1 / source.bound());
        Signal weights = Signal.sparse(
                draft.name("sparse"),
                new SparseEntries(rows, cols, draft.indices(entries, rows), draft.indices(entries, cols), values));
        draft.operators.add(new SparseDotInc(weights, source.signal(), target));
        return 2;
    }

    void convolution() {
        int groups = draft.oneIn(2) ? 1 : draft.between(2, 3);
        int in = groups * draft.between(1, 3);
        int out = groups * (draft.oneIn(4) ? draft.between(4, 9) : draft.between(1, 3));
        Spaces spaces = spaces();
        ConvGeometry geometry = spaces.geometry(spaces.large(), in, spaces.small(), out, draft.oneIn(2), groups);
        Draft.Source source = draft.read(array(geometry.inputShape()));
        Signal target = draft.target("convolved", array(geometry.outputShape()));
        double bound = set(target);
        int taps = Draft.count(array(geometry.kernelSize())) * in / groups;
        Signal weights = weights(source, taps, shape(geometry.kernelSize(), in / groups, out));
        draft.operators.add(new ConvInc(weights, source.signal(), target, geometry));
        draft.finished(target, bound + 1 + (draft.oneIn(3) ? increment(target) : 0), false);
    }

    void transposedConvolution() {
        int in = draft.between(1, 4);
        int out = draft.oneIn(4) ? draft.between(4, 9) : draft.between(1, 3);
        Spaces spaces = spaces();
        ConvGeometry geometry = spaces.geometry(spaces.small(), in, spaces.large(), out, draft.oneIn(2), 1);
        Draft.Source source = draft.read(array(geometry.inputShape()));
        Signal target = draft.target("transposed", array(geometry.outputShape()));
        double bound = set(target);
        int taps = Draft.count(array(geometry.kernelSize())) * in;
        Signal weights = weights(source, taps, shape(geometry.kernelSize(), in, out));
        draft.operators.add(new ConvTransposeInc(weights, source.signal(), target, geometry));
        draft.finished(target, bound + 1 + (draft.oneIn(3) ? increment(target) : 0), false);
    }

    /** The spaces between which a convolution leads. */
    private record Spaces(
            List<Integer> large, List<Integer> small, List<Integer> kernel, List<Integer> strides, Padding padding) {
        ConvGeometry geometry(
                List<Integer> input, int in, List<Integer> output, int out, boolean channelsLast, int groups) {
            return new ConvGeometry(
                    with(input, in, channelsLast),
                    with(output, out, channelsLast),
                    channelsLast,
                    kernel,
                    strides,
                    padding,
                    groups);
        }

        private static List<Integer> with(List<Integer> space, int channels, boolean last) {
            List<Integer> shape = new ArrayList<>(space);
            shape.add(last ? space.size() : 0, channels);
            return shape;
        }
    }

    private Spaces spaces() {
        int dimensions = draft.between(1, 3);
        Padding padding = draft.pick(List.of(Padding.values()));
        Spaces spaces = new Spaces(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), padding);
        for (int axis = 0; axis < dimensions; axis++) {
            int kernel = draft.between(1, 4);
            int stride = draft.between(1, 3);
            int large = draft.between(padding == Padding.VALID ? kernel : 1, dimensions == 1 ? 20 : 6);
            int free = padding == Padding.VALID ? large - kernel + 1 : large;
            spaces.large().add(large);
            spaces.small().add((free + stride - 1) / stride);
            spaces.kernel().add(kernel);
            spaces.strides().add(stride);
        }
        return spaces;
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] shape(List<Integer> kernel, int in, int out) {
        return IntStream.concat(kernel.stream().mapToInt(Integer::intValue), IntStream.of(in, out))
                .toArray();
    }
}
