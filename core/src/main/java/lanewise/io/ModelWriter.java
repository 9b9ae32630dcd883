package lanewise.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SparseEntries;
import lanewise.io.ModelArchive.ArchivedProbe;
import lanewise.io.ModelArchive.ArchivedSignal;

/**
 * Writes a model archive. Members come in the order of the reference exporter, arrays have its names, and a signal has
 * an array only where its values differ: what the exporter wrote keeps its document to the byte.
 */
final class ModelWriter {
    private final ModelArchive model;
    private final Map<String, NpyArray> arrays = new LinkedHashMap<>();
    private final Map<Signal, Integer> ids = new LinkedHashMap<>();
    private final Json document;

    /** Refuses what cannot be written before a file is begun. */
    ModelWriter(ModelArchive model) {
        this.model = model;
        for (ArchivedSignal archived : model.signals()) {
            ids.put(archived.signal(), ids.size());
        }
        document = document();
    }

    void writeTo(OutputStream out) throws IOException {
        ZipWriter.write(out, zip -> {
            zip.add(ModelReader.DOCUMENT, document::encode);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                zip.add(array.getKey(), entry -> Npy.encode(array.getValue(), entry));
            }
        });
    }

    private Json document() {
        Members members = new Members()
                .put("format", ModelArchive.FORMAT)
                .put("version", ModelArchive.VERSION)
                .put("source", model.source())
                .put("note", model.note())
                .put("dt", model.graph().dt())
                .put("steps", model.steps());
        members.put("signals", model.signals().stream().map(this::signal).toList());
        OperatorWriter writer = new OperatorWriter(this);
        List<Json> operators = new ArrayList<>();
        for (Operator operator : model.graph().operators()) {
            operators.add(writer.write(operator, model.operators().get(operators.size())));
        }
        List<Json> probes = new ArrayList<>();
        for (ProbedSignal probe : model.graph().probes()) {
            probes.add(probe(probe, probes.size()));
        }
        return members.put("operators", operators).put("probes", probes).json();
    }

    int id(Signal signal) {
        Integer id = ids.get(signal);
        if (id == null) {
            throw new ModelException("model archive: signal %s of the graph is not in its list".formatted(signal));
        }
        return id;
    }

    /** Keeps an array to be written, and returns the name of its file. */
    String array(String name, NpyArray array) {
        arrays.put(name + ".npy", array);
        return name + ".npy";
    }

    private Json signal(ArchivedSignal archived) {
        Signal signal = archived.signal();
        int id = id(signal);
        Members members = new Members()
                .put("id", id)
                .put("name", signal.name())
                .put("shape", signal.shape())
                .put("type", signal.type() == Signal.Type.INT ? "int" : "float");
        if (signal.base() != signal) {
            members.put("base", id(signal.base()))
                    .put("offset", signal.offset())
                    .put("strides", signal.strides());
        } else if (signal.sparse().isPresent()) {
            members.put("sparse", sparse(id, signal.sparse().get()));
        } else {
            content(members, id, signal);
        }
        if (archived.readonly()) {
            members.put("readonly", true);
        }
        return members.json();
    }

    private Json sparse(int id, SparseEntries entries) {
        return new Members()
                .put("rows", array("s%d.rows".formatted(id), longs(entries.row())))
                .put("cols", array("s%d.cols".formatted(id), longs(entries.col())))
                .put(
                        "values",
                        array(
                                "s%d.values".formatted(id),
                                new NpyArray.Doubles(new int[] {entries.values().length}, entries.values())))
                .json();
    }

    private static NpyArray longs(int[] values) {
        return new NpyArray.Longs(
                new int[] {values.length}, IntStream.of(values).asLongStream().toArray());
    }

    private void content(Members members, int id, Signal signal) {
        double[] values = new double[signal.size()];
        boolean same = values.length > 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = signal.initial(i);
            same &= Double.doubleToLongBits(values[i]) == Double.doubleToLongBits(values[0]);
        }
        boolean whole = signal.type() == Signal.Type.INT;
        if (same) {
            members.put("fill", whole ? new Json.Whole((long) values[0]) : new Json.Real(values[0]));
            return;
        }
        NpyArray array = new NpyArray.Doubles(signal.shape(), values);
        if (whole) {
            long[] longs = new long[values.length];
            for (int i = 0; i < longs.length; i++) {
                longs[i] = (long) values[i];
            }
            array = new NpyArray.Longs(signal.shape(), longs);
        }
        members.put("data", array("s" + id, array));
    }

    private Json probe(ProbedSignal probe, int number) {
        ArchivedProbe archived = model.probes().get(number);
        return new Members()
                .put("name", probe.name())
                .put("target", archived.target())
                .put("key", archived.key())
                .put("signal", id(probe.signal()))
                .put("every", probe.every() == 1 ? new Json.Whole(1) : new Json.Real(probe.every()))
                .put("expected", array("expected" + number, archived.expected()))
                .json();
    }
}
