package lanewise.graph;

import java.util.List;

/** When within a step, and how, a process writes its output. */
public enum WriteMode {
    /** Before anybody adds to it. */
    SET,
    /** It adds. */
    INCREMENT,
    /** When everybody has read it, for the next step. */
    UPDATE;

    /** The signal, if this mode is the asked for. */
    List<Signal> only(WriteMode asked, Signal output) {
        return this == asked ? List.of(output) : List.of();
    }
}
