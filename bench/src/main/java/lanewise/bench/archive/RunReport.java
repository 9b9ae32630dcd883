package lanewise.bench.archive;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.graph.Graph;
import lanewise.io.Json;
import lanewise.io.NpyArray;
import lanewise.io.Npz;
import lanewise.kernel.KernelChoice;

/**
 * What came of a run.
 *
 * @param model the archive's file name
 * @param steps how many were run
 * @param graph what was run
 * @param blocks of its plan
 * @param kernels what computed, and why
 * @param seconds the time that the steps took
 * @param probes what was recorded
 */
public record RunReport(
        String model,
        long steps,
        Graph graph,
        int blocks,
        KernelChoice kernels,
        double seconds,
        List<ProbeResult> probes) {
    private static final String MARGIN = "\n              ";

    private double microsPerStep() {
        return steps == 0 ? 0 : seconds * 1e6 / steps;
    }

    /** Whether no probe's error exceeds its limit. */
    public boolean holds() {
        return probes.stream()
                .allMatch(probe -> probe.check().map(ProbeResult.Check::holds).orElse(true));
    }

    /**
     * Writes the data of all probes as an npz file, an entry {@code <index>_<probe>.npy} each. The same data are the same
     * bytes, and the file has its old content or all of the new one, whatever happens.
     *
     * @throws lanewise.error.FormatException if the file cannot be written
     */
    public void write(Path file) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        probes.forEach(probe -> arrays.put(probe.entry(), probe.data()));
        Npz.write(file, arrays);
    }

    /** What a person reads. */
    public String text() {
        return String.format(
                ROOT,
                """
                %s: %,d neurons, %,d operators in %,d blocks

                run           %,d steps of %s ms in %.2f s: %.1f us a step
                kernels       %s
                probes        %s""",
                Shown.text(model),
                graph.neurons(),
                graph.operators().size(),
                blocks,
                steps,
                millis(graph.dt()),
                seconds,
                microsPerStep(),
                kernels.reason(),
                probes.isEmpty() ? "none" : probes.stream().map(RunReport::line).collect(Collectors.joining(MARGIN)));
    }

    static String millis(double seconds) {
        return String.format(ROOT, "%.6f", seconds * 1e3).replaceAll("\\.?0+$", "");
    }

    private static String line(ProbeResult probe) {
        return "%-24s  %s"
                .formatted(
                        probe.index() + ":" + Shown.text(probe.name()),
                        Shown.shape(probe.data().shape()));
    }

    /** What came of the check, a line a probe. */
    public String checkText() {
        return probes.stream().map(RunReport::checked).collect(Collectors.joining("\n"));
    }

    private static String checked(ProbeResult probe) {
        ProbeResult.Check check = probe.check().orElseThrow();
        String name = probe.index() + ":" + Shown.text(probe.name());
        if (check.error().isEmpty()) {
            return "check         %-24s  no samples".formatted(name);
        }
        return String.format(
                ROOT,
                "check         %-24s  relative rms error %.2e, limit %.2e  %s",
                name,
                check.error().getAsDouble(),
                check.limit(),
                check.holds() ? "ok" : "EXCEEDED");
    }

    /** One JSON object; an error that is not finite is the largest number there is, as JSON has no other. */
    public Json json() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("model", new Json.Text(model));
        values.put("steps", new Json.Whole(steps));
        values.put("neurons", new Json.Whole(graph.neurons()));
        values.put("operators", new Json.Whole(graph.operators().size()));
        values.put("blocks", new Json.Whole(blocks));
        values.put("kernels", new Json.Text(kernels.kernels().name()));
        values.put("seconds", new Json.Real(seconds));
        values.put("us_per_step", new Json.Real(microsPerStep()));
        values.put(
                "probes", new Json.Elements(probes.stream().map(RunReport::json).toList()));
        return new Json.Members(values);
    }

    private static Json json(ProbeResult probe) {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("name", new Json.Text(probe.name()));
        values.put(
                "shape",
                new Json.Elements(IntStream.of(probe.data().shape())
                        .<Json>mapToObj(Json.Whole::new)
                        .toList()));
        values.put(
                "relative_rms_error",
                probe.check()
                        .filter(check -> check.error().isPresent())
                        .<Json>map(check -> new Json.Real(finite(check.error().getAsDouble())))
                        .orElseGet(Json.Null::new));
        return new Json.Members(values);
    }

    private static double finite(double error) {
        return Double.isFinite(error) ? error : Double.MAX_VALUE;
    }
}
