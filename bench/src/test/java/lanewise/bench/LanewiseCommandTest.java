package lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LanewiseCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** What the command under test does. */
    private interface Task {
        int run(KernelsOption kernels) throws Exception;
    }

    @Command(name = "work")
    private static final class Work implements Callable<Integer> {
        private final Task work;

        @Mixin
        private KernelsOption kernels;

        Work(Task work) {
            this.work = work;
        }

        @Override
        public Integer call() throws Exception {
            return work.run(kernels);
        }
    }

    @Test
    void theVersionAndTheHelpAreAnswers() {
        assertThat(run(kernels -> 0, "--version")).isZero();
        assertThat(run(kernels -> 0, "--help")).isZero();
        assertThat(out.toString()).startsWith("lanewise ").contains("Usage: lanewise", "2   wrong usage or input");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aCommandsExitCodeIsThePrograms() {
        assertThat(run(kernels -> 0, "work")).isZero();
        assertThat(run(kernels -> 7, "work")).isEqualTo(7);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUsageIsOneLineAndTwo() {
        assertThat(run(kernels -> 0)).isEqualTo(2);
        assertThat(run(kernels -> 0, "nothing")).isEqualTo(2);
        assertThat(run(kernels -> 0, "work", "--wrong")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "lanewise: Missing command, one of: work; try 'lanewise --help'",
                        "lanewise: Unmatched argument at index 0: 'nothing'; try 'lanewise --help'",
                        "lanewise: Unknown option: '--wrong'; try 'lanewise work --help'");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aWrongKindOfKernelsIsWrongUsage() {
        assertThat(run(kernels -> 0, "work", "--kernels", "fast")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("--kernels", "scalar", "'fast'");
    }

    @Test
    void theKernelsAskedForAreTheCommands() {
        Task work = kernels -> kernels.kernels().equals("scalar") && !kernels.wantsVectors() ? 5 : 6;

        assertThat(run(work, "work", "--kernels", "scalar")).isEqualTo(5);
        assertThat(run(work, "work", "--kernels", "simd")).isEqualTo(6);
        assertThat(run(work, "work")).isEqualTo(6);
    }

    @Test
    void wrongInputIsOneLineAndTwo() {
        assertThat(run(failing(new FormatException("x.gz: at byte 3: no magic number")), "work"))
                .isEqualTo(2);
        assertThat(run(failing(new ModelException("a is wrong\n  b is wrong")), "work"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("lanewise: x.gz: at byte 3: no magic number", "lanewise: a is wrong; b is wrong");
    }

    @Test
    void failureIsOneLineAndOne() {
        assertThat(run(failing(new SimulationException("it went wrong")), "work"))
                .isEqualTo(1);
        assertThat(run(failing(new NoSuchFileException("x.gz")), "work")).isEqualTo(1);
        assertThat(run(failing(new IllegalStateException()), "work")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "lanewise: it went wrong",
                        "lanewise: java.nio.file.NoSuchFileException: x.gz",
                        "lanewise: java.lang.IllegalStateException");
    }

    @Test
    void aLackOfMemoryIsAFailureThatSaysWhatToDo() {
        Task work = kernels -> {
            throw new OutOfMemoryError("Java heap space");
        };

        assertThat(run(work, "work")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches("lanewise: it takes more memory than the \\d+ MB that this Java may use; give it more, .+");
    }

    @Test
    void theStackIsShownOnRequest() {
        Task work = failing(new SimulationException("it went wrong"));

        assertThat(run(work, "work", "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat lanewise.bench").contains("lanewise: it went wrong");
    }

    private static Task failing(Exception failure) {
        return kernels -> {
            throw failure;
        };
    }

    private int run(Task work, String... args) {
        var line = new CommandLine(new LanewiseCommand());
        line.getSubcommands().keySet().stream().toList().forEach(line.getCommandSpec()::removeSubcommand);
        line.addSubcommand(new Work(work));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return LanewiseCommand.run(line, args);
    }
}
