package lanewise.bench.measure;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measurements in rows.
 *
 * @param rows the columns' names, then the values
 */
record Table(List<List<String>> rows) {
    private static final List<String> COLUMNS = List.of(
            "workload",
            "batch",
            "threads",
            "neurons",
            "operators",
            "blocks",
            "build s",
            "best us",
            "median us",
            "ns/neuron",
            "item-steps/s",
            "bytes",
            "bandwidth",
            "x real time",
            "memory");

    private static final List<String> TRAINING_COLUMNS = List.of(
            "training",
            "batch",
            "threads",
            "steps",
            "parameters",
            "build s",
            "items/s",
            "median items/s",
            "us/item",
            "Mflop/item",
            "GFLOP/s",
            "of peak",
            "memory");

    static Table ofTrainings(List<TrainingMeasurement> measurements) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TRAINING_COLUMNS);
        measurements.forEach(measurement -> rows.add(row(measurement)));
        return new Table(rows);
    }

    private static List<String> row(TrainingMeasurement m) {
        return List.of(
                m.workload(),
                Integer.toString(m.batch()),
                Integer.toString(m.threads()),
                "%,d".formatted(m.steps()),
                "%,d".formatted(m.parameters()),
                number("%.2f", m.buildSeconds()),
                number("%,.1f", m.itemsPerSecond()),
                number("%,.1f", m.medianItemsPerSecond()),
                number("%,.1f", m.itemSeconds() * 1e6),
                number("%,.1f", 2e-6 * m.multiplyAdds()),
                number("%,.1f", m.flops() / 1e9),
                number("%.0f %%", 100 * m.peakShare()),
                bytes(m.memoryBytes()));
    }

    static Table of(List<Measurement> measurements) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        measurements.forEach(measurement -> rows.add(row(measurement)));
        return new Table(rows);
    }

    private static List<String> row(Measurement m) {
        return List.of(
                m.workload(),
                Integer.toString(m.batch()),
                Integer.toString(m.threads()),
                "%,d".formatted(m.neurons()),
                "%,d".formatted(m.operators()),
                "%,d".formatted(m.blocks()),
                number("%.2f", m.buildSeconds()),
                number("%,.1f", m.stepMicros()),
                number("%,.1f", m.medianStepMicros()),
                number("%.2f", m.nanosPerNeuronStep()),
                number("%,.0f", m.itemStepsPerSecond()),
                bytes(m.bytesPerStep()),
                number("%.0f %%", 100 * m.bandwidthShare()),
                number("%,.1f", m.realTimeFactor()),
                bytes(m.memoryBytes()));
    }

    private static String number(String format, double value) {
        return String.format(ROOT, format, value);
    }

    private static String bytes(long bytes) {
        return bytes < 1_000_000 ? number("%,.1f kB", bytes / 1e3) : number("%,.1f MB", bytes / 1e6);
    }

    /** In columns, the first to the left and numbers to the right. */
    String text() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> (column == 0 ? "%-" : "%") + widths[column] + "s")
                        .collect(Collectors.joining("  "))
                        .formatted(row.toArray()))
                .collect(Collectors.joining("\n"));
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add(1, "| --- |" + " ---: |".repeat(rows.getFirst().size() - 1));
        return String.join("\n", lines);
    }
}
