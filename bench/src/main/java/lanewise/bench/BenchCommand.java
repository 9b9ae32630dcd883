package lanewise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import lanewise.bench.measure.BenchReport;
import lanewise.bench.measure.FmaPeak;
import lanewise.bench.measure.Machine;
import lanewise.bench.measure.Measurement;
import lanewise.bench.measure.Measuring;
import lanewise.bench.measure.ReadBandwidth;
import lanewise.bench.measure.TrainingMeasurement;
import lanewise.bench.measure.TrainingMeasuring;
import lanewise.bench.mnist.Progress;
import lanewise.bench.recipe.TrainedWorkload;
import lanewise.bench.zoo.Workload;
import lanewise.bench.zoo.Zoo;
import lanewise.error.ModelException;
import lanewise.kernel.KernelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lanewise bench}: how fast networks are built and run. */
@Command(
        name = "bench",
        description = {
            "Measures how fast benchmark networks are built and run on this machine.",
            "A name is a family with its parameters, such as cconv-128-64-lif or population-1e6-lif, or a family alone;"
                    + " a wrong name is answered with all families. Times are of repetitions after warm-up: the best and the"
                    + " median. Bytes are those that operators read and write, bandwidth is their share of what one core reads"
                    + " from as much memory, and memory is what is alive on the heap with the network and its run.",
            "Names that start with train- are trainings: items a second with all that a fit does, and floating-point"
                    + " operations a second as a share of what the processor can do."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer>, CheckedCommand {
    private static final List<String> STANDARD = List.of(
            "cconv-128-64-lif",
            "integrator-128-32-lif",
            "pes-128-32-lif",
            "basal-ganglia-128-64-lif",
            "random-64-32-20-5-relu",
            "random-2-25-100-10-lif",
            "random-2-25-1000-10-lif",
            "wide-16-2048-lif",
            "wide-64-8192-lif",
            "population-1e6-lif",
            "convnet");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "What to measure; without a name it is a set of all families.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private KernelsOption kernels;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that share a step; by default 1.")
    private int threads = 1;

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = "Items that run side by side; by default 1, in trainings as many as is usual for each.")
    private Integer batch;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Steps of a repetition; by default as many as fit into the time. In trainings updates of an epoch.")
    private Integer steps;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Time for a workload's repetitions; by default 2. Warming up takes more.")
    private double seconds = 2;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write report.md, report.csv and the chart report.svg there.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON array of objects instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Progress progress = json ? Progress.NONE : ProgressBar.onTerminal();
        try {
            BenchReport report = measure(progress);
            if (out != null) {
                report.write(out);
            }
            progress.end();
            print(report);
            return ExitCode.OK;
        } finally {
            progress.end();
        }
    }

    private BenchReport measure(Progress progress) {
        KernelChoice chosen = KernelChoice.of(kernels.kernels());
        progress.at("measuring the memory");
        ReadBandwidth bandwidth = ReadBandwidth.measured();
        var settings = new Measuring.Settings(
                chosen, OptionalInt.of(threads), batch == null ? 1 : batch, optional(steps), seconds);
        List<Measurement> measurements = new ArrayList<>();
        for (Workload workload : workloads()) {
            measurements.add(Measuring.of(workload, settings, bandwidth, progress));
        }
        return new BenchReport(Machine.here(), bandwidth, chosen.reason(), measurements, trained(chosen, progress));
    }

    private List<TrainingMeasurement> trained(KernelChoice chosen, Progress progress) {
        List<TrainedWorkload> trainings = trainings();
        if (trainings.isEmpty()) {
            return List.of();
        }
        progress.at("measuring the processor");
        double peak = FmaPeak.measured();
        var settings = new TrainingMeasuring.Settings(chosen, threads, optional(batch), optional(steps), seconds);
        return trainings.stream()
                .map(training -> TrainingMeasuring.of(training, settings, peak, progress))
                .toList();
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private List<Workload> workloads() {
        return (names.isEmpty() ? STANDARD : names)
                .stream()
                        .filter(name -> !TrainedWorkload.isMeant(name))
                        .map(Zoo::named)
                        .toList();
    }

    private List<TrainedWorkload> trainings() {
        return names.stream()
                .filter(TrainedWorkload::isMeant)
                .map(TrainedWorkload::named)
                .toList();
    }

    private void print(BenchReport report) {
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(json ? report.json().text() : report.text());
        if (out != null && !json) {
            stdout.println("\nwritten       %s in %s"
                    .formatted(
                            report.measurements().isEmpty()
                                    ? "report.md and report.csv"
                                    : "report.md, report.csv and report.svg",
                            out));
        }
        stdout.flush();
    }

    @Override
    public void check() {
        try {
            workloads();
            trainings();
        } catch (ModelException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        require(threads >= 1 && threads <= 1_000, "--threads is %d; allowed are 1 to 1000".formatted(threads));
        require(batch == null || batch >= 1, "--batch is %s; it has at least 1 item".formatted(batch));
        require(steps == null || steps >= 1, "--steps is %s; run at least 1".formatted(steps));
        require(
                seconds > 0 && seconds <= 3_600,
                "--seconds is %s; allowed is a number above 0, up to 3600".formatted(seconds));
        if (out != null) {
            try {
                Files.createDirectories(out);
            } catch (IOException e) {
                require(false, "--out is %s, which is no folder and cannot be made one: %s".formatted(out, e));
            }
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
