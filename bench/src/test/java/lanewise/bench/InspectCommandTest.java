package lanewise.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import lanewise.io.Json;
import lanewise.io.Limits;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code lanewise inspect} on an archive that Nengo wrote. */
class InspectCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String model;

    InspectCommandTest() throws Exception {
        model = Path.of(InspectCommandTest.class
                        .getResource("models/host_function.zip")
                        .toURI())
                .toString();
    }

    private int run(String... args) {
        CommandLine line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return LanewiseCommand.run(line, args);
    }

    @Test
    void showsWhatIsInTheArchive() {
        assertThat(run("inspect", model)).isZero();
        assertThat(out.toString())
                .contains("50 neurons, 14 operators, 500 steps of 1 ms")
                .contains("18: int 1, float 17; 0 views, 0 sparse")
                .contains("neurons       Lif 50")
                .contains("recorded function of 500 steps", "function \"square\"")
                .contains("plan          11 operators in 9 blocks", "state 896 B an item");
    }

    @Test
    void plansByANamedPlanner() {
        assertThat(run("inspect", model, "--planner", "none")).isZero();
        assertThat(out.toString()).containsPattern("leave (\\d+), in \\1 blocks");
        assertThat(run("inspect", model, "--simplifications", "none")).isZero();
        assertThat(out.toString()).contains("simplifications leave 14");
        assertThat(run("inspect", model, "--planner", "best")).isEqualTo(2);
        assertThat(err.toString()).contains("planner best: there is none of this name");
    }

    @Test
    void explainsThePlan() {
        assertThat(run("inspect", model, "--plan", "--kernels", "scalar")).isZero();
        assertThat(out.toString())
                .contains("14 operators, of which simplifications leave", "measured us")
                .containsPattern("; waits for block \\d+");
    }

    @Test
    void aTableIsNoJson() {
        assertThat(run("inspect", model, "--plan", "--json")).isEqualTo(2);
        assertThat(err.toString()).contains("--plan prints a table and cannot go with --json");
    }

    @Test
    void jsonIsOneObject() {
        assertThat(run("inspect", model, "--json", "--batch", "4")).isZero();
        assertThat(Json.parse("stdout", out.toString().getBytes(UTF_8), Limits.DEFAULT))
                .isInstanceOf(Json.Members.class);
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThat(run("inspect", "nothing.zip")).isEqualTo(2);
        assertThat(err.toString()).contains("nothing.zip: no such file");
    }

    @Test
    void aFileWithoutANameIsRefused() {
        assertThat(run("inspect", "")).isEqualTo(2);
        assertThat(err.toString()).contains("MODEL.zip is empty; name a file");
    }
}
