package lanewise.sim;

/** Hears how far a run has come. Called by the run's thread, up to about a hundred times a run, and when it ends. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Some steps are done.
     *
     * @param done of this run, never fewer than before
     * @param total of this run
     */
    void progress(long done, long total);
}
