package lanewise.build;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lanewise.build.ParameterSignal.Kind;
import lanewise.graph.ConvGeometry;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.Padding;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Sparse;

/** Builds the transform of a connection whose values are not decoded. */
final class Transforms {
    private final Connection connection;
    private final Signal source;
    private final Draft draft;
    private final Signal weighted;

    private Transforms(Connection connection, Signal source, Draft draft) {
        this.connection = connection;
        this.source = source;
        this.draft = draft;
        weighted = Signal.filled(connection + ".weighted", 0, connection.post().sizeIn());
    }

    /** What a transform makes of a source. */
    static Weighted of(Connection connection, Signal source, RandomStream stream, Draft draft) {
        Transforms transforms = new Transforms(connection, source, draft);
        return switch (connection.transform()) {
            case NoTransform none -> {
                draft.add(connection, BuiltConnection.direct());
                yield new Weighted(source, Optional.empty());
            }
            case Scale scale -> transforms.elementwise(scale.factor());
            case Diagonal diagonal -> transforms.elementwise(diagonal.factors());
            case Dense dense -> transforms.matrix(Weights.flat(dense.matrix()));
            case RandomDense random ->
                transforms.matrix(transforms.drawn(
                        () -> random.distribution().sample(connection.post().sizeIn(), source.size(), stream)));
            case Sparse sparse -> transforms.sparse(sparse, stream);
            case Convolution convolution -> transforms.convolution(convolution, stream);
            case ConvolutionTranspose transpose -> transforms.transpose(transpose, stream);
        };
    }

    private double[] drawn(Supplier<double[]> draw) {
        return Drawn.named(connection + ": its transform", draw);
    }

    private Signal weights(double[] drawn, int... shape) {
        double[] values = draft.given(connection, Kind.WEIGHTS, drawn.length).orElse(drawn);
        int columns = shape.length == 0 ? 1 : shape[shape.length - 1];
        draft.add(connection, BuiltConnection.given(values.clone(), columns));
        return Signal.of(connection + ".weights", values, shape);
    }

    private Weighted added(Signal weights, Operator operator) {
        draft.add(new Reset(weighted, 0));
        draft.add(operator);
        return new Weighted(weighted, Optional.of(weights));
    }

    private Weighted elementwise(double... factors) {
        boolean one = connection.transform() instanceof Scale;
        Signal weights = one ? weights(factors) : weights(factors, factors.length);
        return added(weights, new ElementwiseInc(weights, source, weighted));
    }

    private Weighted matrix(double... values) {
        Signal weights = weights(values, weighted.size(), source.size());
        return added(weights, new DotInc(weights, source, weighted));
    }

    private Weighted sparse(Sparse sparse, RandomStream stream) {
        int entries = sparse.rows().length;
        double[] values = draft.given(connection, Kind.WEIGHTS, entries)
                .orElseGet(() -> drawn(() -> sparse.values().sample(entries, stream)));
        draft.add(connection, BuiltConnection.given(values.clone(), Math.max(1, values.length)));
        Signal weights = Signal.sparse(
                connection + ".weights",
                new SparseEntries(sparse.sizeOut(), sparse.sizeIn(), sparse.rows(), sparse.columns(), values));
        return added(weights, new SparseDotInc(weights, source, weighted));
    }

    private Weighted convolution(Convolution convolution, RandomStream stream) {
        Signal weights = weights(drawn(() -> convolution.sample(stream)), shape(convolution.kernelShape()));
        ConvGeometry geometry = geometry(
                convolution.input(),
                convolution.output(),
                convolution.kernel(),
                convolution.strides(),
                convolution.padding(),
                convolution.groups());
        return added(weights, new ConvInc(weights, source, weighted, geometry));
    }

    private Weighted transpose(ConvolutionTranspose transpose, RandomStream stream) {
        Signal weights = weights(drawn(() -> transpose.sample(stream)), shape(transpose.kernelShape()));
        ConvGeometry geometry = geometry(
                transpose.input(), transpose.output(), transpose.kernel(), transpose.strides(), transpose.padding(), 1);
        return added(weights, new ConvTransposeInc(weights, source, weighted, geometry));
    }

    private static int[] shape(List<Integer> extents) {
        return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    private static ConvGeometry geometry(
            ChannelShape input,
            ChannelShape output,
            List<Integer> kernel,
            List<Integer> strides,
            Padding padding,
            int groups) {
        return new ConvGeometry(
                input.extents(), output.extents(), input.channelsLast(), kernel, strides, padding, groups);
    }

    /**
     * What carries the values on.
     *
     * @param value behind the transform
     * @param weights what was multiplied by, if anything
     */
    record Weighted(Signal value, Optional<Signal> weights) {}
}
