package lanewise.graph;

import lanewise.error.ErrorText;
import lanewise.error.ModelException;

/**
 * A signal that a run records at the end of a step.
 *
 * @param name for people
 * @param signal what is recorded
 * @param every how many steps, maybe a fraction, lie between samples: one is taken at step n if {@code n mod every < 1}
 */
public record ProbedSignal(String name, Signal signal, double every) {
    /** With the check of the interval. */
    public ProbedSignal {
        if (!(every > 0)) {
            throw new ModelException("probe %s: %s steps between samples; their number has to be positive"
                    .formatted(ErrorText.quoted(name), every));
        }
        if (signal.sparse().isPresent()) {
            throw new ModelException("probe %s: %s is sparse and does not change; it cannot be recorded"
                    .formatted(ErrorText.quoted(name), signal));
        }
    }
}
