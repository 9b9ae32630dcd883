package lanewise.model;

/** What parameters of a network can belong to: all of its objects. */
public sealed interface ParameterOwner permits Probeable, Probe {}
