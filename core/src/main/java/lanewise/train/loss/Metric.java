package lanewise.train.loss;

import lanewise.error.TrainingException;

/**
 * A number that says how good the values of a probe are, given for each item of the data and averaged over items. The
 * ready-made ones are records; a person's own implement this interface, or {@link StepMetric}. Metrics hold no state and
 * serve any number of threads.
 */
public interface Metric {
    /** The name under which values are reported, such as {@code mean_squared_error}. */
    String name();

    /**
     * The value for one item: a mean over its steps.
     *
     * @param output what the probe recorded, not to be changed
     * @param target what was wanted, not to be changed; null if there is none, which can be only where
     *     {@link #ignoresTarget}
     */
    double value(Trace output, Trace target);

    /** How many values a step of the target has for a probe of so many: as many, unless overridden. */
    default int targetWidth(int outputWidth) {
        return outputWidth;
    }

    /** Whether targets are not looked at, so that none need to be given, or any. No, unless overridden. */
    default boolean ignoresTarget() {
        return false;
    }

    /**
     * Checks shapes once, before a training or an evaluation starts. Unless overridden: the target has as many steps as the
     * output and {@link #targetWidth} values in each, or is ignored.
     *
     * @param probe the probe's name, for messages
     * @throws TrainingException if shapes do not fit
     */
    default void check(String probe, int outputSteps, int outputWidth, int targetSteps, int targetWidth) {
        int width = targetWidth(outputWidth);
        if (!ignoresTarget() && (targetSteps != outputSteps || targetWidth != width)) {
            throw new TrainingException(
                    "probe %s: the target has %d steps of %d values, but for its %d steps of %d values %s takes %d steps of %d; give a target of that shape"
                            .formatted(
                                    probe,
                                    targetSteps,
                                    targetWidth,
                                    outputSteps,
                                    outputWidth,
                                    name(),
                                    outputSteps,
                                    width));
        }
    }

    /**
     * This metric, of the last steps alone.
     *
     * @param steps how many, at least 1
     */
    default Metric lastSteps(int steps) {
        return new LastSteps(this, steps);
    }

    /**
     * The ready-made loss or metric of a name, such as {@code accuracy} or {@code mse}.
     *
     * @throws lanewise.error.ModelException if there is none; the message lists those there are
     */
    static Metric named(String name) {
        return Names.metric(name);
    }
}
