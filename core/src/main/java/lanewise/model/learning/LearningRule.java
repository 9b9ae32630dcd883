package lanewise.model.learning;

import java.util.List;

/** How the weights or encoders of a connection change during a run. Rules are values: what a run learns is the run's own. */
public sealed interface LearningRule permits Pes, Rls, Bcm, Oja, Voja {
    /** What a rule changes. */
    enum Target {
        /** The weights of a connection from neurons, decoders among them. */
        DECODERS,
        /** The full matrix of weights between neurons. */
        WEIGHTS,
        /** The encoders of the ensemble that a connection leads to. */
        ENCODERS
    }

    /** What a rule takes in while it learns. */
    enum Input {
        /** Nothing. */
        NONE,
        /** One value, which learning is scaled by. */
        FACTOR,
        /** An error: one value for each that the connection carries. */
        ERROR
    }

    /** What the rule changes. */
    Target modifies();

    /** What the rule takes in. */
    Input signal();

    /** How fast it learns, at least 0. */
    double learningRate();

    /** The names of what a probe can record of the rule. */
    List<String> probeable();
}
