package lanewise.bench;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A program that wants the Vector API, and tells what became of it. */
final class EchoMain {
    private EchoMain() {}

    /**
     * Prints the process, whether it has the Vector API, a system property and the arguments; copies its input; then
     * stays for the first argument's seconds and ends with the second as exit code.
     */
    public static void main(String[] args) throws Exception {
        VectorJvm.endWithLauncher();
        OptionalInt exitCode = VectorJvm.run(EchoMain.class, args);
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        System.out.printf(
                "%d|%s|%s|%s%n",
                ProcessHandle.current().pid(), vectors, System.getProperty("echo"), String.join("|", args));
        System.in.transferTo(System.out);
        System.err.println("an error");
        TimeUnit.SECONDS.sleep(Integer.parseInt(args[0]));
        System.exit(Integer.parseInt(args[1]));
    }
}
