package lanewise.model.solver;

/** How a connection's decoders are found from its neurons' activities at the evaluation points. */
public sealed interface Solver permits LstsqL2, NnlsL2nz, NoSolver {}
