package lanewise.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that an option names, which has to be there. */
final class ExistingFile {
    private ExistingFile() {}

    /**
     * Refuses an empty name, what is not there, and folders.
     *
     * @param option as the person knows it
     */
    static void require(CommandSpec spec, String option, Path file) {
        String objection = file.toString().isEmpty()
                ? "%s is empty; name a file".formatted(option)
                : !Files.exists(file)
                        ? "%s is %s; there is no such file".formatted(option, file)
                        : Files.isDirectory(file) ? "%s is %s, a folder; name a file".formatted(option, file) : null;
        if (objection != null) {
            throw new ParameterException(spec.commandLine(), objection);
        }
    }
}
