package lanewise.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lanewise.io.Json;
import lanewise.io.Limits;
import lanewise.io.Npy;
import lanewise.io.NpyArray;
import lanewise.io.Npz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code lanewise run} on archives that Nengo wrote, and what it says where something is wrong. */
class RunCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private static String model(String name) {
        try {
            return Path.of(RunCommandTest.class.getResource("models/" + name).toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs in this JVM, whatever kernels are asked for. */
    private int run(String... args) {
        CommandLine line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(Arrays.asList(args));
        if (!all.contains("--kernels")) {
            all.addAll(List.of("--kernels", "scalar"));
        }
        return LanewiseCommand.run(line, all.toArray(String[]::new));
    }

    private void refuse(String message, String... args) {
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBriefRunDoesNotWaitForVectors() {
        assertThat(run(model("host_function.zip"), "--kernels", "auto", "--steps", "10"))
                .isZero();
        assertThat(out.toString()).contains("scalar kernels: the run ended before vectors were warm");
    }

    private String input(String name, int[] shape, double... values) {
        Npy.write(folder.resolve(name), new NpyArray.Doubles(shape, values));
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host_function.zip", "communication_channel.zip", "sparse_transforms.zip"})
    void archivesAgreeWithNengo(String name) {
        assertThat(run(model(name), "--check", "--yardstick", model("yardstick.json")))
                .isZero();
        assertThat(out.toString()).contains("relative rms error", "ok").doesNotContain("EXCEEDED");
    }

    @Test
    void anErrorBeyondTheLimitIsAFailure() {
        assertThat(run(model("host_function.zip"), "--check", "--limit", "1e-12"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("0:squared", "limit 1.00e-12  EXCEEDED");
    }

    @Test
    void jsonIsOneObject() {
        assertThat(run(model("host_function.zip"), "--steps", "20", "--json", "--check"))
                .isZero();
        var root = (Json.Members) Json.parse("stdout", out.toString().getBytes(UTF_8), Limits.DEFAULT);
        assertThat(root.values())
                .containsOnlyKeys(
                        "model",
                        "steps",
                        "neurons",
                        "operators",
                        "blocks",
                        "kernels",
                        "seconds",
                        "us_per_step",
                        "probes");
        assertThat(root.values().get("steps")).isEqualTo(new Json.Whole(20));
        assertThat(root.values().get("neurons")).isEqualTo(new Json.Whole(50));
        var probe = (Json.Members)
                ((Json.Elements) root.values().get("probes")).values().getFirst();
        assertThat(probe.values()).containsOnlyKeys("name", "shape", "relative_rms_error");
        assertThat(((Json.Real) probe.values().get("relative_rms_error")).value())
                .isBetween(0.0, 3e-6);
    }

    @Test
    void theSameResultsAreTheSameBytes() throws Exception {
        Path one = folder.resolve("one.npz");
        Path two = folder.resolve("two.npz");
        for (String name : List.of("communication_channel.zip", "sparse_transforms.zip")) {
            assertThat(run(model(name), "--out", one.toString())).isZero();
            assertThat(run(model(name), "--threads", "2", "--out", two.toString()))
                    .isZero();
            assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
            assertThat(run(
                            model(name),
                            "--planner",
                            "tree-1",
                            "--simplifications",
                            "unread-clock,zero-increments",
                            "--unroll",
                            "7",
                            "--out",
                            two.toString()))
                    .isZero();
            assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        }
    }

    @Test
    void resultsAreNamedAndShapedByProbe() {
        Path file = folder.resolve("out.npz");
        String batch = input("batch.npy", new int[] {2, 3, 1}, 0, 0.1, 0.2, 1, 1, 1);
        assertThat(run(
                        model("host_function.zip"),
                        "--steps",
                        "3",
                        "--batch",
                        "2",
                        "--input",
                        "7=" + batch,
                        "--out",
                        file.toString()))
                .isZero();
        Map<String, NpyArray> arrays = Npz.read(file);
        assertThat(arrays).containsOnlyKeys("0_squared");
        assertThat(arrays.get("0_squared").shape()).containsExactly(2, 3, 1);
        assertThat(arrays.get("0_squared")).isInstanceOf(NpyArray.Floats.class);
    }

    /** An input that is fed what was recorded gives what was recorded. */
    @Test
    void aFeedTakesTheRecordingsPlace() throws Exception {
        Path own = folder.resolve("own.npz");
        Path fed = folder.resolve("fed.npz");
        Path recording = folder.resolve("recording.npy");
        try (var zip = FileSystems.newFileSystem(Path.of(model("host_function.zip")))) {
            Files.copy(zip.getPath("recorded0.npy"), recording);
        }
        assertThat(run(model("host_function.zip"), "--out", own.toString())).isZero();
        assertThat(run(model("host_function.zip"), "--input", "7=" + recording, "--check", "--out", fed.toString()))
                .isZero();
        assertThat(Files.readAllBytes(fed)).isEqualTo(Files.readAllBytes(own));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --steps 0              | --steps is 0; run at least 1
            --steps x              | Invalid value for option '--steps': 'x' is not a long
            --steps 501            | was recorded for 500 steps, so the last step is 500
            --batch 0              | --batch is 0; it has at least 1 item
            --threads 0            | --threads is 0; allowed are 1 to 1000
            --unroll 0             | --unroll is 0; it is at least 1 step
            --planner best         | planner best: there is none of this name
            --simplifications all  | simplification all: there is none of this name; choose none, or some of
            --kernels fast         | it is 'fast'; allowed are auto, scalar, simd
            --limit 1              | --limit is for --check; add it
            --yardstick y          | --yardstick is for --check; add it
            --check --limit -1     | --limit is -1.0; it has to be a number from 0
            --check --yardstick no | --yardstick is no; there is no such file
            --input nonsense       | --input is 'nonsense'; it has to be NAME=FILE.npy
            --input 7=nothing.npy  | --input is nothing.npy; there is no such file
            --out no/such/out.npz  | make it first
            """)
    void wrongOptionsAreNamed(String options, String message) {
        List<String> args = new ArrayList<>(List.of(model("host_function.zip")));
        args.addAll(List.of(options.split(" ", -1)));
        refuse(message, args.toArray(String[]::new));
    }

    @Test
    void wrongInputsAreNamed() {
        String host = model("host_function.zip");
        String five = input("five.npy", new int[] {5, 1}, 0, 0, 0, 0, 0);
        refuse(
                "it has rows for 5 steps, so the last step is 5, but 500 are to run; give more rows",
                host,
                "--input",
                "7=" + five);
        err.getBuffer().setLength(0);
        refuse("no input of this name or id; there are 7", host, "--input", "nothing=" + five);
        err.getBuffer().setLength(0);
        refuse("say which by its id", host, "--input", "<Node (unlabeled)>.out=" + five);
        err.getBuffer().setLength(0);
        String wide = input("wide.npy", new int[] {1, 2}, 0, 0);
        refuse("its shape is (1, 2)", host, "--steps", "1", "--input", "7=" + wide);
        err.getBuffer().setLength(0);
        String nan = input("nan.npy", new int[] {1, 1}, Double.NaN);
        refuse("value 0 of step 1 is NaN", host, "--steps", "1", "--input", "7=" + nan);
    }

    @Test
    void wrongFilesAreNamed() throws Exception {
        refuse("there is no such file", folder.resolve("none.zip").toString());
        err.getBuffer().setLength(0);
        refuse("a folder; name a file", folder.toString());
        err.getBuffer().setLength(0);
        Path cut = folder.resolve("cut.zip");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(Path.of(model("host_function.zip"))), 3000));
        refuse("cut.zip: its end is missing", cut.toString());
        err.getBuffer().setLength(0);
        Path renamed = folder.resolve("renamed.zip");
        Files.copy(Path.of(model("host_function.zip")), renamed);
        refuse("renamed.zip", renamed.toString(), "--check", "--yardstick", model("yardstick.json"));
    }

    /** The archive of a host function with a text of its document replaced. */
    private String changed(String text, String by) throws Exception {
        Path file = folder.resolve("changed.zip");
        Files.copy(Path.of(model("host_function.zip")), file, StandardCopyOption.REPLACE_EXISTING);
        try (var zip = FileSystems.newFileSystem(file)) {
            Path document = zip.getPath("model.json");
            String old = Files.readString(document);
            assertThat(old).contains(text);
            Files.writeString(document, old.replace(text, by));
        }
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Größe of <x>, 'y' \u2192 z | 0_Größe of <x>, 'y' \u2192 z
            ../a/b:c\\\\d           | 0_.._a_b_c_d
            a\\u001b[2J\\u202eb      | 0_a_[2J_b
            ``                        | 0_
            """)
    void entriesHaveTheNamesOfProbesAsFarAsFilesMay(String name, String entry) throws Exception {
        Path file = folder.resolve("out.npz");
        assertThat(run(changed("\"squared\"", "\"%s\"".formatted(name)), "--steps", "3", "--out", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(Npz.read(file)).containsOnlyKeys(entry);
    }

    /** So they are the same bytes on every day. */
    @Test
    void resultsAreNotPackedAndHaveAFixedDate() throws Exception {
        Path file = folder.resolve("out.npz");
        assertThat(run(model("host_function.zip"), "--steps", "3", "--out", file.toString()))
                .isZero();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry("0_squared.npy");
            assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0));
        }
    }

    @Test
    void functionsThatAreNotKnownAreNamed() throws Exception {
        String unknown = changed("\"square\"", "\"cube\"");
        refuse(
                "function \"cube\", which writes 12 \"<Node (unlabeled)>.out\": not known; known are identity, negate,"
                        + " product, sin, square; give the values with --input ID=FILE.npy",
                unknown);
        String values = input("cubes.npy", new int[] {500, 1}, new double[500]);
        assertThat(run(unknown, "--input", "12=" + values)).isZero();
    }

    @Test
    void whatIsNotANumberIsTheLargestThereIs() throws Exception {
        String huge = changed("\"square\"", "\"cube\"");
        double[] largest = new double[500];
        Arrays.fill(largest, Float.MAX_VALUE);
        String values = input("huge.npy", new int[] {500, 1}, largest);
        assertThat(run(huge, "--input", "12=" + values, "--check", "--json")).isEqualTo(1);
        Json.Members root = (Json.Members) Json.parse("stdout", out.toString().getBytes(UTF_8), Limits.DEFAULT);
        assertThat(root.text()).doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1         | "0:squared" is -1.0; an error is a number from 0, and finite
            Infinity   | "0:squared" is Infinity; an error is a number from 0, and finite
            "x"        | "0:squared" is no number
            """)
    void yardsticksThatMeasureNothingAreRefused(String error, String message) throws Exception {
        Path file = folder.resolve("yardstick.json");
        Files.writeString(file, "{\"host_function.zip\": {\"0:squared\": %s}}".formatted(error));
        refuse(message, model("host_function.zip"), "--check", "--yardstick", file.toString());
    }

    @Test
    void filesWithoutANameAreRefused() {
        refuse("MODEL.zip is empty; name a file", "");
        err.getBuffer().setLength(0);
        refuse("--out is empty; name a file", model("host_function.zip"), "--out", "");
    }
}
