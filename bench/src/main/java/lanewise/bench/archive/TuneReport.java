package lanewise.bench.archive;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.error.ErrorText;
import lanewise.graph.Graph;
import lanewise.io.Json;

/**
 * What settings gain for a model.
 *
 * @param settings what was asked for
 * @param calls of how many steps was measured
 * @param graph the model
 * @param blocks of the default's plan
 * @param threads of the default
 * @param micros a step and item of the default, the median
 * @param noise the gain up to which any setting may as well gain nothing
 * @param rows all that was compared with the default, setting by setting
 * @param best what was fastest and has been measured once more; empty if nothing is faster than the default
 */
public record TuneReport(
        Tuning.Settings settings,
        TrialRun.Calls calls,
        Graph graph,
        int blocks,
        int threads,
        double micros,
        double noise,
        List<Row> rows,
        Optional<Row> best) {
    private static final Pattern PLAIN = Pattern.compile("[\\w./=-]+");

    static final Comparator<Row> BY_GAIN =
            Comparator.comparingDouble(row -> row.gain().orElse(0));

    /**
     * A value of a setting.
     *
     * @param trial which
     * @param micros a step and item, the median; empty if it was not measured
     * @param gain by how much more steps in the same time than with the default, 0.1 is 10 %
     * @param noise by how much two simulators of the default differed beside it
     */
    record Row(Trial trial, OptionalDouble micros, OptionalDouble gain, double noise) {
        /** Of what is not measured. */
        static Row of(Trial trial) {
            return new Row(trial, OptionalDouble.empty(), OptionalDouble.empty(), 0);
        }

        boolean isFaster(double noise) {
            return gain.orElse(0) > Math.max(noise, this.noise);
        }

        boolean isSlower(double noise) {
            return gain.orElse(0) < -Math.max(noise, this.noise);
        }

        boolean isMeasured() {
            return gain.isPresent();
        }
    }

    /** The rows of each setting. */
    static Collection<List<Row>> bySetting(List<Row> rows) {
        Map<String, List<Row>> settings = new LinkedHashMap<>();
        rows.forEach(row -> settings.computeIfAbsent(row.trial().setting(), name -> new ArrayList<>())
                .add(row));
        return settings.values();
    }

    private String verdict(Row row) {
        if (row.trial().untried().isPresent()) {
            return row.trial().untried().get();
        }
        return row.isFaster(noise)
                ? "faster"
                : row.isSlower(noise)
                        ? "slower"
                        : row.noise() > noise
                                ? String.format(ROOT, "within noise, here %.1f %%", 100 * row.noise())
                                : "within noise";
    }

    /** The best value of each setting that helps. */
    private String helping() {
        return listed(bySetting(rows).stream()
                .map(setting -> setting.stream().max(BY_GAIN).orElseThrow())
                .filter(this::helps)
                .map(row -> String.format(
                        ROOT,
                        "%s %s (%+.1f %%)",
                        row.trial().setting(),
                        row.trial().value(),
                        100 * row.gain().getAsDouble())));
    }

    private String helpless() {
        return listed(bySetting(rows).stream()
                .filter(setting -> setting.stream().noneMatch(this::helps))
                .map(setting -> setting.getFirst().trial().setting()));
    }

    private boolean helps(Row row) {
        return row.isFaster(noise);
    }

    private static String listed(Stream<String> names) {
        String list = names.collect(Collectors.joining(", "));
        return list.isEmpty() ? "none" : list;
    }

    /** What a person reads. */
    public String text() {
        return String.format(
                ROOT,
                """
                %s: %,d neurons, %,d operators in %,d blocks

                default       %,.2f us a step%s, on %s; what differs by up to %.1f %% is noise
                measured      %d rounds of calls of %,d steps, runs of %,d
                kernels       %s

                setting          value                              us a step      gain
                %s

                helps         %s
                no help       %s
                %s""",
                Shown.text(model()),
                graph.neurons(),
                graph.operators().size(),
                blocks,
                micros,
                settings.batch() == 1 ? "" : " and item",
                threads == 1 ? "1 thread" : threads + " threads",
                100 * noise,
                Tuning.ROUNDS,
                calls.steps(),
                calls.end(),
                settings.kernels().reason(),
                rows.stream().map(this::line).collect(Collectors.joining("\n")),
                helping(),
                helpless(),
                advice());
    }

    private String line(Row row) {
        String numbers = row.isMeasured()
                ? String.format(
                        ROOT,
                        "%,12.2f  %+7.1f %%",
                        row.micros().getAsDouble(),
                        100 * row.gain().getAsDouble())
                : " ".repeat(23);
        return "%-15s  %-31s  %s  %s"
                .formatted(row.trial().setting(), row.trial().value(), numbers, verdict(row));
    }

    private String advice() {
        String found = best.map(row -> String.format(
                        ROOT,
                        "best          %s: %+.1f %%, measured once more",
                        row.trial().value(),
                        100 * row.gain().getAsDouble()))
                .orElse("best          the default"
                        + (seemsToHelp() ? ": what seemed to help did not when it was measured once more" : ""));
        return "%s\nto type       %s\nin Java       %s".formatted(found, command(), java());
    }

    private boolean seemsToHelp() {
        return rows.stream().anyMatch(row -> helps(row) && row.trial().words().isPresent());
    }

    private Optional<Trial.Words> words() {
        return best.map(row -> row.trial().words().orElseThrow());
    }

    private String command() {
        return "java -jar lanewise.jar run %s%s%s%s"
                .formatted(
                        path(settings.model().toString()),
                        settings.inputs().entrySet().stream()
                                .map(input -> " --input " + path(input.getKey() + "=" + input.getValue()))
                                .collect(Collectors.joining()),
                        settings.batch() == 1 ? "" : " --batch " + settings.batch(),
                        words().map(words -> " " + words.option()).orElse(""));
    }

    /** As a shell takes it. */
    private static String path(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + ErrorText.quoted(path.replace("'", "'\\''")) + "'";
    }

    private String java() {
        String options = (settings.batch() == 1 ? "" : ".batch(%d)".formatted(settings.batch()))
                + words().map(Trial.Words::java).orElse("");
        return options.isEmpty()
                ? "Simulator.of(graph)"
                : "Simulator.of(graph, options -> options%s)".formatted(options);
    }

    private String model() {
        return settings.model().getFileName().toString();
    }

    /** One JSON object. */
    public Json json() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("model", new Json.Text(model()));
        values.put("neurons", new Json.Whole(graph.neurons()));
        values.put("operators", new Json.Whole(graph.operators().size()));
        values.put("blocks", new Json.Whole(blocks));
        values.put("batch", new Json.Whole(settings.batch()));
        values.put("kernels", new Json.Text(settings.kernels().kernels().name()));
        values.put("threads", new Json.Whole(threads));
        values.put("us_per_step", new Json.Real(micros));
        values.put("noise", new Json.Real(noise));
        values.put("settings", new Json.Elements(rows.stream().map(this::json).toList()));
        values.put("best", best.map(this::json).orElseGet(Json.Null::new));
        values.put("run", new Json.Text(command()));
        values.put("java", new Json.Text(java()));
        return new Json.Members(values);
    }

    private Json json(Row row) {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("setting", new Json.Text(row.trial().setting()));
        values.put("value", new Json.Text(row.trial().value()));
        values.put("us_per_step", number(row.micros()));
        values.put("gain", number(row.gain()));
        values.put("verdict", new Json.Text(verdict(row)));
        return new Json.Members(values);
    }

    private static Json number(OptionalDouble value) {
        return value.isPresent() ? new Json.Real(value.getAsDouble()) : new Json.Null();
    }
}
