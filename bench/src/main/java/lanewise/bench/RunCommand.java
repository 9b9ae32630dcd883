package lanewise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import lanewise.bench.archive.ArchiveRun;
import lanewise.bench.archive.RunReport;
import lanewise.bench.archive.Yardstick;
import lanewise.bench.mnist.Progress;
import lanewise.error.FormatException;
import lanewise.io.ModelArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lanewise run}: runs a model archive. */
@Command(
        name = "run",
        description = "Runs a model archive, and compares its probes with the expected data that it holds.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer>, CheckedCommand {
    /** A file of so many bytes is read in no time. */
    private static final long SMALL = 1 << 22;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.zip", description = "The model archive.")
    private Path model;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps to run; by default those of the archive's expected data.")
    private Long steps;

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = "Run B items side by side. Results then have an axis for them in front, also if B is 1.")
    private Integer batch;

    @Mixin
    private KernelsOption kernels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; by default one a processor where steps are long enough for that to help, else 1."
                    + " Results do not depend on it.")
    private Integer threads;

    @Mixin
    private PlanOption planning;

    @Option(
            names = "--unroll",
            paramLabel = "N",
            description =
                    "Steps between two looks at whom to tell how far the run is; by default 1, or more in a batch where"
                            + " that is faster. It never changes how many are run, nor results.")
    private Integer unroll;

    @Mixin
    private InputOption inputs;

    @Option(
            names = "--out",
            paramLabel = "OUT.npz",
            description = "Write what the probes recorded: an entry <index>_<probe>.npy each, of little-endian floats,"
                    + " (B,) samples, shape...; in the name slashes, backslashes, colons and control characters are '_'."
                    + " The same results are the same bytes.")
    private Path out;

    @Option(
            names = "--check",
            description = "Compare every probe with the expected data, with a batch the worst item of each; exit code 1"
                    + " if a relative rms error exceeds its limit, 3e-6. With fewer steps than the archive's, what"
                    + " there is is compared.")
    private boolean check;

    @Option(names = "--limit", paramLabel = "E", description = "With --check: the limit of all probes.")
    private Double limit;

    @Option(
            names = "--yardstick",
            paramLabel = "FILE",
            description = "With --check: the limit is 20 times the error that this JSON file has for the archive's name"
                    + " and for 'index:probe', and at least 3e-6.")
    private Path yardstick;

    @Option(names = "--json", description = "Print one JSON object instead of text; the check goes to stderr.")
    private boolean json;

    private ModelArchive archive;

    @Override
    public Integer call() {
        Progress progress = json ? Progress.NONE : ProgressBar.onTerminal();
        try {
            var settings = new ArchiveRun.Settings(
                    model,
                    steps == null ? OptionalLong.empty() : OptionalLong.of(steps),
                    batch == null ? OptionalInt.empty() : OptionalInt.of(batch),
                    kernels.choice(),
                    threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
                    planning.options(),
                    unroll == null ? OptionalInt.empty() : OptionalInt.of(unroll),
                    inputs.files(),
                    limits());
            RunReport report =
                    archive == null ? ArchiveRun.run(settings, progress) : ArchiveRun.run(archive, settings, progress);
            if (out != null) {
                progress.at("writing");
                report.write(out);
            }
            progress.end();
            return print(report);
        } finally {
            progress.end();
        }
    }

    private Optional<Yardstick> limits() {
        if (!check) {
            return Optional.empty();
        }
        if (yardstick != null) {
            return Optional.of(Yardstick.in(yardstick, model.getFileName().toString()));
        }
        return Optional.of(Yardstick.same(limit == null ? Yardstick.LEAST : limit));
    }

    private int print(RunReport report) {
        PrintWriter stdout = spec.commandLine().getOut();
        PrintWriter stderr = spec.commandLine().getErr();
        stdout.println(json ? report.json().text() : report.text());
        if (check) {
            (json ? stderr : stdout).println(report.checkText());
        }
        if (out != null && !json) {
            stdout.println("written       " + out);
        }
        stdout.flush();
        stderr.flush();
        return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @Override
    public void check() {
        ExistingFile.require(spec, "MODEL.zip", model);
        require(steps == null || steps >= 1, "--steps is %s; run at least 1".formatted(steps));
        require(batch == null || batch >= 1, "--batch is %s; it has at least 1 item".formatted(batch));
        require(
                threads == null || (threads >= 1 && threads <= 1_000),
                "--threads is %d; allowed are 1 to 1000".formatted(threads));
        require(unroll == null || unroll >= 1, "--unroll is %d; it is at least 1 step".formatted(unroll));
        inputs.files();
        require(check || limit == null, "--limit is for --check; add it");
        require(check || yardstick == null, "--yardstick is for --check; add it");
        require(limit == null || yardstick == null, "--limit and --yardstick say different things; leave out one");
        require(
                limit == null || (limit >= 0 && Double.isFinite(limit)),
                "--limit is %s; it has to be a number from 0".formatted(limit));
        if (yardstick != null) {
            ExistingFile.require(spec, "--yardstick", yardstick);
        }
        checkOut();
        if (kernels.isOpen()) {
            lookForBriefRun();
        }
    }

    /** Vectors are had by starting a second JVM, and are slow until they are compiled: some runs are over before that. */
    private void lookForBriefRun() {
        try {
            if (Files.size(model) > SMALL) {
                return;
            }
            archive = ModelArchive.read(model);
        } catch (IOException | FormatException e) {
            kernels.computesBriefly(); // running it says what is wrong
            return;
        }
        if (ArchiveRun.isBrief(archive, steps == null ? archive.steps() : steps, batch == null ? 1 : batch)) {
            kernels.computesBriefly();
        }
    }

    private void checkOut() {
        if (out == null) {
            return;
        }
        require(!out.toString().isEmpty(), "--out is empty; name a file");
        require(!Files.isDirectory(out), "--out is %s, a folder; name a file".formatted(out));
        Path folder = out.toAbsolutePath().getParent();
        require(
                folder != null && Files.isDirectory(folder),
                "--out is %s; there is no folder %s, make it first".formatted(out, folder));
        try {
            require(
                    !Files.exists(out) || !Files.isSameFile(out, model),
                    "--out is %s, the model itself; name another file".formatted(out));
        } catch (IOException e) {
            require(false, "--out is %s, which cannot be looked at: %s".formatted(out, e));
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
