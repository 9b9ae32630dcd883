package lanewise.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import lanewise.error.LanewiseException;
import org.junit.jupiter.api.Test;

/** The core runs on {@code java.base} alone. */
class CoreAloneTest {
    private final Path core = Path.of(LanewiseException.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    @Test
    void itsDescriptorRequiresOnlyJavaBase() {
        ModuleDescriptor descriptor =
                ModuleFinder.of(core).find("lanewise.core").orElseThrow().descriptor();

        assertThat(descriptor.requires()).extracting(Requires::name).containsExactly("java.base");
    }

    @Test
    void itsClassesUseOnlyJavaBase() {
        var out = new StringWriter();
        var writer = new PrintWriter(out);

        int exitCode = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(writer, writer, "-s", "--module-path", core.toString(), "--module", "lanewise.core");

        assertThat(exitCode).as(out.toString()).isZero();
        assertThat(out.toString().lines()).containsExactly("lanewise.core -> java.base");
    }
}
