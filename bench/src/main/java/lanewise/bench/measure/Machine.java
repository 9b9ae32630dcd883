package lanewise.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the measuring was done on.
 *
 * @param processor the processor's name
 * @param processors how many this JVM may use
 * @param system the operating system and its architecture
 * @param java the Java
 * @param flags the JVM's options
 * @param commit what the program was built from, if it lies in its repository
 */
public record Machine(
        String processor, int processors, String system, String java, List<String> flags, Optional<String> commit) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** Set by this program itself, for a JVM that it starts. */
    private static final String OWN_FLAG = "-Dlanewise.launched";

    /** This one. */
    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "%s, %s, %s"
                        .formatted(
                                Runtime.version(),
                                System.getProperty("java.vendor"),
                                System.getProperty("java.vm.name")),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> !flag.startsWith(OWN_FLAG))
                        .toList(),
                program().flatMap(Machine::commit));
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) { // elsewhere than on Linux
            return "unknown";
        }
    }

    private static Optional<Path> program() {
        CodeSource source = Machine.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The commit that is checked out in the repository around a file. */
    static Optional<String> commit(Path file) {
        for (Path folder = file.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.isDirectory(git)) {
                return head(git);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) {
        try {
            String head = Files.readString(git.resolve("HEAD")).strip();
            if (!head.startsWith("ref: ")) {
                return Optional.of(head);
            }
            String branch = head.substring("ref: ".length());
            Path loose = git.resolve(branch);
            if (Files.exists(loose)) {
                return Optional.of(Files.readString(loose).strip());
            }
            try (Stream<String> packed = Files.lines(git.resolve("packed-refs"))) {
                return packed.filter(line -> line.endsWith(" " + branch))
                        .findFirst()
                        .map(line -> line.substring(0, line.indexOf(' ')));
            }
        } catch (IOException e) { // a repository of another make
            return Optional.empty();
        }
    }
}
