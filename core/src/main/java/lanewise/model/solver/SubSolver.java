package lanewise.model.solver;

/**
 * The method by which the least squares of a {@link Solver} are found: the X that minimises
 * {@code |A X - Y|^2 + m |sigma X|^2}, with activities A of {@code m} points (rows) and n neurons (columns), targets Y, and
 * a penalty sigma that is the same for all neurons or one for each. Values that may serve any number of solvers.
 */
public sealed interface SubSolver
        permits Cholesky, Conjgrad, BlockConjgrad, ConjgradScipy, LsmrScipy, Svd, RandomizedSvd {}
