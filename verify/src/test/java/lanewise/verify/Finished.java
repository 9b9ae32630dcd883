package lanewise.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program left when it had ended.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error, without the JVM's own warning of incubator modules
 */
record Finished(int exitCode, String out, String err) {
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: jdk.incubator.vector\n";

    /** Runs the program to its end, which has to come within ten minutes. */
    static Finished of(ProcessBuilder program) throws IOException, InterruptedException {
        Path out = Files.createTempFile("lanewise", ".out");
        Path err = Files.createTempFile("lanewise", ".err");
        try {
            Process process = program.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("%s did not end; it said %s".formatted(program.command(), read(err)));
            }
            return new Finished(process.exitValue(), read(out), read(err).replace(INCUBATOR_WARNING, ""));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The lines of standard error. */
    List<String> errors() {
        return err.lines().toList();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, UTF_8);
    }
}
