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
 * @param measurements one a workload
 */
public record BenchReport(Machine machine, ReadBandwidth bandwidth, String kernels, List<Measurement> measurements) {
    private static final String CHART = "report.svg";

    /** With a copy of the list. */
    public BenchReport {
        measurements = List.copyOf(measurements);
    }

    /** One JSON array. */
    public Json json() {
        return new Json.Elements(measurements.stream().map(Measurement::json).toList());
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
                reading(),
                Table.of(measurements).text());
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
        SvgCanvas canvas = new SvgCanvas(Chart.WIDTH, Chart.height(measurements, peers));
        Chart.draw(canvas, measurements, peers, machine);
        canvas.write(folder.resolve(CHART));
    }

    private String csv() {
        List<Map<String, Json>> rows = measurements.stream()
                .map(measurement -> ((Json.Members) measurement.json()).values())
                .toList();
        Stream<String> names = rows.stream().limit(1).map(row -> String.join(",", row.keySet()));
        Stream<String> values = rows.stream()
                .map(row -> row.values().stream().map(BenchReport::field).collect(Collectors.joining(",")));
        return Stream.concat(names, values).collect(Collectors.joining("\n", "", "\n"));
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

                ![Microseconds a step, with those of others](%s)
                %s""",
                machine.processor(),
                machine.processors(),
                machine.system(),
                machine.java(),
                machine.flags().isEmpty() ? "none" : "`" + String.join(" ", machine.flags()) + "`",
                machine.commit().orElse("unknown"),
                kernels,
                reading(),
                Table.of(measurements).markdown(),
                CHART,
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
