package lanewise.bench;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;
import lanewise.error.LanewiseException;
import lanewise.error.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code lanewise}: finds the command, and turns what comes of it into an exit code and at most one line. */
@Command(
        name = "lanewise",
        description = "Builds, trains and runs networks of spiking and rate neurons.",
        mixinStandardHelpOptions = true,
        versionProvider = LanewiseCommand.Version.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:failure", "2:wrong usage or input"},
        subcommands = {
            RunCommand.class,
            InspectCommand.class,
            MnistCommand.class,
            TrainCommand.class,
            BenchCommand.class,
            TuneCommand.class,
            DoctorCommand.class
        })
final class LanewiseCommand implements Runnable {
    private static final int LONGEST_MESSAGE = 2_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack of an error.")
    private boolean debug;

    /** Runs the command and returns its exit code: 0 done, 1 failure, 2 wrong usage or input. */
    static int run(String... args) {
        return run(new CommandLine(new LanewiseCommand()), args);
    }

    /** The same for a line to which further commands may have been added. */
    static int run(CommandLine line, String... args) {
        LanewiseCommand root = line.getCommand();
        line.setExecutionStrategy(parsed -> start(parsed, args))
                .setParameterExceptionHandler((wrong, unused) -> wrongUsage(wrong, root.debug))
                .setExecutionExceptionHandler((thrown, command, parsed) -> report(command, thrown, root.debug));
        try {
            return line.execute(args);
        } catch (Error e) { // out of memory, say
            return report(line, e, root.debug);
        }
    }

    /** What happens where no command is given. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command, one of: %s"
                        .formatted(String.join(", ", spec.subcommands().keySet())));
    }

    private static int start(ParseResult parsed, String... args) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandSpec command = parsed.asCommandLineList().getLast().getCommandSpec();
        if (command.userObject() instanceof CheckedCommand checked) {
            checked.check();
        }
        if (wantsVectors(command)) {
            OptionalInt exitCode = VectorJvm.run(Main.class, args);
            if (exitCode.isPresent()) {
                return exitCode.getAsInt();
            }
        }
        return new RunLast().execute(parsed);
    }

    private static boolean wantsVectors(CommandSpec command) {
        return command.mixins().values().stream()
                .anyMatch(mixin -> mixin.userObject() instanceof KernelsOption kernels && kernels.wantsVectors());
    }

    private static int wrongUsage(ParameterException wrong, boolean debug) {
        CommandLine line = wrong.getCommandLine();
        String help = "; try '%s --help'".formatted(line.getCommandSpec().qualifiedName());
        print(line, oneLine(wrong.getMessage()) + help, wrong, debug);
        return ExitCode.USAGE;
    }

    private static int report(CommandLine line, Throwable thrown, boolean debug) {
        String message = switch (thrown) {
            case LanewiseException own -> own.getMessage();
            case OutOfMemoryError full -> tooLarge();
            // Others' messages say little without the name of their class: a missing file's is its path.
            default -> thrown.toString();
        };
        print(line, oneLine(message), thrown, debug);
        return thrown instanceof ModelException || thrown instanceof FormatException
                ? ExitCode.USAGE
                : ExitCode.SOFTWARE;
    }

    private static String tooLarge() {
        long most = Runtime.getRuntime().maxMemory();
        return "it takes more memory than the %d MB that this Java may use; give it more, with java -Xmx%dg -jar, or ask for less"
                .formatted(most / 1_000_000, 2 + 2 * (most >> 30));
    }

    private static void print(CommandLine line, String message, Throwable thrown, boolean debug) {
        line.getErr().println("lanewise: " + message);
        if (debug) {
            thrown.printStackTrace(line.getErr());
        }
        line.getErr().flush();
    }

    private static String oneLine(String message) {
        return ErrorText.quoted(message.strip().replaceAll("\\s*\\R\\s*", "; "), LONGEST_MESSAGE);
    }

    /** The version of the module, or on the class path that of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getModule().getDescriptor())
                    .flatMap(ModuleDescriptor::rawVersion)
                    .or(() -> Optional.ofNullable(Main.class.getPackage().getImplementationVersion()))
                    .orElse("(not packaged)");
            return new String[] {"lanewise %s on Java %s".formatted(version, Runtime.version())};
        }
    }
}
