package lanewise.model.learning;

/** How the weights of a connection change during a run. Rules are values: what a run learns is the run's own. */
public sealed interface LearningRule permits Pes {}
