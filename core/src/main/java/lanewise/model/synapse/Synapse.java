package lanewise.model.synapse;

/**
 * What a connection or probe does to a signal in time, after its transform. A connection with a synapse, even one of
 * zero time constant, delays by one step; one without delivers within the step.
 */
public sealed interface Synapse permits Lowpass, NoSynapse {
    /** No synapse: the value arrives within the step. */
    static Synapse none() {
        return new NoSynapse();
    }
}
