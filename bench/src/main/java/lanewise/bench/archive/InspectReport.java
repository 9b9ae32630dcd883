package lanewise.bench.archive;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.io.Json;
import lanewise.io.ModelArchive;
import lanewise.kernel.Kernels;
import lanewise.plan.PlanOptions;
import lanewise.plan.PlanReport;

/**
 * What is in a model archive, and what running it takes. Nothing of a run is allocated for it.
 *
 * @param model the archive's file name
 * @param archive the archive
 * @param planning how its operators are planned
 * @param plan how it would be run
 * @param batch for how many items
 */
public record InspectReport(String model, ModelArchive archive, PlanOptions planning, PlanReport plan, int batch) {
    private static final String MARGIN = "\n              ";

    /**
     * Reads and plans a model.
     *
     * @param planning how its operators are planned
     * @throws lanewise.error.FormatException if the archive is refused
     * @throws lanewise.error.ModelException if the model cannot be planned
     */
    public static InspectReport of(Path file, PlanOptions planning, int batch) {
        ModelArchive archive = ModelArchive.read(file);
        PlanReport plan = PlanReport.of(archive.graph(), planning);
        return new InspectReport(file.getFileName().toString(), archive, planning, plan, batch);
    }

    private Graph graph() {
        return archive.graph();
    }

    private Stream<Signal> signals() {
        return archive.signals().stream().map(ModelArchive.ArchivedSignal::signal);
    }

    private long views() {
        return signals().filter(signal -> signal.base() != signal).count();
    }

    private long sparse() {
        return signals().filter(signal -> signal.sparse().isPresent()).count();
    }

    private Map<String, Long> signalTypes() {
        return counts(signals(), signal -> signal.type().name().toLowerCase(ROOT), signal -> 1);
    }

    private Map<String, Long> operatorTypes() {
        return counts(graph().operators().stream(), InspectReport::type, operator -> 1);
    }

    private Map<String, Long> neuronTypes() {
        return counts(
                graph().operators().stream()
                        .filter(SimNeurons.class::isInstance)
                        .map(SimNeurons.class::cast),
                neurons -> neurons.type().getClass().getSimpleName(),
                neurons -> neurons.output().size());
    }

    private static String type(Operator operator) {
        return operator.getClass().getSimpleName();
    }

    private static <T> Map<String, Long> counts(Stream<T> things, Function<T, String> kind, ToLongFunction<T> count) {
        Map<String, Long> counts = new LinkedHashMap<>();
        things.forEach(thing -> counts.merge(kind.apply(thing), count.applyAsLong(thing), Long::sum));
        return counts;
    }

    /** What the probes keep of a run of the archive's steps, all items together. */
    private long probeBytes() {
        return archive.probes().stream()
                .mapToLong(
                        probe -> (long) Float.BYTES * batch * probe.expected().size())
                .sum();
    }

    /** What a person reads. */
    public String text() {
        return summary() + "\n\n" + plan.text();
    }

    /**
     * The same with what each block is measured to take, which runs the model for some seconds.
     *
     * @param kernels that run it
     * @throws lanewise.error.ModelException if it has a function of the host program that is not known
     */
    public String measured(Kernels kernels) {
        HostFunctions.check(graph(), ModelInput.of(archive), List.of());
        return summary() + "\n\n" + plan.text(BlockTimes.micros(archive, planning, batch, kernels));
    }

