package lanewise.train.optimizer;

/**
 * A person's own optimizer. It holds settings only; each value is to be computed from its own gradient and slots, in the
 * same way wherever it lies.
 */
public non-sealed interface CustomOptimizer extends Optimizer {}
