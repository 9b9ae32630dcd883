package lanewise.model.synapse;

/** No synapse: the value arrives within the step. */
public record NoSynapse() implements Synapse {}
