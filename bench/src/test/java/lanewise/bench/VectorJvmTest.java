package lanewise.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Starts {@link EchoMain} as a user would, without a word of the Vector API. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class VectorJvmTest {
    private static final String CLASS_PATH =
            String.join(File.pathSeparator, Path.of("target", "classes") + "", Path.of("target", "test-classes") + "");

    @Test
    void theSecondJvmHasTheVectorsAndAllElseIsTheSame() throws Exception {
        Process echo = start(List.of("-Decho=e c h o"), "0", "7", "a b", "*", "");

        try (var in = echo.outputWriter(UTF_8)) {
            in.write("some input");
        }
        String out = new String(echo.getInputStream().readAllBytes(), UTF_8);
        String err = new String(echo.getErrorStream().readAllBytes(), UTF_8);

        assertThat(out).endsWith("|true|e c h o|0|7|a b|*|%nsome input".formatted());
        assertThat(err).contains("an error");
        assertThat(echo.waitFor()).isEqualTo(7);
    }

    @Test
    void optionsInTheEnvironmentReachTheSecondJvmOnce() throws Exception {
        Process echo = process(builder -> builder.environment().put("JAVA_TOOL_OPTIONS", "-Decho=tool"), "0", "0");

        assertThat(firstLine(echo)).endsWith("|true|tool|0|0");
        echo.getOutputStream().close();
        assertThat(new String(echo.getErrorStream().readAllBytes(), UTF_8)).containsOnlyOnce("JAVA_TOOL_OPTIONS");
    }

    @Test
    void whereTheModuleCannotBeHadTheWorkIsDoneInTheFirstJvm() throws Exception {
        Process echo = start(List.of("--limit-modules", "java.base,java.management"), "0", "3");
        echo.getOutputStream().close();

        assertThat(firstLine(echo)).isEqualTo("%d|false|null|0|3", echo.pid());
        assertThat(echo.waitFor()).isEqualTo(3);
    }

    @Test
    void whereTheJvmCannotBeAskedForItsOptionsTheWorkIsDoneInTheFirst() throws Exception {
        Process echo = start(List.of("--limit-modules", "java.base"), "0", "3");
        echo.getOutputStream().close();

        assertThat(firstLine(echo)).isEqualTo("%d|false|null|0|3", echo.pid());
        assertThat(echo.waitFor()).isEqualTo(3);
    }

    @Test
    void whereThisJvmTakesThePortOfJmxTheWorkIsDoneInIt() throws Exception {
        Process echo = start(List.of("-Dcom.sun.management.jmxremote.authenticate=true"), "0", "3");
        echo.getOutputStream().close();

        assertThat(firstLine(echo)).isEqualTo("%d|false|null|0|3", echo.pid());
        assertThat(echo.waitFor()).isEqualTo(3);
    }

    @Test
    void whereTheVectorsAreThereAlreadyTheWorkIsDoneInTheFirstJvm() throws Exception {
        Process echo = start(List.of("--add-modules", "jdk.incubator.vector"), "0", "3");
        echo.getOutputStream().close();

        assertThat(firstLine(echo)).isEqualTo("%d|true|null|0|3", echo.pid());
        assertThat(echo.waitFor()).isEqualTo(3);
    }

    @Test
    void aTerminationEndsBoth() throws Exception {
        assertThatTheSecondEndsAfter(Process::destroy);
    }

    @Test
    void aKilledLauncherLeavesNoOrphan() throws Exception {
        assertThatTheSecondEndsAfter(Process::destroyForcibly);
    }

    private static void assertThatTheSecondEndsAfter(Consumer<Process> end) throws Exception {
        Process echo = start(List.of(), "50", "0");
        String line = firstLine(echo);
        ProcessHandle second = ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf('|'))))
                .orElseThrow();
        assertThat(second.pid()).isNotEqualTo(echo.pid());

        end.accept(echo);

        second.onExit().get(30, TimeUnit.SECONDS);
        assertThat(second.isAlive()).isFalse();
        assertThat(echo.waitFor()).isNotZero();
    }

    private static String firstLine(Process process) throws Exception {
        return process.inputReader(UTF_8).readLine();
    }

    private static Process start(List<String> options, String... args) throws Exception {
        return process(builder -> builder.command().addAll(1, options), args);
    }

    private static Process process(Consumer<ProcessBuilder> change, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", CLASS_PATH, EchoMain.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command);
        change.accept(builder);
        return builder.start();
    }
}
