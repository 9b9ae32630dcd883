package lanewise.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import lanewise.bench.archive.InspectReport;
import lanewise.kernel.KernelChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lanewise inspect}: what is in a model archive. */
@Command(
        name = "inspect",
        description = {
            "Prints what is in a model archive, how it would be run, and the memory that takes; without --plan it runs nothing.",
            "A block is a group of operators that run together, part after part where they add to the same memory; a"
                    + " stretch is a piece of it whose signals lie one behind the other, and contiguous the share of its"
                    + " bytes that is reached without a jump. Bytes are those read and written for one item; the sum for"
                    + " a step leaves out blocks that do not run in every step."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class InspectCommand implements Runnable, CheckedCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.zip", description = "The model archive.")
    private Path model;

    @Option(names = "--batch", paramLabel = "B", description = "Tell the memory for B items; by default 1.")
    private int batch = 1;

    @Option(
            names = "--plan",
            description = "Also run the model for some seconds, and tell how long each block of the plan takes.")
    private boolean plan;

    @Mixin
    private PlanOption planning;

    @Mixin
    private KernelsOption kernels;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public void run() {
        InspectReport report = InspectReport.of(model, planning.options(), batch);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(json ? report.json().text() : plan ? measured(report) : report.text());
        stdout.flush();
    }

    private String measured(InspectReport report) {
        return report.measured(KernelChoice.of(kernels.kernels()).kernels());
    }

    @Override
    public void check() {
        if (!plan) {
            kernels.computesNothing();
        }
        if (plan && json) {
            throw new ParameterException(
                    spec.commandLine(), "--plan prints a table and cannot go with --json, which has the blocks anyway");
        }
        if (model.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "MODEL.zip is empty; name a file");
        }
        if (batch < 1) {
            throw new ParameterException(spec.commandLine(), "--batch is %d; it has at least 1 item".formatted(batch));
        }
    }
}
