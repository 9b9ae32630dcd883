package lanewise.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.build.ParameterSignal.Kind;
import lanewise.graph.HostFunction;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.math.RandomStream;
import lanewise.model.Node;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.FunctionParameter;

/** Builds nodes. */
final class NodeBuilder {
    private NodeBuilder() {}

    static void add(Node node, Draft draft) {
        Signal input = null;
        if (node.sizeIn() > 0) {
            input = Signal.filled(node.label() + ".in", 0, node.sizeIn());
            draft.add(new Reset(input, 0));
        }
        draft.add(node, new NodeSignals(input, output(node, input, draft)));
    }

    private static Signal output(Node node, Signal input, Draft draft) {
        return switch (node.output()) {
            case Node.PassThrough pass -> input;
            case Node.Constant constant
            when draft.options().isFeedable(node) ->
                called(node, (t, x, out) -> copy(constant.values(), out), input, draft);
            case Node.Constant constant -> Signal.of(node.label() + ".out", constant.values(), node.sizeOut());
            case Node.OfProcess process -> {
                Signal out = Signal.filled(node.label() + ".out", 0, node.sizeOut());
                draft.add(new SimProcess(process.process(), 0, Optional.ofNullable(input), out, WriteMode.SET));
                yield out;
            }
            case Node.OfSynapse of -> FilterBuilder.filtered(of.synapse(), input, WriteMode.SET, node.label(), draft);
            case Node.Differentiable of -> computed(node, of.function(), input, draft);
            case Node.OfTime of -> called(node, (t, x, out) -> of.function().apply(t, out), input, draft);
            case Node.OfInput of -> called(node, of.function()::apply, input, draft);
        };
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static Signal computed(Node node, DifferentiableFunction function, Signal input, Draft draft) {
        Signal out = Signal.filled(node.label() + ".out", 0, node.sizeOut());
        RandomStream stream = new RandomStream(draft.seed(node));
        draft.add(new SimFunction(
                node.toString(),
                function,
                draft.seed(node),
                Optional.ofNullable(input),
                out,
                drawn(node, Kind.FUNCTION, function.parameters(), stream, draft),
                drawn(node, Kind.STATISTIC, function.statistics(), stream, draft)));
        return out;
    }

    private static List<Signal> drawn(
            Node node, Kind kind, List<FunctionParameter> parameters, RandomStream stream, Draft draft) {
        List<Signal> signals = new ArrayList<>();
        for (FunctionParameter parameter : parameters) {
            double[] drawn = Drawn.named(node + ": its " + parameter.name(), () -> parameter.sample(stream));
            Signal signal = Signal.of(
                    node.label() + "." + parameter.name(),
                    draft.given(node, parameter.name(), drawn.length).orElse(drawn),
                    parameter.columns() == 1
                            ? new int[] {parameter.rows()}
                            : new int[] {parameter.rows(), parameter.columns()});
            draft.add(new ParameterSignal(node, kind, parameter.name(), signal, 1));
            signals.add(signal);
        }
        return signals;
    }

    private static Signal called(Node node, HostFunction.Call call, Signal input, Draft draft) {
        Signal out = node.sizeOut() == 0 ? null : Signal.filled(node.label() + ".out", 0, node.sizeOut());
        draft.add(new HostFunction(
                node.toString(),
                call,
                Optional.of(draft.time()),
                Optional.ofNullable(input),
                Optional.ofNullable(out)));
        return out;
    }
}
