package lanewise.model.process;

/** A source of values in time that a node can have as its output. Processes are values: they hold no state of a run. */
public sealed interface Process permits PresentInput {
    /** How many values it gives a step. */
    int sizeOut();
}
