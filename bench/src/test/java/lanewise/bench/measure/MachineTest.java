package lanewise.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path repository;

    private Path git() throws Exception {
        return Files.createDirectories(
                        repository.resolve(".git").resolve("refs").resolve("heads"))
                .getParent()
                .getParent();
    }

    @Test
    void findsTheCommitOfABranch() throws Exception {
        Files.writeString(git().resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git().resolve("refs").resolve("heads").resolve("main"), HASH + "\n");

        assertThat(Machine.commit(repository.resolve("bench").resolve("x.jar"))).contains(HASH);
    }

    @Test
    void findsTheCommitOfAPackedBranch() throws Exception {
        Files.writeString(git().resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                git().resolve("packed-refs"), "# pack-refs\nffff refs/heads/x\n" + HASH + " refs/heads/main\n");

        assertThat(Machine.commit(repository)).contains(HASH);
    }

    @Test
    void findsTheCommitThatIsCheckedOutAlone() throws Exception {
        Files.writeString(git().resolve("HEAD"), HASH + "\n");

        assertThat(Machine.commit(repository)).contains(HASH);
    }

    @Test
    void aStrangeRepositoryHasNone() throws Exception {
        Files.writeString(git().resolve("HEAD"), "ref: refs/heads/nothing\n");

        assertThat(Machine.commit(repository)).isEmpty();
    }

    @Test
    void knowsThisMachine() {
        Machine here = Machine.here();

        assertThat(here.java()).startsWith(Runtime.version().toString());
        assertThat(here.processors()).isPositive();
        assertThat(here.system()).isNotBlank();
    }
}
