package lanewise.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.error.ErrorText;
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
import lanewise.graph.SimNeurons;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.graph.SimVoja;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;
import lanewise.io.ModelArchive.ArchivedOperator;
import lanewise.io.ModelArchive.ArchivedSignal;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.StateVariable;
import lanewise.model.transform.Padding;

/** Reads the operators of a model archive. */
final class OperatorReader {
    private final OperatorSignals signals;
    private final ArchivedArrays arrays;
    private final ProcessReader processes;
    private Optional<Signal> time = Optional.empty();

    /** @param steps how many rows a recording has to have */
    OperatorReader(ArchivedArrays arrays, List<ArchivedSignal> signals, int steps) {
        this.signals = new OperatorSignals(signals);
        this.arrays = arrays;
        processes = new ProcessReader(arrays, this.signals, steps);
    }

    /** What the graph does not keep of an operator that has been read. */
    ArchivedOperator besides(Fields fields) {
        Optional<String> tag = text(fields, "tag");
        return text(fields, "process").filter("Recorded"::equals).isPresent()
                ? new ArchivedOperator(tag, text(fields, "name"), signals.states(fields))
                : new ArchivedOperator(tag);
    }

    private static Optional<String> text(Fields fields, String key) {
        return fields.has(key) ? Optional.of(fields.text(key)) : Optional.empty();
    }

    Operator read(Fields untyped) {
        String type = untyped.text("type");
        Fields fields = new Fields("%s (%s)".formatted(untyped.where(), ErrorText.quoted(type)), untyped.values());
        return ModelReader.placed(fields.where(), () -> operator(type, fields));
    }

    private Operator operator(String type, Fields fields) {
        return switch (type) {
            case "TimeUpdate" -> timeUpdate(fields);
            case "Reset" -> new Reset(signals.dense(fields, "dst"), fields.finite("value"));
            case "Copy" -> copy(fields);
            case "ElementwiseInc" ->
                new ElementwiseInc(signals.dense(fields, "A"), signals.dense(fields, "X"), signals.dense(fields, "Y"));
            case "DotInc" ->
                new DotInc(signals.dense(fields, "A"), signals.dense(fields, "X"), signals.dense(fields, "Y"));
            case "SparseDotInc" ->
                new SparseDotInc(signals.any(fields, "A"), signals.dense(fields, "X"), signals.dense(fields, "Y"));
            case "ConvInc" ->
                new ConvInc(
                        signals.dense(fields, "W"),
                        signals.dense(fields, "X"),
                        signals.dense(fields, "Y"),
                        geometry(fields));
            case "ConvTransposeInc" ->
                new ConvTransposeInc(
                        signals.dense(fields, "W"),
                        signals.dense(fields, "X"),
                        signals.dense(fields, "Y"),
                        geometry(fields));
            case "SimNeurons" -> neurons(fields);
            case "SimProcess" -> processes.read(fields);
            case "HostFunction" -> hostFunction(fields);
            case "SimPES" ->
                new SimPES(
                        signals.dense(fields, "pre_filtered"),
                        signals.dense(fields, "error"),
                        signals.dense(fields, "delta"),
                        fields.finite("learning_rate"));
            case "SimBCM" ->
                new SimBCM(
                        signals.dense(fields, "pre_filtered"),
                        signals.dense(fields, "post_filtered"),
                        signals.dense(fields, "theta"),
                        signals.dense(fields, "delta"),
                        fields.finite("learning_rate"));
            case "SimOja" ->
                new SimOja(
                        signals.dense(fields, "pre_filtered"),
                        signals.dense(fields, "post_filtered"),
                        signals.dense(fields, "weights"),
                        signals.dense(fields, "delta"),
                        fields.finite("learning_rate"),
                        fields.finite("beta"));
            case "SimVoja" -> voja(fields);
            case "SimRLS" ->
                new SimRLS(
                        signals.dense(fields, "pre_filtered"),
                        signals.dense(fields, "error"),
                        signals.dense(fields, "delta"),
                        signals.dense(fields, "inv_gamma"));
            default -> throw fields.unexpected("type", "an operator of format %d".formatted(ModelArchive.VERSION));
        };
    }

