package lanewise.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.graph.ConvGeometry;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimBCM;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimProcess;
import lanewise.graph.SimRLS;
import lanewise.graph.SimTriangle;
import lanewise.graph.SimVoja;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;
import lanewise.io.ModelArchive.ArchivedOperator;
import lanewise.math.Points;
import lanewise.model.process.BrownNoise;
import lanewise.model.process.CustomProcess;
import lanewise.model.process.FilteredNoise;
import lanewise.model.process.Piecewise;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteNoise;
import lanewise.model.process.WhiteSignal;
import lanewise.model.synapse.StateSpace;

/** Writes the operators of a model archive. */
final class OperatorWriter {
    private final ModelWriter model;
    private int operators;
    private int recordings;

    OperatorWriter(ModelWriter model) {
        this.model = model;
    }

    Json write(Operator operator, ArchivedOperator besides) {
        Members members = new Members().put("type", operator.getClass().getSimpleName());
        besides.tag().ifPresent(tag -> members.put("tag", tag));
        switch (operator) {
            case TimeUpdate clock -> signal(signal(members, "step", clock.step()), "time", clock.time());
            case Reset reset -> signal(members, "dst", reset.target()).put("value", reset.value());
            case Copy copy -> copy(members, copy);
            case ElementwiseInc inc -> product(members, "A", inc.factor(), inc.input(), inc.target());
            case DotInc inc -> product(members, "A", inc.weights(), inc.input(), inc.target());
            case SparseDotInc inc -> product(members, "A", inc.weights(), inc.input(), inc.target());
            case ConvInc inc -> {
                product(members, "W", inc.weights(), inc.input(), inc.target());
                geometry(members, inc.geometry());
            }
            case ConvTransposeInc inc -> {
                product(members, "W", inc.weights(), inc.input(), inc.target());
                geometry(members, inc.geometry());
            }
            case SimNeurons neurons -> neurons(members, neurons);
            case SimProcess process -> process(members, process, besides);
            case SimLinearFilter filter -> filter(members, filter);
            case SimTriangle triangle -> triangle(members, triangle);
            case HostFunction function -> function(members, function);
            case SimFunction function ->
                throw new ModelException("%s: a model archive cannot hold Java, such as its function %s"
                        .formatted(function.name(), function.function()));
            case SimPES rule -> {
                signal(members, "pre_filtered", rule.preFiltered());
                signal(members, "error", rule.error());
                signal(members, "delta", rule.delta()).put("learning_rate", rule.learningRate());
            }
            case SimBCM rule -> {
                signal(members, "pre_filtered", rule.preFiltered());
                signal(members, "post_filtered", rule.postFiltered());
                signal(members, "theta", rule.theta());
                signal(members, "delta", rule.delta()).put("learning_rate", rule.learningRate());
            }
            case SimOja rule -> {
                signal(members, "pre_filtered", rule.preFiltered());
                signal(members, "post_filtered", rule.postFiltered());
                signal(members, "weights", rule.weights());
                signal(members, "delta", rule.delta())
                        .put("beta", rule.beta())
                        .put("learning_rate", rule.learningRate());
            }
            case SimVoja rule -> {
                signal(members, "pre_decoded", rule.preDecoded());
                signal(members, "post_filtered", rule.postFiltered());
                signal(members, "scaled_encoders", rule.scaledEncoders());
                signal(members, "learning_signal", rule.learningSignal());
                signal(members, "delta", rule.delta()).put("learning_rate", rule.learningRate());
                NpyArray scale = new NpyArray.Doubles(new int[] {rule.scale().length}, rule.scale());
                members.put("scale", model.array("o%d.scale".formatted(operators), scale));
            }
            case SimRLS rule -> {
                signal(members, "pre_filtered", rule.preFiltered());
                signal(members, "error", rule.error());
                signal(members, "delta", rule.delta());
                signal(members, "inv_gamma", rule.invGamma());
            }
        }
        operators++;
        return members.json();
    }

    private Members signal(Members members, String key, Signal signal) {
        return members.put(key, model.id(signal));
    }

    private void optional(Members members, String key, Optional<Signal> signal) {
        members.put(
                key, signal.<Json>map(some -> new Json.Whole(model.id(some))).orElse(new Json.Null()));
    }

    private void product(Members members, String key, Signal weights, Signal input, Signal target) {
        signal(members, key, weights);
        signal(members, "X", input);
        signal(members, "Y", target);
    }

    private void copy(Members members, Copy copy) {
        signal(members, "src", copy.source());
        signal(members, "dst", copy.target()).put("inc", copy.increment());
        index(members, "src_index", copy.sourceIndex());
        index(members, "dst_index", copy.targetIndex());
    }

