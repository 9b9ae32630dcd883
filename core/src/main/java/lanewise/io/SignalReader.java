package lanewise.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.graph.Signal;
import lanewise.graph.SparseEntries;
import lanewise.io.ModelArchive.ArchivedSignal;

/** Reads the signals of a model archive. */
final class SignalReader {
    /** Each signal says one of these ways in which it gets its values. */
    private static final List<String> CONTENTS = List.of("fill", "data", "sparse", "base");

    private final ArchivedArrays arrays;
    private final Limits limits;
    private final List<ArchivedSignal> signals = new ArrayList<>();
    private long values;
    private long viewed;

    SignalReader(ArchivedArrays arrays, Limits limits) {
        this.arrays = arrays;
        this.limits = limits;
    }

    List<ArchivedSignal> read(String where, List<Json> elements) {
        for (Json json : elements) {
            Fields fields = Fields.of("%s: signals[%d]".formatted(where, signals.size()), json);
            if (fields.integer("id", 0, Integer.MAX_VALUE) != signals.size()) {
                throw fields.unexpected("id", "%d, the signal's place in the list".formatted(signals.size()));
            }
            Signal signal = ModelReader.placed(fields.where(), () -> signal(fields));
            boolean readonly = fields.has("readonly") && fields.flag("readonly");
            signals.add(new ArchivedSignal(signal, readonly));
        }
        return signals;
    }

    private Signal signal(Fields fields) {
        String name = fields.text("name");
        int[] shape = fields.integers("shape", 0, Integer.MAX_VALUE);
        Signal.Type type = switch (fields.text("type")) {
            case "float" -> Signal.Type.FLOAT;
            case "int" -> Signal.Type.INT;
            default -> throw fields.unexpected("type", "\"float\" or \"int\"");
        };
        List<String> contents = CONTENTS.stream().filter(fields::has).toList();
        if (contents.size() != 1) {
            throw fields.wrong("says %s; expected one of %s"
                    .formatted(contents.isEmpty() ? "not what it starts with" : contents, CONTENTS));
        }
        if (shape.length > NpyHeader.MOST_AXES) {
            throw fields.wrong("%d axes; at most %d".formatted(shape.length, NpyHeader.MOST_AXES));
        }
        int size = NpyHeader.count(shape);
        boolean sparse = fields.has("sparse");
        boolean view = fields.has("base");
        values += view || sparse ? 0 : size;
        viewed += view ? size : 0;
        if (size < 0 && !sparse) {
            values = Long.MAX_VALUE;
        }
        requireRoom(fields, shape);
        return switch (contents.getFirst()) {
            case "fill" -> Signal.filled(name, type, fill(fields), shape);
            case "data" -> Signal.of(name, type, data(fields, type, shape), shape);
            case "sparse" -> sparse(fields, name, type, shape);
            default -> view(fields, name, type, shape);
        };
    }

    private void requireRoom(Fields fields, int... shape) {
        if (values > limits.signalValues() || viewed > limits.signalValues()) {
            throw fields.wrong("shape %s: with it, the signals have more values than the limit of %d"
                    .formatted(Arrays.toString(shape), limits.signalValues()));
        }
    }

    private static double fill(Fields fields) {
        double fill = fields.number("fill");
        if (!Float.isFinite((float) fill)) {
            throw fields.unexpected("fill", "a number that is finite as a float");
        }
        return fill;
    }

    private double[] data(Fields fields, Signal.Type type, int[] shape) {
        // NumPy's exporter has no arrays without axes.
        boolean scalar = shape.length == 0 && Arrays.equals(arrays.shape(fields, "data"), new int[] {1});
        if (!scalar) {
            arrays.requireShape(fields, "data", shape);
        }
        if (type == Signal.Type.INT && !arrays.isWhole(fields, "data")) {
            throw arrays.wrong(fields, "data", "it has fractions; a signal of type int needs integers");
        }
        return arrays.finite(fields, "data");
    }

    private Signal sparse(Fields fields, String name, Signal.Type type, int[] shape) {
        if (shape.length != 2 || type != Signal.Type.FLOAT) {
            throw fields.wrong("sparse, with %d axes and type %s; a matrix of type float is needed"
                    .formatted(shape.length, fields.text("type")));
        }
        Fields parts = fields.fields("sparse");
        values += NpyHeader.count(arrays.shape(parts, "values"));
        requireRoom(fields, shape);
        int[] rows = arrays.indices(parts, "rows", shape[0]);
        int[] cols = arrays.indices(parts, "cols", shape[1]);
        double[] entries = arrays.finite(parts, "values", rows.length);
        return Signal.sparse(name, new SparseEntries(shape[0], shape[1], rows, cols, entries));
    }

    private Signal view(Fields fields, String name, Signal.Type type, int[] shape) {
        int id = fields.integer("base", 0, Integer.MAX_VALUE);
        if (id >= signals.size()) {
            throw fields.unexpected("base", "the id of a signal before it");
        }
        Signal base = signals.get(id).signal();
        if (base.type() != type) {
            throw fields.unexpected("type", "that of its base, signal %d".formatted(id));
        }
        int offset = fields.integer("offset", 0, Integer.MAX_VALUE);
        int[] strides = fields.integers("strides", -Integer.MAX_VALUE, Integer.MAX_VALUE);
        return base.view(name, offset, strides, shape);
    }
}