    private String summary() {
        return String.format(
                ROOT,
                """
                %s: %,d neurons, %,d operators, %,d steps of %s ms

                signals       %,d: %s; %,d views, %,d sparse
                operators     %s
                neurons       %s
                inputs        %s
                probes        %s

                plan          %,d operators in %,d blocks, %.1f %% contiguous, %s a step
                memory        parameters %s, state %s an item; with a batch of %d %s, and %s for what is recorded""",
                Shown.text(model),
                graph().neurons(),
                graph().operators().size(),
                archive.steps(),
                RunReport.millis(graph().dt()),
                archive.signals().size(),
                listed(signalTypes()),
                views(),
                sparse(),
                listed(operatorTypes()),
                listed(neuronTypes()),
                lines(ModelInput.of(archive), input -> "%s: %s".formatted(input, input.kind())),
                lines(graph().probes(), InspectReport::probe),
                plan.blocks().stream()
                        .mapToInt(PlanReport.BlockReport::operators)
                        .sum(),
                plan.blocks().size(),
                100 * plan.contiguousShare(),
                bytes(plan.bytesPerStep()),
                bytes(plan.parameterBytes()),
                bytes(plan.stateBytes()),
                batch,
                bytes(plan.memoryBytes(batch)),
                bytes(probeBytes()));
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> String.format(ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static <T> String lines(List<T> things, Function<T, String> line) {
        return things.isEmpty() ? "none" : things.stream().map(line).collect(Collectors.joining(MARGIN));
    }

    private static String probe(ProbedSignal probe) {
        return "%s: %s of %s, every %s"
                .formatted(
                        Shown.text(probe.name()),
                        Shown.shape(probe.signal().shape()),
                        Shown.text(probe.signal().name()),
                        probe.every() == 1 ? "step" : probe.every() + " steps");
    }

    private static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(ROOT, "%.1f kB", bytes / 1e3)
                : String.format(ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** One JSON object. */
    public Json json() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("model", new Json.Text(model));
        values.put("source", new Json.Text(archive.source()));
        values.put("note", new Json.Text(archive.note()));
        values.put("dt", new Json.Real(graph().dt()));
        values.put("steps", new Json.Whole(archive.steps()));
        values.put(
                "signals",
                object(
                        "count", new Json.Whole(archive.signals().size()),
                        "types", whole(signalTypes()),
                        "views", new Json.Whole(views()),
                        "sparse", new Json.Whole(sparse())));
        values.put("operators", whole(operatorTypes()));
        values.put("neurons", whole(neuronTypes()));
        values.put(
                "inputs",
                elements(
                        ModelInput.of(archive),
                        input -> object(
                                "id", new Json.Whole(input.id()),
                                "name", new Json.Text(input.signal().name()),
                                "kind", new Json.Text(input.kind()))));
        values.put(
                "probes",
                elements(
                        graph().probes(),
                        probe -> object(
                                "name", new Json.Text(probe.name()),
                                "signal", new Json.Text(probe.signal().name()),
                                "every", new Json.Real(probe.every()))));
        values.put(
                "plan",
                object(
                        "blocks", elements(plan.blocks(), InspectReport::block),
                        "contiguous_share", new Json.Real(plan.contiguousShare()),
                        "bytes_per_step", new Json.Whole(plan.bytesPerStep())));
        values.put(
                "memory",
                object(
                        "parameter_bytes", new Json.Whole(plan.parameterBytes()),
                        "state_bytes_per_item", new Json.Whole(plan.stateBytes()),
                        "batch", new Json.Whole(batch),
                        "total_bytes", new Json.Whole(plan.memoryBytes(batch)),
                        "probe_bytes", new Json.Whole(probeBytes())));
        return new Json.Members(values);
    }

    private static Json block(PlanReport.BlockReport block) {
        return object(
                "type", new Json.Text(block.type()),
                "first", new Json.Text(block.first()),
                "operators", new Json.Whole(block.operators()),
                "parts", new Json.Whole(block.parts()),
                "stretches", new Json.Whole(block.stretches()),
                "contiguous_share", new Json.Real(block.contiguousShare()),
                "bytes", new Json.Whole(block.bytes()),
                "nanos", new Json.Real(block.nanos()),
                "runs", new Json.Text(block.runs().name().toLowerCase(ROOT)),
                "obstacle", new Json.Text(block.obstacle()));
    }

    private static <T> Json elements(List<T> things, Function<T, Json> json) {
        return new Json.Elements(things.stream().map(json).toList());
    }

    private static Json whole(Map<String, Long> counts) {
        Map<String, Json> values = new LinkedHashMap<>();
        counts.forEach((key, count) -> values.put(key, new Json.Whole(count)));
        return new Json.Members(values);
    }

    /** An object of keys and values in turn. */
    private static Json object(Object... members) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            values.put((String) members[i], (Json) members[i + 1]);
        }
        return new Json.Members(values);
    }
}
