package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Large pages of memory: where Linux grants them on request, fewer addresses have to be looked up in large arrays. */
final class LargePages {
    private static final Path LINUX = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private LargePages() {}

    /** What to ask a JVM of this machine for them with; nothing where it would get none, or has them anyway. */
    static List<String> options() {
        return options(LINUX);
    }

    /** @param setting where Linux says who gets them, with the choice in brackets */
    static List<String> options(Path setting) {
        try {
            return Files.readString(setting).contains("[madvise]")
                    ? List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages")
                    : List.of();
        } catch (IOException e) { // another system, or one that does not say
            return List.of();
        }
    }
}
