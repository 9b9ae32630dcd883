package lanewise.train;

/** Is told how a fit goes on, by the thread that runs it. */
public interface FitListener {
    /** A fit begins; its parameters are those before. */
    default void begin(Trainer trainer) {}

    /** The fit goes on from a checkpoint: what was reached before. After {@link #begin}, with the parameters of then. */
    default void resumed(History before) {}

    /** A minibatch is done, and its update made. */
    default void minibatch(FitProgress progress) {}

    /**
     * An epoch is done, with its validation.
     *
     * @return whether to go on
     */
    default boolean epoch(FitProgress progress) {
        return true;
    }

    /** A fit has ended, after its last epoch or because somebody stopped it. */
    default void end(Trainer trainer) {}
}
