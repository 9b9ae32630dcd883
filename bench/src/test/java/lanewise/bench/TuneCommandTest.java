package lanewise.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.Npy;
import lanewise.io.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code lanewise tune} on an archive that Nengo wrote: what it tries and prints, not how fast that was. */
class TuneCommandTest {
    private static final Set<String> SETTINGS = Set.of(
            "kernels",
            "threads",
            "planner",
            "simplifications",
            "unroll",
            "useLoop",
            "stateful",
            "inferenceOnly",
            "batch");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String model;

    TuneCommandTest() throws Exception {
        model = Path.of(TuneCommandTest.class
                        .getResource("models/host_function.zip")
                        .toURI())
                .toString();
    }

    private int run(String... args) {
        CommandLine line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("tune"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--kernels", "scalar"));
        return LanewiseCommand.run(line, all.toArray(String[]::new));
    }

    @Test
    void theTableHasEachSettingAndTheLastLinesWhatToType() {
        assertThat(run(model, "--seconds", "0.3", "--batch", "2"))
                .as(err.toString())
                .isZero();
        List<String> lines = out.toString().lines().toList();
        int table = lines.indexOf("setting          value                              us a step      gain");
        int end = lines.subList(table, lines.size()).indexOf("") + table;
        List<String> rows = lines.subList(table + 1, end);
        assertThat(rows)
                .allMatch(
                        row -> row.matches(
                                "\\w+ +\\S+( \\S+)? +([\\d,]+\\.\\d\\d +[+-][\\d,]+\\.\\d %  (faster|slower|within noise.*)|(as by default|always so|not tried|kernels simd cannot).*)"));
        assertThat(rows.stream().map(row -> row.split(" ", 2)[0]).collect(Collectors.toSet()))
                .isEqualTo(SETTINGS);
        assertThat(lines.subList(end + 1, lines.size()))
                .hasSize(5)
                .satisfies(last -> assertThat(last.get(3))
                        .startsWith("to type       java -jar lanewise.jar run ")
                        .contains("host_function.zip", " --batch 2"))
                .last()
                .asString()
                .startsWith("in Java       Simulator.of(graph, options -> options.batch(2)");
    }

    @Test
    void jsonIsOneObject() {
        assertThat(run(model, "--seconds", "0.3", "--steps", "20", "--json")).isZero();
        var root = (Json.Members) Json.parse("stdout", out.toString().getBytes(UTF_8), Limits.DEFAULT);
        assertThat(root.values())
                .containsOnlyKeys(
                        "model",
                        "neurons",
                        "operators",
                        "blocks",
                        "batch",
                        "kernels",
                        "threads",
                        "us_per_step",
                        "noise",
                        "settings",
                        "best",
                        "run",
                        "java");
        assertThat(((Json.Elements) root.values().get("settings")).values())
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(((Json.Members) row).values())
                        .containsOnlyKeys("setting", "value", "us_per_step", "gain", "verdict"));
    }

    /** Larger batches have the items of the file in turn. */
    @Test
    void inputsFromFilesAreMeasuredAndTyped(@TempDir Path folder) {
        Path rows = folder.resolve("rows of two.npy");
        Npy.write(rows, new NpyArray.Doubles(new int[] {2, 20, 1}, new double[40]));
        String input = "7=" + rows;
        assertThat(run(model, "--seconds", "0.3", "--steps", "20", "--batch", "2", "--input", input))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains(" --input '" + input + "' --batch 2");
        assertThat(run(model, "--steps", "21", "--batch", "2", "--input", input))
                .isEqualTo(2);
        assertThat(err.toString()).contains("it has rows for 20 steps, so the last step is 20, but 21 are to run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --batch 0     | --batch is 0; it has at least 1 item
            --steps 0     | --steps is 0; run at least 1
            --steps 501   | was recorded for 500 steps, so the last step is 500; run no more, or give it with --input 7=FILE.npy
            --input 7     | --input is '7'; it has to be NAME=FILE.npy
            --input 7=no  | --input is no; there is no such file
            --seconds 0   | --seconds is 0.0; allowed is a number above 0, up to 3600
            --seconds NaN | --seconds is NaN; allowed is a number above 0, up to 3600
            """)
    void wrongOptionsAreNamed(String options, String message) {
        String[] option = options.split(" ", -1);
        assertThat(run(model, option[0], option[1])).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrongFilesAreNamed() {
        assertThat(run("nothing.zip")).isEqualTo(2);
        assertThat(err.toString()).contains("MODEL.zip is nothing.zip; there is no such file");
        assertThat(run("")).isEqualTo(2);
        assertThat(err.toString()).contains("MODEL.zip is empty; name a file");
    }
}
