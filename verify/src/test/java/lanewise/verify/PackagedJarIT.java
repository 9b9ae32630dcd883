package lanewise.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one file that users start, on a Java with the Vector API and on one without. */
class PackagedJarIT {
    static Stream<PackagedJar> javas() {
        return Stream.of(PackagedJar.plain(), PackagedJar.withoutVectorApi());
    }

    @ParameterizedTest
    @MethodSource("javas")
    void itTellsItsVersion(PackagedJar lanewise) throws Exception {
        Finished version = lanewise.run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out())
                .isEqualTo("lanewise %s on Java %s%n"
                        .formatted(System.getProperty("lanewise.version"), Runtime.version()));
        assertThat(version.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void itTellsHowToUseIt(PackagedJar lanewise) throws Exception {
        Finished help = lanewise.run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: lanewise");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void wrongUsageIsOneLineAndTwo() throws Exception {
        Finished wrong = PackagedJar.plain().run("--faster");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.errors()).containsExactly("lanewise: Unknown option: '--faster'; try 'lanewise --help'");
    }

    @Test
    void whatDoesNotFitIntoTheMemoryIsOneLineAndTwo(@TempDir Path folder) throws Exception {
        Path model = folder.resolve("large.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(model))) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(" ".repeat(60_000_000).getBytes(US_ASCII));
        }

        Finished full = new PackagedJar(List.of("-Xmx48m")).run("inspect", model.toString());

        assertThat(full.exitCode()).isEqualTo(2);
        assertThat(full.errors())
                .singleElement()
                .asString()
                .startsWith("lanewise: %s: reading it takes more memory than the 5".formatted(model))
                .endsWith(" MB that this Java may use; start Java with a larger -Xmx");
    }

    @Test
    void theDoctorNamesTheKernels() throws Exception {
        Finished withVectors = PackagedJar.plain().run("doctor");
        assertThat(withVectors.exitCode()).as(withVectors.err()).isZero();
        assertThat(withVectors.out()).contains("SIMD kernels of").contains("times as fast");
        assertThat(withVectors.errors()).isEmpty();

        Finished without = PackagedJar.withoutVectorApi().run("doctor");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(without.out()).contains("scalar kernels").contains("--add-modules jdk.incubator.vector");
        assertThat(without.errors())
                .singleElement()
                .asString()
                .startsWith("INFO: scalar kernels")
                .contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void aSmallMainJobGivesTheSameBitsOnAnyKernels() throws Exception {
        String[] job = {"mnist", "--neurons", "60", "--images", "40", "--json"};
        String simd = PackagedJar.plain().run(with(job, "--kernels", "simd")).out();
        String scalar =
                PackagedJar.plain().run(with(job, "--kernels", "scalar")).out();
        Finished without = PackagedJar.withoutVectorApi().run(job);

        assertThat(simd).startsWith("{").endsWith("}\n").contains("\"kernels\": \"simd\"");
        assertThat(scalar).contains("\"kernels\": \"scalar\"");
        assertThat(without.errors()).hasSize(1);
        assertThat(hash(simd)).matches("[0-9a-f]{64}").isEqualTo(hash(scalar)).isEqualTo(hash(without.out()));
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private static String hash(String json) {
        return json.replaceAll("(?s).*\"outputs_sha256\": \"(.*?)\".*", "$1");
    }

    @Test
    void aBrokenDataFileIsNamed(@TempDir Path data) throws Exception {
        Files.write(data.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 9});

        Finished broken = PackagedJar.plain().run("mnist", "--data", data.toString());

        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.errors())
                .singleElement()
                .asString()
                .contains("train-images-idx3-ubyte")
                .contains("at byte 0");
    }
}
