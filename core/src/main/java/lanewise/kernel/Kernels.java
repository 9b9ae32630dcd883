package lanewise.kernel;

/** The arithmetic of a step. */
public interface Kernels {}
