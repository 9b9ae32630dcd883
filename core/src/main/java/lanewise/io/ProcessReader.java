package lanewise.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.WriteMode;
import lanewise.math.Points;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Process;
import lanewise.model.process.Recorded;
import lanewise.model.synapse.StateSpace;

/**
 * Reads the processes of a model archive.
 *
 * @param arrays the archive's arrays
 * @param signals its signals
 * @param steps how many rows a recording has to have
 */
record ProcessReader(ArchivedArrays arrays, OperatorSignals signals, int steps) {
    /**
     * Rows of an array.
     *
     * @param count how many
     * @param dimensions how many values a row has
     * @param values row by row
     */
    record Rows(int count, int dimensions, double[] values) implements Points {
        @Override
        public void copy(int row, double[] into, int at) {
            System.arraycopy(values, row * dimensions, into, at, dimensions);
        }
    }

    Operator read(Fields fields) {
        Signal output = signals.dense(fields, "output");
        WriteMode mode = switch (fields.text("mode")) {
            case "set" -> WriteMode.SET;
            case "inc" -> WriteMode.INCREMENT;
            case "update" -> WriteMode.UPDATE;
            default -> throw fields.unexpected("mode", "\"set\", \"inc\" or \"update\"");
        };
        return switch (fields.text("process")) {
            case "LinearFilter" -> filter(fields, output, mode);
            case "Triangle" -> triangle(fields, output, mode);
            case "PresentInput" -> {
                signals.states(fields, List.of());
                yield source(fields, presentInput(fields, output), output, mode);
            }
            case "Recorded" -> source(fields, recorded(fields, output), output, mode);
            default -> throw fields.unexpected("process", "LinearFilter, Triangle, PresentInput or Recorded");
        };
    }

    private Operator filter(Fields fields, Signal output, WriteMode mode) {
        double[] b = fields.finites("B");
        List<Json> rows = fields.elements("A");
        double[][] a = new double[rows.size()][];
        for (int i = 0; i < a.length; i++) {
            String row = "A[%d]".formatted(i);
            a[i] = new Fields(fields.where(), Map.of(row, rows.get(i))).finites(row);
        }
        StateSpace space = new StateSpace(a, b, fields.finites("C"), fields.finite("D"));
        if (a.length != b.length) {
            throw fields.wrong("A has %d rows and B %d values; expected as many".formatted(a.length, b.length));
        }
        // A filter without state may name a signal without values for it.
        boolean stateless = a.length == 0 && signals.states(fields).isEmpty();
        List<Signal> states = signals.states(fields, stateless ? List.of() : List.of("X"));
        return new SimLinearFilter(
                space, signals.dense(fields, "input"), output, states.stream().findFirst(), mode);
    }

    private Operator triangle(Fields fields, Signal output, WriteMode mode) {
        List<Signal> states = signals.states(fields, List.of("Y", "X", "Xi"));
        return new SimTriangle(
                fields.integer("n_taps", 1, Integer.MAX_VALUE),
                fields.finite("n0"),
                fields.finite("ndiff"),
                signals.dense(fields, "input"),
                output,
                states.get(0),
                states.get(1),
                states.get(2),
                mode);
    }

    private Operator source(Fields fields, Process process, Signal output, WriteMode mode) {
        Optional<Signal> input = signals.optional(fields, "input");
        if (input.isPresent()) {
            throw fields.unexpected("input", "null; this process takes none");
        }
        return new SimProcess(process, 0, input, output, mode);
    }

    private PresentInput presentInput(Fields fields, Signal output) {
        int[] shape = arrays.shape(fields, "inputs");
        int count = shape.length == 0 ? 0 : shape[0];
        if (count == 0 || NpyHeader.count(shape) != (long) count * output.size()) {
            throw arrays.wrong(
                    fields,
                    "inputs",
                    "its shape is %s; expected one or more inputs of %d values"
                            .formatted(arrays.shown(fields, "inputs"), output.size()));
        }
        double time = fields.finite("presentation_time");
        return new PresentInput(new Rows(count, output.size(), arrays.finite(fields, "inputs")), time);
    }

    /** The rows that a process or a function gave, one a step. */
    Recorded recorded(Fields fields, Signal output) {
        int[] shape = arrays.shape(fields, "recorded");
        int[] row = shape.length == 0 ? shape : Arrays.copyOfRange(shape, 1, shape.length);
        if (shape.length == 0 || !Arrays.equals(row, output.shape())) {
            throw arrays.wrong(
                    fields,
                    "recorded",
                    "its shape is %s; expected a row of shape %s for every step"
                            .formatted(arrays.shown(fields, "recorded"), Arrays.toString(output.shape())));
        }
        if (shape[0] < steps) {
            throw arrays.wrong(
                    fields, "recorded", "%d rows; the model's %d steps need one each".formatted(shape[0], steps));
        }
        return new Recorded(new Rows(shape[0], output.size(), arrays.finite(fields, "recorded")));
    }

    /** An array of points, of the given shape a point. */
    static NpyArray.Doubles array(Points points, int... shape) {
        double[] values = new double[Math.multiplyExact(points.count(), points.dimensions())];
        for (int row = 0; row < points.count(); row++) {
            points.copy(row, values, row * points.dimensions());
        }
        int[] whole = IntStream.concat(IntStream.of(points.count()), IntStream.of(shape))
                .toArray();
        return new NpyArray.Doubles(whole, values);
    }
}
