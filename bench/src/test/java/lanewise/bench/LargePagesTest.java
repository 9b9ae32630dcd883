package lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargePagesTest {
    @TempDir
    private Path folder;

    @Test
    void areAskedForWhereLinuxGrantsThemOnRequest() throws IOException {
        Path setting = folder.resolve("enabled");

        Files.writeString(setting, "always [madvise] never\n");
        assertThat(LargePages.options(setting)).last().isEqualTo("-XX:+UseTransparentHugePages");

        Files.writeString(setting, "always madvise [never]\n");
        assertThat(LargePages.options(setting)).isEmpty();

        Files.writeString(setting, "[always] madvise never\n");
        assertThat(LargePages.options(setting)).isEmpty();
    }

    @Test
    void areNotAskedForWhereNobodySays() {
        assertThat(LargePages.options(folder.resolve("nothing"))).isEmpty();
    }
}
