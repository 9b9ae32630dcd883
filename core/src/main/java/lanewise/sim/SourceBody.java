package lanewise.sim;

/** What gives the values of a {@link Source}. */
interface SourceBody {
    /**
     * Gives the values of a step.
     *
     * @param item of the batch
     * @param in what comes in
     * @param out takes the values
     * @return whether they may differ from those of the step before; if not, {@code out} means nothing
     */
    boolean fill(int item, double[] in, double[] out);

    /** Whether all items get the same values where nothing comes in. */
    boolean isShared();

    /** Takes other random numbers from the next start on, if it takes any. */
    default void reseed(long seed) {}

    /** Returns to the start of a run. */
    default void reset() {}

    /** Saves what changes in a run, under names that start with the given one. */
    default void save(Snapshot to, String name) {}

    /** Reads and checks what was saved; what comes back puts it in place. */
    default Runnable restore(Snapshot from, String name) {
        return () -> {};
    }
}
