package lanewise.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.io.ModelArchive.ArchivedOperator;
import lanewise.io.ModelArchive.ArchivedProbe;
import lanewise.io.ModelArchive.ArchivedSignal;

/** Reads a model archive; {@link SignalReader} and {@link OperatorReader} do the most of it. */
final class ModelReader {
    static final String DOCUMENT = "model.json";

    private final String where;
    private final Fields document;
    private final ArchivedArrays arrays;
    private final Limits limits;

    ModelReader(ZipArchive zip, Limits limits) {
        this.limits = limits;
        where = zip.file() + ": " + DOCUMENT;
        if (!zip.names().contains(DOCUMENT)) {
            throw new FormatException("%s: no model archive: it has no %s".formatted(zip.file(), DOCUMENT));
        }
        JsonReader.requireLength(where, zip.size(DOCUMENT), limits);
        document = Fields.of(where, JsonReader.read(where, zip.bytes(DOCUMENT), limits));
        arrays = new ArchivedArrays(zip, limits);
    }

    ModelArchive read() {
        if (!document.text("format").equals(ModelArchive.FORMAT)) {
            throw document.unexpected("format", "\"%s\"".formatted(ModelArchive.FORMAT));
        }
        if (document.number("version") != ModelArchive.VERSION) {
            throw document.unexpected("version", "%d, the only one that is known".formatted(ModelArchive.VERSION));
        }
        double dt = document.finite("dt");
        if (!(dt > 0)) {
            throw document.unexpected("dt", "a positive number of seconds");
        }
        int steps = document.integer("steps", 0, Integer.MAX_VALUE);
        List<ArchivedSignal> signals = new SignalReader(arrays, limits).read(where, document.elements("signals"));
        OperatorReader reader = new OperatorReader(arrays, signals, steps);
        List<Operator> operators = new ArrayList<>();
        List<ArchivedOperator> besides = new ArrayList<>();
        for (Json json : document.elements("operators")) {
            Fields fields = Fields.of("%s: operators[%d]".formatted(where, operators.size()), json);
            operators.add(reader.read(fields));
            besides.add(reader.besides(fields));
        }
        List<ProbedSignal> probed = new ArrayList<>();
        List<ArchivedProbe> probes = new ArrayList<>();
        for (Json json : document.elements("probes")) {
            Fields fields = Fields.of("%s: probes[%d]".formatted(where, probes.size()), json);
            ProbedSignal probe = probe(fields, signals);
            probed.add(probe);
            probes.add(new ArchivedProbe(fields.text("target"), fields.text("key"), expected(fields, probe, steps)));
        }
        requireConstant(operators, signals);
        Graph graph = placed(where + ": operators", () -> Graph.inOrder(dt, operators, probed));
        return new ModelArchive(document.text("source"), document.text("note"), steps, graph, signals, besides, probes);
    }

    private static ProbedSignal probe(Fields fields, List<ArchivedSignal> signals) {
        Signal signal =
                signals.get(fields.integer("signal", 0, signals.size() - 1)).signal();
        return placed(fields.where(), () -> new ProbedSignal(fields.text("name"), signal, fields.finite("every")));
    }

    private NpyArray.Doubles expected(Fields fields, ProbedSignal probe, int steps) {
        int[] found = arrays.shape(fields, "expected");
        int samples = samples(steps, probe.every());
        // NumPy cannot know the shape of samples that were never taken.
        if (samples > 0 || NpyHeader.count(found) > 0) {
            int[] shape = IntStream.concat(
                            IntStream.of(samples), IntStream.of(probe.signal().shape()))
                    .toArray();
            arrays.requireShape(fields, "expected", shape);
        }
        return new NpyArray.Doubles(found, arrays.numbers(fields, "expected"));
    }

    /** For how many n of 1 to {@code steps} {@code n mod every < 1}: one in each whole multiple of every. */
    static int samples(int steps, double every) {
        return every < 1 ? steps : (int) Math.rint((steps - steps % every) / every);
    }

    /** Refuses operators that write what is said to be constant. */
    private void requireConstant(List<Operator> operators, List<ArchivedSignal> signals) {
        ConstantMemory constant = new ConstantMemory(signals);
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            for (Signal signal : operator.writes()) {
                if (constant.holdsSomeOf(signal)) {
                    throw new FormatException(
                            "%s: operators[%d]: it writes signal %s, which is readonly".formatted(where, i, signal));
                }
            }
        }
    }

    /** What the graph refuses, with its place in the file. */
    static <T> T placed(String where, Supplier<T> made) {
        try {
            return made.get();
        } catch (ModelException e) {
            throw new FormatException("%s: %s".formatted(where, e.getMessage()), e);
        }
    }
}
