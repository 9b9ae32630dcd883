package lanewise.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.analysis.picture.SvgCanvas;
import lanewise.io.Json;

/**
 * What was measured of some workloads.
 *
 * @param machine on what
 * @param bandwidth how fast it reads memory
 * @param kernels what computed, and why
 * @param measurements one a workload that is run
 * @param trainings one a workload that is trained
 */
public record BenchReport(
        Machine machine,
        ReadBandwidth bandwidth,
        String kernels,
        List<Measurement> measurements,
        List<TrainingMeasurement> trainings) {
    private static final String CHART = "report.svg";
    private static final String PICTURE = "![Microseconds a step, with those of others](" + CHART + ")";

    /** With copies of the lists. */
    public BenchReport {
        measurements = List.copyOf(measurements);
        trainings = List.copyOf(trainings);
    }

    /** One JSON array. */
    public Json json() {
        return new Json.Elements(rows());
    }

    private List<Json> rows() {
        return Stream.concat(
                        measurements.stream().map(Measurement::json),
                        trainings.stream().map(TrainingMeasurement::json))
                .toList();
    }

    private String tables(Function<Table, String> form) {
        List<String> tables = new ArrayList<>();
        if (!measurements.isEmpty()) {
            tables.add(form.apply(Table.of(measurements)));
        }
        if (!trainings.isEmpty()) {
            tables.add(form.apply(Table.ofTrainings(trainings)));
        }
        return String.join("\n\n", tables);
    }

    private String peak() {
        return trainings.isEmpty()
                ? ""
                : String.format(
                        ROOT,
                        ", multiplying and adding %.0f GFLOP/s",
                        trainings.getFirst().peak() / 1e9);
    }

    /** What a person reads. */
    public String text() {
        return String.format(
                ROOT,
                """
                processor     %s, %d for this program
                java          %s
                kernels       %s
                reading       %s

                %s""",
                machine.processor(),
                machine.processors(),
                machine.java(),
                kernels,
                reading() + peak(),
                tables(Table::text));
    }

    private String reading() {
        return bandwidth.levels().stream()
                .map(level -> String.format(ROOT, "%s at %.0f GB/s", size(level.bytes()), level.bytesPerSecond() / 1e9))
                .collect(Collectors.joining(", "));
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    /**
     * Writes {@code report.md}, {@code report.csv} and the chart {@code report.svg}.
     *
     * @param folder exists
     */
    public void write(Path folder) throws IOException {
        Peers peers = Peers.known();
        Files.writeString(folder.resolve("report.md"), markdown(peers), UTF_8);
        Files.writeString(folder.resolve("report.csv"), csv(), UTF_8);
        if (!measurements.isEmpty()) {
            SvgCanvas canvas = new SvgCanvas(Chart.WIDTH, Chart.height(measurements, peers));
            Chart.draw(canvas, measurements, peers, machine);
            canvas.write(folder.resolve(CHART));
        }
    }

    /** Names and values, of what is run and then, below an empty line, of what is trained. */
    private String csv() {
        String run = csv(measurements.stream().map(Measurement::json).toList());
        String trained = csv(trainings.stream().map(TrainingMeasurement::json).toList());
        return run + (run.isEmpty() || trained.isEmpty() ? "" : "\n") + trained;
    }

    private static String csv(List<Json> all) {
        List<Map<String, Json>> rows =
                all.stream().map(row -> ((Json.Members) row).values()).toList();
        Stream<String> names = rows.stream().limit(1).map(row -> String.join(",", row.keySet()));
        Stream<String> values = rows.stream()
                .map(row -> row.values().stream().map(BenchReport::field).collect(Collectors.joining(",")));
        return Stream.concat(names, values).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String field(Json value) {
        return value instanceof Json.Text text ? text.value() : value.text();
    }

    private String markdown(Peers peers) {
        return String.format(
                ROOT,
                """
                # Lanewise benchmarks

                | | |
                | --- | --- |
                | processor | %s, %d for this program |
                | system | %s |
                | Java | %s |
                | flags | %s |
                | commit | %s |
                | kernels | %s |
                | reading | %s |

                %s

                A step is all items' of a batch. `best` and `median` are of repetitions after warm-up; what follows them is of
                the best. `bytes` are those that operators read and write, `bandwidth` is their share of what one core reads
                from as much memory in that time, `memory` is what is alive on the heap with the network and its run.
                A training's items count all that a fit does with them; its peak is what the cores can multiply and add that
                shared the work.

                %s
                %s""",
                machine.processor(),
                machine.processors(),
                machine.system(),
                machine.java(),
                machine.flags().isEmpty() ? "none" : "`" + String.join(" ", machine.flags()) + "`",
                machine.commit().orElse("unknown"),
                kernels,
                reading() + peak(),
                tables(Table::markdown),
                measurements.isEmpty() ? "" : PICTURE,
                compared(peers));
    }

    /** A table of what others take, for the workloads of which that is known. */
    private String compared(Peers peers) {
        List<String> lines = new ArrayList<>();
        for (Measurement measurement : measurements) {
            for (Peers.Figure figure : peers.of(measurement.workload())) {
                lines.add("| %s | %s | %s | %s |"
                        .formatted(
                                measurement.workload(),
                                figure.peer(),
                                ratio(figure.stepMicros(), measurement.stepMicros() / measurement.batch(), "%,.0f us"),
                                ratio(figure.buildSeconds(), measurement.buildSeconds(), "%,.2f s")));
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        return """

                ## Others

                %s

                | workload | program | a step, and how many times ours of an item | build, and how many times ours |
                | --- | --- | ---: | ---: |
                %s
                """.formatted(peers.source(), String.join("\n", lines));
    }

    private static String ratio(OptionalDouble theirs, double ours, String format) {
        return theirs.isEmpty()
                ? ""
                : String.format(ROOT, format + ", %,.1f", theirs.getAsDouble(), theirs.getAsDouble() / ours);
    }
}
