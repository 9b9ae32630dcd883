package lanewise.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --input}, for each command that runs a model. */
final class InputOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "NAME=FILE.npy",
            description = "Take the values of a signal that a host function, a recorded input or a presented input"
                    + " writes from a file: (steps, shape...), or (B, steps, shape...) for a batch. NAME is the"
                    + " signal's name or its id in the archive; 'lanewise inspect' lists them. A name with an equals"
                    + " sign goes by its id. May be given several times.")
    private final List<String> inputs = new ArrayList<>();

    /**
     * The files by the names of what they are for.
     *
     * @throws ParameterException if one is not there, or what was given is something else
     */
    Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String input : inputs) {
            int equals = input.indexOf('=');
            require(
                    equals > 0 && equals < input.length() - 1,
                    "--input is '%s'; it has to be NAME=FILE.npy".formatted(input));
            Path file = Path.of(input.substring(equals + 1));
            ExistingFile.require(spec, "--input", file);
            String name = input.substring(0, equals);
            require(files.put(name, file) == null, "--input %s is given twice".formatted(name));
        }
        return files;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
