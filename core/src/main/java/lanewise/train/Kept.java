package lanewise.train;

/** What of a run's state a call keeps, from one minibatch to the next and at its end. */
enum Kept {
    /** Each minibatch starts from where the call found the state. */
    NOTHING,
    /** The same, but with what rules have learned. */
    LEARNED,
    /** Each minibatch goes on from where the last has ended. */
    STATE;

    static Kept of(boolean stateful, boolean learned) {
        return stateful ? STATE : learned ? LEARNED : NOTHING;
    }
}
