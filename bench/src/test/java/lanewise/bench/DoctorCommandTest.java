package lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DoctorCommandTest {
    @Test
    void itTellsWhatRunsHereAndHowFast() {
        var out = new StringWriter();
        var line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true));

        assertThat(LanewiseCommand.run(line, "doctor", "--kernels", "scalar")).isZero();
        assertThat(out.toString().lines().map(text -> text.substring(0, 10).strip()))
                .containsExactly("java", "system", "vectors", "kernels", "LIF step");
        assertThat(out.toString())
                .contains(Runtime.version().toString(), "scalar kernels: asked for")
                .containsPattern("LIF step +\\d+\\.\\d\\d ns a neuron scalar");
    }
}
