package lanewise.verify.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.model.function.BatchNormalization;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.Dropout;
import lanewise.model.function.FunctionParameter;
import lanewise.model.function.LayerNormalization;
import lanewise.model.function.Pooling;
import lanewise.model.function.Softmax;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Padding;

/** Differentiable functions, in use. */
record RandomFunctions(Draft draft, RandomIncrements increments) {
    /** The least variance that is drawn. */
    private static final double VARIANCE = 0.25;

    void add() {
        DifferentiableFunction function = switch (draft.between(0, 5)) {
            case 0 -> new Softmax(draft.between(1, 3), draft.between(1, 12));
            case 1 -> new Dropout(draft.size(), 0.5);
            case 2 -> new BatchNormalization(draft.between(1, 3), draft.between(1, 20));
            case 3 -> new LayerNormalization(draft.between(1, 3), draft.between(1, 20));
            default -> pooling();
        };
        Draft.Source source = draft.read(function.sizeIn());
        Signal output = draft.target("computed", function.sizeOut());
        draft.operators.add(new SimFunction(
                draft.name("function"),
                function,
                draft.seed(),
                Optional.of(source.signal()),
                output,
                function.parameters().stream()
                        .map(parameter -> draft.constant(1, parameter.size()))
                        .toList(),
                function.statistics().stream().map(this::statistic).toList()));
        double bound = bound(function, source);
        boolean firm = function instanceof Softmax || source.firm();
        draft.finished(output, draft.oneIn(5) ? bound + increments.increment(output) : bound, firm);
    }

    private Pooling pooling() {
        int channels = draft.between(1, 17);
        int[] window = new int[draft.between(1, 2)];
        int[] strides = new int[window.length];
        int[] shape = new int[window.length + 1];
        Arrays.setAll(window, axis -> draft.between(1, 3));
        Arrays.setAll(strides, axis -> draft.between(1, 3));
        Arrays.setAll(shape, axis -> axis == window.length ? channels : window[axis] + draft.between(0, 3));
        return Pooling.of(draft.pick(List.of(Pooling.Kind.values())), ChannelShape.last(shape), window)
                .strides(strides)
                .padding(draft.pick(List.of(Padding.values())));
    }

    private Signal statistic(FunctionParameter statistic) {
        double[] values = draft.values(statistic.size(), 1);
        if (statistic.name().equals("variance")) {
            Arrays.setAll(values, i -> VARIANCE + values[i] * values[i]);
        }
        return Signal.of(draft.name(statistic.name()), values, values.length);
    }

    private static double bound(DifferentiableFunction function, Draft.Source source) {
        return switch (function) {
            case Softmax softmax -> 1;
            case BatchNormalization normal -> (source.bound() + 1) / Math.sqrt(VARIANCE) + 1;
            case LayerNormalization normal -> Math.sqrt(normal.channels()) + 1;
            case DifferentiableFunction other -> source.bound();
        };
    }
}
