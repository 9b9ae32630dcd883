package lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.error.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MnistCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --images 0                  | --images is 0; show at least 1
                    --images 10001              | --images is 10001; there are 10000 test images
                    --images few                | Invalid value for option '--images': 'few' is not an int
                    --neurons 0                 | --neurons is 0; allowed are 1 to 20000
                    --neurons 20001             | --neurons is 20001; allowed are 1 to 20000
                    --threads -1                | --threads is -1; allowed are 1 to 1000
                    --seed -1                   | --seed is -1; allowed are 0 to 4294967295
                    --verify none               | Invalid value for option '--verify': it is 'none'; allowed are all, or a number from 1
                    --verify --kernels scalar   | --verify runs scalar and simd kernels; leave out --kernels scalar
                    """)
    void whatIsNotAllowedIsWrongUsage(String options, String message) {
        assertThat(run(options.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("lanewise: " + message);
        assertThat(out.toString()).isEmpty();
    }

    /** A second JVM would warn of its incubator module. */
    @Test
    void whatIsNotAllowedIsSaidByTheFirstJvm() throws Exception {
        String classPath = Stream.of(Main.class, LanewiseException.class, CommandLine.class)
                .map(type -> Path.of(URI.create(
                                type.getProtectionDomain().getCodeSource().getLocation() + ""))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process lanewise = new ProcessBuilder(java, "-cp", classPath, Main.class.getName(), "mnist", "--images", "0")
                .redirectErrorStream(true)
                .start();

        assertThat(lanewise.inputReader().lines())
                .containsExactly("lanewise: --images is 0; show at least 1; try 'lanewise mnist --help'");
        assertThat(lanewise.waitFor()).isEqualTo(2);
    }

    @Test
    void aFolderWithoutTheFilesIsWrongInput() {
        assertThat(run("--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(folder.resolve("train-images-idx3-ubyte") + ": there is no such file");
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Path file = Files.write(folder.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 1});

        assertThat(run("--data", folder.toString(), "--json")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("lanewise: " + file + ": at byte 0: found magic number 0x00000801;"
                        + " expected 0x00000803, an IDX file of images");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileIsNoFolderForThePicture() throws Exception {
        Path file = Files.createFile(folder.resolve("picture"));

        assertThat(run("--out", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("--out is " + file);
    }

    private int run(String... options) {
        var line = new CommandLine(new LanewiseCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] args = new String[options.length + 1];
        args[0] = "mnist";
        System.arraycopy(options, 0, args, 1, options.length);
        return LanewiseCommand.run(line, args);
    }
}
