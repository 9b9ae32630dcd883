package lanewise.model;

import java.util.List;

/** What a {@link Probe} can record something of: an {@link Endpoint}, or a {@link Connection} itself. */
public sealed interface Probeable extends ParameterOwner permits Endpoint, Connection {
    /** The name that messages use. */
    String label();

    /** The names of what can be recorded; the first is what a probe records unless told otherwise. */
    List<String> probeable();
}
