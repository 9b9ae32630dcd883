package lanewise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import lanewise.bench.mnist.Progress;
import lanewise.bench.recipe.Recipe;
import lanewise.bench.recipe.RecipeResult;
import lanewise.bench.recipe.RecipeSettings;
import lanewise.bench.recipe.Recipes;
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

/** {@code lanewise train}: networks trained by gradient descent, each with its data. */
@Command(
        name = "train",
        description = {
            "Trains a network by gradient descent as a recipe says, tests it, and reports.",
            "A wrong name is answered with all recipes. The same seed gives the same bits, whatever computes."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer>, CheckedCommand {
    private static final int MOST_ITEMS = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RECIPE", description = "What to train, such as mnist-spiking.")
    private String recipe;

    @Mixin
    private KernelsOption kernels;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often each training goes over its items; by default as often as the recipe says.")
    private Integer epochs;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every random draw; by default 0.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads that share the work; by default as many as help.")
    private Integer threads;

    @Option(
            names = "--minibatch",
            paramLabel = "B",
            description = "Items of an update; by default as many as the recipe says.")
    private Integer minibatch;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "Train on the first N items, and test on N at most; by default on all.")
    private Integer items;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A choice of the recipe's own; a wrong name is answered with those it has.")
    private Map<String, String> own = new LinkedHashMap<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Read the four files of pictures, plain or .gz, from there instead of from the program.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write pictures, parameters and figures there; by default nowhere.")
    private Path out;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = {
                "Keep the training in this file, written after each epoch; where it is there, go on from it,",
                "to the bits of a training that was not broken off. Of several trainings each has its own,",
                "such as FILE-250hz."
            })
    private Path checkpoint;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        RecipeSettings settings = new RecipeSettings(
                optional(epochs),
                optional(minibatch),
                optional(items),
                seed,
                optional(threads),
                KernelChoice.of(kernels.kernels()),
                Optional.ofNullable(data),
                Optional.ofNullable(checkpoint),
                own);
        Progress progress = json ? Progress.NONE : ProgressBar.onTerminal();
        try {
            RecipeResult result = Recipes.named(recipe).run(settings, progress);
            List<String> files = out == null ? List.of() : result.write(out);
            progress.end();
            print(result, files);
            return ExitCode.OK;
        } finally {
            progress.end();
        }
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private void print(RecipeResult result, List<String> files) {
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(json ? result.json().text() : result.text());
        if (!json && !files.isEmpty()) {
            stdout.println("\nwritten to %s: %s".formatted(out, String.join(", ", files)));
        }
        stdout.flush();
    }

    @Override
    public void check() {
        Recipe chosen = chosen();
        int batch = minibatch == null ? chosen.minibatch() : minibatch;
        require(epochs == null || epochs >= 1, "--epochs is %s; train for at least 1".formatted(epochs));
        require(minibatch == null || minibatch >= 1, "--minibatch is %s; take at least 1 item".formatted(minibatch));
        require(
                items == null || (items >= batch && items <= MOST_ITEMS),
                "--items is %s; allowed are %d, those of one minibatch, to %d".formatted(items, batch, MOST_ITEMS));
        require(
                threads == null || (threads >= 1 && threads <= 1_000),
                "--threads is %s; allowed are 1 to 1000".formatted(threads));
        require(seed >= 0 && seed < 1L << 32, "--seed is %d; allowed are 0 to 4294967295".formatted(seed));
        for (String name : own.keySet()) {
            require(
                    chosen.own().contains(name),
                    "--set %s: recipe %s has no such choice; it has %s"
                            .formatted(
                                    name, recipe, chosen.own().isEmpty() ? "none" : String.join(", ", chosen.own())));
        }
        require(data == null || Files.isDirectory(data), "--data is %s, which is no folder".formatted(data));
        require(
                checkpoint == null || !Files.isDirectory(checkpoint),
                "--checkpoint is %s, which is a folder; give a file".formatted(checkpoint));
        if (checkpoint != null) {
            Path folder = checkpoint.toAbsolutePath().getParent();
            require(
                    Files.isDirectory(folder),
                    "--checkpoint is %s, but there is no folder %s; make it first".formatted(checkpoint, folder));
        }
        if (out != null) {
            try {
                Files.createDirectories(out);
            } catch (IOException e) {
                require(false, "--out is %s, which is no folder and cannot be made one: %s".formatted(out, e));
            }
        }
    }

    private Recipe chosen() {
        try {
            return Recipes.named(recipe);
        } catch (ModelException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
