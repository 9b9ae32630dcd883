package lanewise.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import lanewise.io.Json;
import lanewise.io.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code lanewise bench} on networks that are so small that only its own times count. */
class BenchCommandTest {
    private static final List<String> KEYS = List.of(
            "workload",
            "neurons",
            "operators",
            "blocks",
            "build_seconds",
            "us_per_step",
            "us_per_step_median",
            "ns_per_neuron_step",
            "item_steps_per_second",
            "bytes_per_step",
            "bandwidth_share",
            "real_time_factor",
            "peak_memory_bytes",
            "kernels",
            "lanes",
            "threads",
            "batch");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** Runs in this JVM. */
    private int run(String... args) {
        CommandLine line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return LanewiseCommand.run(line, args);
    }

    @Test
    void jsonIsOneArrayOfWhatWasMeasured() {
        assertThat(run("bench", "random-2-5-4-2-lif", "--json", "--kernels", "scalar", "--batch", "3", "--steps", "5"))
                .isZero();

        Json.Elements array =
                (Json.Elements) Json.parse("stdout", out.toString().getBytes(UTF_8), Limits.DEFAULT);
        Json.Members measured = (Json.Members) array.values().getFirst();
        assertThat(array.values()).hasSize(1);
        assertThat(measured.values().keySet()).containsExactlyElementsOf(KEYS);
        assertThat(measured.values().get("workload")).isEqualTo(new Json.Text("random-2-5-4-2-lif"));
        assertThat(measured.values().get("neurons")).isEqualTo(new Json.Whole(40));
        assertThat(measured.values().get("kernels")).isEqualTo(new Json.Text("scalar"));
        assertThat(measured.values().get("lanes")).isEqualTo(new Json.Whole(1));
        assertThat(measured.values().get("threads")).isEqualTo(new Json.Whole(1));
        assertThat(measured.values().get("batch")).isEqualTo(new Json.Whole(3));
        double micros = real(measured, "us_per_step");
        assertThat(micros).isPositive().isLessThanOrEqualTo(real(measured, "us_per_step_median"));
        assertThat(real(measured, "real_time_factor")).isEqualTo(1e-3 / (micros * 1e-6));
        assertThat(real(measured, "item_steps_per_second")).isEqualTo(3e6 / micros);
        assertThat(real(measured, "ns_per_neuron_step")).isEqualTo(micros * 1e3 / 120);
        assertThat(err.toString()).isEmpty();
    }

    private static double real(Json.Members measured, String key) {
        return ((Json.Real) measured.values().get(key)).value();
    }

    @Test
    void aReportHasATableOthersAndAChart() throws Exception {
        Path report = folder.resolve("new").resolve("report");

        assertThat(run(
                        "bench",
                        "population-1e4-lif",
                        "--out",
                        report.toString(),
                        "--kernels",
                        "scalar",
                        "--steps",
                        "2"))
                .isZero();

        assertThat(out.toString())
                .contains("population-1e4-lif", "16 KiB at ", "GB/s", "scalar kernels", "item-steps/s");
        assertThat(Files.readString(report.resolve("report.md")))
                .contains("| population-1e4-lif | 1 | 1 | 10,000 | 4 |", "report.svg", "Brian 2 C++ | 26 us, ");
        assertThat(Files.readAllLines(report.resolve("report.csv")))
                .hasSize(2)
                .first()
                .isEqualTo(String.join(",", KEYS));
        String chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.resolve("report.svg").toFile())
                .getDocumentElement()
                .getTextContent();
        assertThat(chart).contains("population-1e4-lif", "Lanewise", "Brian 2 C++", "NengoOCL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cconv-16 | workload cconv-16: it has to be cconv-D-N-TYPE",
                "nothing | there is none of this name; there are cconv-D-N-TYPE (",
                "spaun | Spaun is out of reach",
                "train-all | there is no training of this name; there are train-mnist-conv (",
                "convnet --threads 0 | --threads is 0; allowed are 1 to 1000",
                "convnet --batch 0 | --batch is 0; it has at least 1 item",
                "convnet --steps 0 | --steps is 0; run at least 1",
                "convnet --seconds 0 | --seconds is 0.0; allowed is a number above 0",
                "convnet --kernels fast | scalar",
            })
    void wrongUsageIsOneLineAndTwo(String args, String message) {
        assertThat(run(("bench " + args).split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(message);
        assertThat(out.toString()).isEmpty();
    }
}
