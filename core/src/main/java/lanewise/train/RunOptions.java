package lanewise.train;

/** How {@link Trainer#evaluate} and {@link Trainer#predict} go over their data; what is not chosen has a default. */
public final class RunOptions {
    boolean stateful;

    RunOptions() {}

    /**
     * Whether each minibatch goes on from the state in which the last one ended, and the call leaves the state where the
     * last has ended, for the next call to go on from. Unless this says so each minibatch starts from where the call found
     * the state, and the call leaves it there.
     */
    public RunOptions stateful(boolean chosen) {
        stateful = chosen;
        return this;
    }
}