    private Operator timeUpdate(Fields fields) {
        if (time.isPresent()) {
            throw fields.wrong("there is a clock already; a model has one");
        }
        time = Optional.of(signals.dense(fields, "time"));
        return new TimeUpdate(signals.dense(fields, "step"), time.get());
    }

    private Operator copy(Fields fields) {
        return new Copy(
                signals.dense(fields, "src"),
                index(fields, "src_index"),
                signals.dense(fields, "dst"),
                index(fields, "dst_index"),
                fields.flag("inc"));
    }

    private static Optional<List<Integer>> index(Fields fields, String key) {
        return fields.isNull(key) ? Optional.empty() : Optional.of(integers(fields, key, 0));
    }

    private static List<Integer> integers(Fields fields, String key, int least) {
        return IntStream.of(fields.integers(key, least, Integer.MAX_VALUE))
                .boxed()
                .toList();
    }

    private static ConvGeometry geometry(Fields fields) {
        int dimensions = fields.integer("dimensions", 1, 3);
        List<Integer> kernelSize = integers(fields, "kernel_size", 1);
        if (kernelSize.size() != dimensions) {
            throw fields.wrong("kernel_size has %d values for %d dimensions".formatted(kernelSize.size(), dimensions));
        }
        Padding padding = switch (fields.text("padding")) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            default -> throw fields.unexpected("padding", "\"valid\" or \"same\"");
        };
        return new ConvGeometry(
                space(fields, "input_shape"),
                space(fields, "output_shape"),
                fields.flag("channels_last"),
                kernelSize,
                integers(fields, "strides", 1),
                padding,
                fields.integer("groups", 1, Integer.MAX_VALUE));
    }

    private static List<Integer> space(Fields fields, String key) {
        List<Integer> shape = integers(fields, key, 1);
        if (NpyHeader.count(shape.stream().mapToInt(Integer::intValue).toArray()) < 0) {
            throw fields.wrong("%s %s has more values than an array holds".formatted(key, shape));
        }
        return shape;
    }

    private Operator neurons(Fields fields) {
        NeuronType type = NeuronFields.read(fields);
        List<String> names = type.states().stream().map(StateVariable::name).toList();
        return new SimNeurons(
                type, signals.dense(fields, "J"), signals.dense(fields, "output"), signals.states(fields, names));
    }

    private Operator hostFunction(Fields fields) {
        Optional<Signal> input = signals.optional(fields, "x");
        Optional<Signal> output = signals.optional(fields, "output");
        if (fields.flag("t") && time.isEmpty()) {
            throw fields.wrong("it takes the time, but no TimeUpdate comes before it");
        }
        Optional<Signal> t = fields.flag("t") ? time : Optional.empty();
        String name = output.map(Signal::name).orElse("");
        if (fields.has("recorded") && output.isPresent()) {
            var values = processes.recorded(fields, output.get());
            return new HostFunction(name, new HostFunction.Played(values), t, input, output);
        }
        if (fields.has("function")) {
            return new HostFunction(fields.text("function"), new HostFunction.Named(), t, input, output);
        }
        if (output.isEmpty()) {
            return new HostFunction(name, new HostFunction.Java(OperatorReader::nothing), t, input, output);
        }
        throw fields.wrong("it has an output; name the \"function\" that gives it, or the array \"recorded\" of it");
    }

    /** A function whose effects were outside of the model. */
    private static void nothing(double t, double[] x, double[] out) {
        Arrays.fill(out, 0);
    }

    private Operator voja(Fields fields) {
        Signal post = signals.dense(fields, "post_filtered");
        return new SimVoja(
                signals.dense(fields, "pre_decoded"),
                post,
                signals.dense(fields, "scaled_encoders"),
                signals.dense(fields, "learning_signal"),
                signals.dense(fields, "delta"),
                fields.finite("learning_rate"),
                arrays.finite(fields, "scale", post.size()));
    }
}
