package lanewise.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import lanewise.bench.archive.TuneReport;
import lanewise.bench.archive.Tuning;
import lanewise.bench.mnist.Progress;
import lanewise.kernel.KernelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lanewise tune}: which settings make a model faster here. */
@Command(
        name = "tune",
        description = {
            "Measures what each setting gains for a model on this machine, and prints what to type for the fastest.",
            "The values of a setting and the default run in turns, warm, round after round; a gain is how many more steps are"
                    + " run in the same time, the median. No setting changes a bit of any result. A Java has vectors of one"
                    + " width: to compare others, run it again with java -Dlanewise.vectorBits=128 or 256 or 512."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TuneCommand implements Runnable, CheckedCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.zip", description = "The model archive.")
    private Path model;

    @Option(names = "--batch", paramLabel = "B", description = "Items that run side by side by default; by default 1.")
    private int batch = 1;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Steps after which a run starts again; by default those of the archive's expected data, at most"
                            + " 1000.")
    private Integer steps;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "Time for all measuring; by default 10. Planning and warming up take up to twice as much more.")
    private double seconds = 10;

    @Mixin
    private InputOption inputs;

    @Mixin
    private KernelsOption kernels;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public void run() {
        Progress progress = json ? Progress.NONE : ProgressBar.onTerminal();
        try {
            var settings = new Tuning.Settings(
                    model,
                    steps == null ? OptionalInt.empty() : OptionalInt.of(steps),
                    batch,
                    KernelChoice.of(kernels.kernels()),
                    seconds,
                    inputs.files());
            TuneReport report = Tuning.of(settings, progress);
            progress.end();
            PrintWriter stdout = spec.commandLine().getOut();
            stdout.println(json ? report.json().text() : report.text());
            stdout.flush();
        } finally {
            progress.end();
        }
    }

    @Override
    public void check() {
        ExistingFile.require(spec, "MODEL.zip", model);
        inputs.files();
        require(batch >= 1, "--batch is %d; it has at least 1 item".formatted(batch));
        require(steps == null || steps >= 1, "--steps is %s; run at least 1".formatted(steps));
        require(
                seconds > 0 && seconds <= 3_600,
                "--seconds is %s; allowed is a number above 0, up to 3600".formatted(seconds));
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
