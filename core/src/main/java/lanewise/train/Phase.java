package lanewise.train;

/**
 * As what a network answers in {@link Trainer#evaluate} and {@link Trainer#predict}: NengoDL's {@code learning_phase}, for a
 * call. Each has a state of its own, from which stateful calls go on.
 */
public enum Phase {
    /** As it is: neurons spike, dropout leaves nothing out, batch normalisation goes by its running mean and variance. */
    USE,
    /**
     * Neurons are those of training, by their rates unless a {@link SpikeGradient} is chosen; functions do as in use. What
     * spikes lose against rates is the difference between this and {@link #USE}.
     */
    RATES,
    /**
     * All is as in training: neurons are those of training, dropout leaves out what it would in the first minibatches of a
     * training, batch normalisation goes by the minibatch. What functions measure is not kept: a call changes no parameter.
     */
    TRAINING
}
