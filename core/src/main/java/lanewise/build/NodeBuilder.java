package lanewise.build;

import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.graph.HostFunction;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.model.Node;
import lanewise.model.process.BrownNoise;
import lanewise.model.process.CustomProcess;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Piecewise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;

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
            case Node.Constant constant ->
                Signal.of(node.label() + ".out", constant.values().clone(), constant.values().length);
            case Node.OfProcess process -> {
                Signal out = Signal.filled(node.label() + ".out", 0, node.sizeOut());
                draft.add(new SimProcess(new SimProcess.Source(buildable(process.process(), node)), out));
                yield out;
            }
            case Node.OfTime of -> called(node, (t, x, out) -> of.function().apply(t, out), input, draft);
            case Node.OfInput of -> called(node, of.function()::apply, input, draft);
        };
    }

    /** Processes that are the same for all items and follow from time alone. */
    private static Process buildable(Process process, Node node) {
        return switch (process) {
            case PresentInput shown -> shown;
            case Recorded recorded -> recorded;
            case Piecewise piecewise -> piecewise;
            case WhiteNoise noise -> throw unbuilt(noise, node);
            case FilteredNoise noise -> throw unbuilt(noise, node);
            case BrownNoise noise -> throw unbuilt(noise, node);
            case WhiteSignal signal -> throw unbuilt(signal, node);
            case CustomProcess custom -> throw unbuilt(custom, node);
        };
    }

    private static ModelException unbuilt(Process process, Node node) {
        return new ModelException("%s: its process is %s, with which networks cannot be built; feed the node its values"
                .formatted(node, process));
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
