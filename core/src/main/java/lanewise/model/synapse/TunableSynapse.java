package lanewise.model.synapse;

/** A synapse that is made with one time constant, and changes smoothly with it. */
public sealed interface TunableSynapse extends LinearSynapse permits Lowpass, Alpha {
    /** The time constant in seconds, at least 0. */
    double tau();

    /** The same with another time constant, in seconds. */
    TunableSynapse withTau(double other);
}