    private static void index(Members members, String key, Optional<List<Integer>> index) {
        index.ifPresentOrElse(list -> integers(members, key, list), () -> members.put(key, new Json.Null()));
    }

    private static void integers(Members members, String key, List<Integer> values) {
        members.put(key, values.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void geometry(Members members, ConvGeometry geometry) {
        members.put("dimensions", geometry.dimensions());
        integers(members, "input_shape", geometry.inputShape());
        integers(members, "output_shape", geometry.outputShape());
        members.put("channels_last", geometry.channelsLast());
        integers(members, "kernel_size", geometry.kernelSize());
        integers(members, "strides", geometry.strides());
        members.put("padding", geometry.padding().name().toLowerCase(Locale.ROOT));
        members.put("groups", geometry.groups());
    }

    private void neurons(Members members, SimNeurons neurons) {
        Members state = new Members();
        for (int i = 0; i < neurons.states().size(); i++) {
            signal(
                    state,
                    neurons.type().states().get(i).name(),
                    neurons.states().get(i));
        }
        signal(members, "J", neurons.current());
        signal(members, "output", neurons.output());
        members.put("state", state.json()).putAll(NeuronFields.write(neurons.type()));
    }

    private void process(Members members, SimProcess process, ArchivedOperator besides) {
        head(members, process.input(), process.output(), process.mode(), besides.idleStates());
        switch (process.process()) {
            case PresentInput shown -> {
                NpyArray inputs = rows(shown.inputs(), process.output().size());
                members.put("process", "PresentInput");
                members.put("presentation_time", shown.presentationTime());
                members.put("inputs", model.array("o%d.inputs".formatted(operators), inputs));
            }
            case Recorded recorded -> {
                members.put("process", "Recorded");
                besides.process().ifPresent(name -> members.put("name", name));
                recorded(members, recorded, process.output());
            }
            case WhiteNoise noise -> throw unwritable(process);
            case FilteredNoise noise -> throw unwritable(process);
            case BrownNoise noise -> throw unwritable(process);
            case WhiteSignal signal -> throw unwritable(process);
            case Piecewise piecewise -> throw unwritable(process);
            case CustomProcess custom -> throw unwritable(process);
        }
    }

    private static ModelException unwritable(SimProcess process) {
        return new ModelException(
                "process %s into %s: a model archive holds what a process gave, not how; record it first"
                        .formatted(process.process(), process.output()));
    }

    private void head(
            Members members, Optional<Signal> input, Signal output, WriteMode mode, Map<String, Signal> states) {
        Members state = new Members();
        states.forEach((name, signal) -> signal(state, name, signal));
        members.put("type", "SimProcess");
        optional(members, "input", input);
        signal(members, "output", output);
        members.put(
                "mode",
                switch (mode) {
                    case SET -> "set";
                    case INCREMENT -> "inc";
                    case UPDATE -> "update";
                });
        members.put("state", state.json());
    }

    private void filter(Members members, SimLinearFilter filter) {
        Map<String, Signal> states = filter.state().map(x -> Map.of("X", x)).orElse(Map.of());
        head(members, Optional.of(filter.input()), filter.output(), filter.mode(), states);
        StateSpace space = filter.space();
        members.put("process", "LinearFilter")
                .put("A", Arrays.stream(space.a()).map(Members::reals).toList())
                .put("B", space.b())
                .put("C", space.c())
                .put("D", space.d());
    }

    private void triangle(Members members, SimTriangle triangle) {
        Map<String, Signal> states = new LinkedHashMap<>();
        states.put("Y", triangle.last());
        states.put("X", triangle.ring());
        states.put("Xi", triangle.index());
        head(members, Optional.of(triangle.input()), triangle.output(), triangle.mode(), states);
        members.put("process", "Triangle")
                .put("n_taps", triangle.taps())
                .put("n0", triangle.n0())
                .put("ndiff", triangle.ndiff());
    }

    private void function(Members members, HostFunction function) {
        optional(members, "output", function.output());
        optional(members, "x", function.input());
        members.put("t", function.time().isPresent());
        switch (function.body()) {
            case HostFunction.Named named -> members.put("function", function.name());
            case HostFunction.Played played ->
                recorded(members, played.values(), function.output().orElseThrow());
            case HostFunction.Java java -> {
                if (function.output().isPresent()) {
                    throw new ModelException(
                            "function %s: a model archive cannot hold Java; give it a name, for the host program to supply it"
                                    .formatted(function.name()));
                }
            }
        }
    }

    private void recorded(Members members, Recorded recorded, Signal output) {
        NpyArray rows = rows(recorded.rows(), output.shape());
        members.put("recorded", model.array("recorded%d".formatted(recordings++), rows));
    }

    private static NpyArray rows(Points points, int... shape) {
        return ProcessReader.array(points, shape);
    }
}
