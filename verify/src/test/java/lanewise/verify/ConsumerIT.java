package lanewise.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project outside the reactor uses what the reactor deploys, on the class path and on the module path. */
class ConsumerIT {
    private static final Path DEPLOYED =
            Path.of("..", "target", "repository").toAbsolutePath().normalize();
    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final String VERSION = System.getProperty("lanewise.version");

    @TempDir
    private static Path folder;

    /**
     * Builds the consumer with its own local repository, so that nothing can come from another build: Lanewise from
     * the folder that this build deploys to, all else from the repository of the Maven that runs this build.
     */
    @BeforeAll
    static void build() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror><id>usual</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                  <profiles>
                    <profile>
                      <id>deployed</id>
                      <repositories><repository><id>deployed</id><url>%s</url></repository></repositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>deployed</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        Path.of(System.getProperty("maven.repository")).toUri(), DEPLOYED.toUri()));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-q"));
        command.addAll(List.of("-s", settings.toString(), "-f", "src/consumer/pom.xml"));
        command.add("-Dmaven.repo.local=" + folder.resolve("m2"));
        command.add("-Dconsumer.target=" + folder.resolve("target"));
        for (String version : List.of("lanewise.version", "compiler.plugin.version", "resources.plugin.version")) {
            command.add("-D%s=%s".formatted(version, System.getProperty(version)));
        }
        command.add("compile");
        var maven = new ProcessBuilder(command);
        maven.environment().put("JAVA_HOME", HOME.toString());

        Finished built = Finished.of(maven);

        assertThat(built.exitCode()).as(built.out() + built.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanewise-core", "lanewise-simd"})
    void theArtifactsHaveSourcesAndJavadoc(String artifact) throws Exception {
        try (Stream<Path> files =
                Files.list(DEPLOYED.resolve("lanewise").resolve(artifact).resolve(VERSION))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(Stream.of(".pom", ".jar", "-sources.jar", "-javadoc.jar")
                            .map(end -> artifact + "-" + VERSION + end)
                            .toArray(String[]::new));
        }
    }

    @Test
    void itSaysTheSameOnEachPathWithVectorsAndWithout() throws Exception {
        String said = run("--add-modules", "jdk.incubator.vector", "-cp", path("core", "simd"), "consumer.Main");

        assertThat(said).startsWith("1000 rows");
        assertThat(run("-cp", path("core"), "consumer.Main")).isEqualTo(said);
        assertThat(run("-cp", path("core", "simd"), "consumer.Main")).isEqualTo(said);
        assertThat(run("-p", path("core", "simd"), "-m", "consumer/consumer.Main"))
                .isEqualTo(said);
        assertThat(run("-p", path("core"), "-m", "consumer/consumer.Main")).isEqualTo(said);
    }

    private static String run(String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(HOME.resolve("bin").resolve("java").toString()));
        command.addAll(List.of(args));

        Finished finished = Finished.of(new ProcessBuilder(command));

        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished.out();
    }

    /** The consumer's classes and the artifacts, in its own repository. */
    private static String path(String... modules) throws IOException {
        List<String> path = new ArrayList<>(
                List.of(folder.resolve("target").resolve("classes").toString()));
        for (String module : modules) {
            String jar = "lanewise/lanewise-%1$s/%2$s/lanewise-%1$s-%2$s.jar".formatted(module, VERSION);
            path.add(folder.resolve("m2").resolve(jar).toRealPath().toString());
        }
        return String.join(File.pathSeparator, path);
    }
}
