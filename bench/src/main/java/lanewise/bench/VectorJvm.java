package lanewise.bench;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A second JVM that has the Vector API. No manifest can add an incubator module to {@code java -jar}, so the first JVM
 * starts another one like itself with that module, and then only waits for it.
 */
final class VectorJvm {
    private static final String MODULE = "jdk.incubator.vector";

    /** Set in the second JVM. */
    private static final String LAUNCHED = "lanewise.launched";

    /** What the JVM takes from these is among its arguments already. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private VectorJvm() {}

    /**
     * Runs the class in a second JVM and returns its exit code; returns nothing if this JVM has the Vector API, or if a
     * second one could not have it or cannot be started, and the work has to be done here.
     */
    static OptionalInt run(Class<?> main, String... args) {
        // On the module path lanewise.simd brings the Vector API with it, or is not there to use it.
        if (ModuleLayer.boot().findModule(MODULE).isPresent()
                || main.getModule().isNamed()) {
            return OptionalInt.empty();
        }
        Process child;
        try {
            List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
            if (!canBeRepeated(options)) {
                return OptionalInt.empty();
            }
            var builder = new ProcessBuilder(command(options, main, args)).inheritIO();
            builder.environment().keySet().removeAll(OPTION_VARIABLES);
            child = builder.start();
        } catch (IOException | LinkageError e) { // LinkageError: a JVM limited to modules without java.management
            System.getLogger(VectorJvm.class.getName()).log(Level.DEBUG, "no second JVM", e);
            return OptionalInt.empty();
        }
        // An interrupt or a termination of this JVM ends the other one first.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child), "end of the second JVM"));
        return OptionalInt.of(await(child));
    }

    /** Ends this JVM, if it is the second one, when the first is gone without having ended it (SIGKILL). */
    static void endWithLauncher() {
        if (Boolean.getBoolean(LAUNCHED)) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(launcher -> Thread.ofPlatform()
                            .name("end with launcher")
                            .daemon()
                            .start(() -> {
                                launcher.onExit().join();
                                System.exit(1);
                            }));
        }
    }

    private static List<String> command(List<String> options, Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LargePages.options()); // first, so that what a person has said counts
        command.addAll(options);
        command.addAll(List.of("--add-modules", MODULE, "-D" + LAUNCHED + "=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /**
     * Whether a JVM with these options and the Vector API would start: the port of a debugger or of JMX is taken by
     * this one.
     */
    private static boolean canBeRepeated(List<String> options) {
        return ModuleFinder.ofSystem().find(MODULE).isPresent()
                && options.stream()
                        .noneMatch(option -> option.startsWith("--limit-modules")
                                || option.startsWith("-agentlib:jdwp")
                                || option.startsWith("-Xrunjdwp")
                                || option.startsWith("-Dcom.sun.management.jmxremote"));
    }

    private static void end(Process child) {
        child.destroy();
        await(child);
    }

    /** Waits even if it is interrupted: nothing here interrupts, and the exit code is all that is left to do. */
    private static int await(Process child) {
        return child.onExit().join().exitValue();
    }
}
