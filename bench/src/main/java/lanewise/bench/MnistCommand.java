package lanewise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.MnistJob;
import lanewise.bench.mnist.MnistReport;
import lanewise.bench.mnist.Progress;
import lanewise.bench.mnist.Verification;
import lanewise.kernel.KernelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lanewise mnist}: the main job. */
@Command(
        name = "mnist",
        description =
                "Builds a network of spiking neurons that reads handwritten digits, and shows it the test images.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MnistCommand implements Callable<Integer>, CheckedCommand {
    private static final int ALL = Integer.MAX_VALUE;

    /** Solving takes a matrix of doubles of that height and width: 3.2 GB. */
    private static final int MOST_NEURONS = 20_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KernelsOption kernels;

    @Option(names = "--images", paramLabel = "N", description = "Show the first N test images; by default all.")
    private Integer images;

    @Option(names = "--neurons", paramLabel = "N", description = "Neurons of the ensemble; by default 2000.")
    private int neurons = 2_000;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random draw; by default 1.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; by default one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--verify",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "500",
            converter = ImageCount.class,
            description = "Prove that scalar and simd kernels give the same bits, on N test images (500, or 'all').")
    private Integer verify;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Read the four MNIST files, plain or .gz, from there instead of from the program.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the picture there; by default here, and with --json nowhere.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (verify != null) {
            KernelChoice.of("simd"); // refuses at once where there are none
        }
        MnistData mnist = data == null ? MnistData.bundled() : MnistData.in(data);
        int all = mnist.test().count();
        require(images == null || images <= all, "--images is %s; there are %d test images".formatted(images, all));
        Progress progress = json ? Progress.NONE : ProgressBar.onTerminal();
        try {
            var settings = new MnistJob.Settings(
                    neurons, seed, images == null ? all : images, threads, KernelChoice.of(kernels.kernels()));
            MnistJob job = MnistJob.run(mnist, settings, progress);
            MnistReport report = job.report();
            String picture = out == null && json ? "" : job.draw(out == null ? Path.of("") : out);
            Verification verification = verify == null ? null : job.verify(verify);
            progress.end();
            return print(report, picture, verification);
        } finally {
            progress.end();
        }
    }

    private int print(MnistReport report, String picture, Verification verification) {
        PrintWriter stdout = spec.commandLine().getOut();
        PrintWriter stderr = spec.commandLine().getErr();
        stdout.println(json ? report.json() : report.text());
        if (!json) {
            stdout.println("picture       " + picture);
        }
        if (verification != null) {
            (json ? stderr : stdout).println(verification.text());
        }
        stdout.flush();
        stderr.flush();
        return verification == null || verification.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @Override
    public void check() {
        require(images == null || images >= 1, "--images is %s; show at least 1".formatted(images));
        require(
                neurons >= 1 && neurons <= MOST_NEURONS,
                "--neurons is %d; allowed are 1 to %d".formatted(neurons, MOST_NEURONS));
        require(threads >= 1 && threads <= 1_000, "--threads is %d; allowed are 1 to 1000".formatted(threads));
        require(seed >= 0 && seed < 1L << 32, "--seed is %d; allowed are 0 to 4294967295".formatted(seed));
        require(
                verify == null || !kernels.kernels().equals("scalar"),
                "--verify runs scalar and simd kernels; leave out --kernels scalar");
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

    private static final class ImageCount implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.equals("all")) {
                return ALL;
            }
            try {
                int count = Integer.parseInt(value);
                if (count >= 1) {
                    return count;
                }
            } catch (NumberFormatException e) { // said below, as for 0
            }
            throw new TypeConversionException("it is '%s'; allowed are all, or a number from 1".formatted(value));
        }
    }
}
