package lanewise.verify;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jar that {@code bench} packages, started as a user would.
 *
 * @param options of the JVM, before {@code -jar}
 */
record PackagedJar(List<String> options) {
    private static final Path JAR = Path.of("..", "bench", "target", "lanewise.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** {@code java -jar lanewise.jar}, and nothing else said. */
    static PackagedJar plain() {
        return new PackagedJar(List.of());
    }

    /** On a Java that has all its modules but the Vector API's. */
    static PackagedJar withoutVectorApi() {
        String others = ModuleFinder.ofSystem().findAll().stream()
                .map(module -> module.descriptor().name())
                .filter(name -> !name.equals("jdk.incubator.vector"))
                .sorted()
                .collect(joining(","));
        return new PackagedJar(List.of("--limit-modules", others));
    }

    Finished run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        return Finished.of(new ProcessBuilder(command));
    }
}
