package lanewise.build;

import java.util.Optional;
import lanewise.graph.HostFunction;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.graph.WriteMode;
import lanewise.model.Node;

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
            case Node.Constant constant -> Signal.of(node.label() + ".out", constant.values(), node.sizeOut());
            case Node.OfProcess process -> {
                Signal out = Signal.filled(node.label() + ".out", 0, node.sizeOut());
                draft.add(new SimProcess(process.process(), 0, Optional.ofNullable(input), out, WriteMode.SET));
                yield out;
            }
            case Node.OfSynapse of -> FilterBuilder.filtered(of.synapse(), input, WriteMode.SET, node.label(), draft);
            case Node.OfTime of -> called(node, (t, x, out) -> of.function().apply(t, out), input, draft);
            case Node.OfInput of -> called(node, of.function()::apply, input, draft);
        };
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
