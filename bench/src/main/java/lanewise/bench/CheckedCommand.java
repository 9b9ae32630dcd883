package lanewise.bench;

import picocli.CommandLine.ParameterException;

/** A command whose options can be wrong in ways that parsing does not see. */
interface CheckedCommand {
    /**
     * Finds out what is wrong before any work is done, and before a second JVM is started for it.
     *
     * @throws ParameterException if something is
     */
    void check();
}
