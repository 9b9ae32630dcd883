package lanewise.bench;

/** Where {@code java -jar lanewise.jar} starts. */
public final class Main {
    private Main() {}

    /** Runs one command and ends this JVM with its exit code. */
    public static void main(String[] args) {
        logInOneLine();
        VectorJvm.endWithLauncher();
        System.exit(LanewiseCommand.run(args));
    }

    /** The JDK's own formats take two lines a record; the second is for a JVM without {@code java.logging}. */
    private static void logInOneLine() {
        for (String property : new String[] {"java.util.logging.SimpleFormatter.format", "jdk.system.logger.format"}) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "%4$s: %5$s%6$s%n");
            }
        }
    }
}
