package lanewise.train.loss;

import lanewise.error.ModelException;
import lanewise.error.TrainingException;

/**
 * A metric of the last steps alone, those of the output and those of the target.
 *
 * @param metric the metric
 * @param steps how many steps count, at least 1
 */
record LastSteps(Metric metric, int steps) implements Metric {
    LastSteps {
        requireSteps(steps);
    }

    @Override
    public String name() {
        return name(metric, steps);
    }

    @Override
    public int targetWidth(int outputWidth) {
        return metric.targetWidth(outputWidth);
    }

    @Override
    public boolean ignoresTarget() {
        return metric.ignoresTarget();
    }

    @Override
    public void check(String probe, int outputSteps, int outputWidth, int targetSteps, int targetWidth) {
        check(metric, steps, probe, outputSteps, outputWidth, targetSteps, targetWidth);
    }

    @Override
    public double value(Trace output, Trace target) {
        return value(metric, steps, output, target);
    }

    static void requireSteps(int steps) {
        if (steps < 1) {
            throw new ModelException("last steps: %d; ask for at least 1".formatted(steps));
        }
    }

    static String name(Metric metric, int steps) {
        return steps == 1 ? metric.name() + "_last_step" : metric.name() + "_last_" + steps + "_steps";
    }

    static void check(
            Metric metric,
            int steps,
            String probe,
            int outputSteps,
            int outputWidth,
            int targetSteps,
            int targetWidth) {
        if (outputSteps < steps || (targetSteps < steps && !metric.ignoresTarget())) {
            throw new TrainingException(
                    "probe %s: it has %d steps of %d values and its target %d of %d, but %s takes the last %d; run for more steps or let fewer count"
                            .formatted(
                                    probe,
                                    outputSteps,
                                    outputWidth,
                                    targetSteps,
                                    targetWidth,
                                    name(metric, steps),
                                    steps));
        }
        metric.check(probe, steps, outputWidth, Math.min(targetSteps, steps), targetWidth);
    }

    static double value(Metric metric, int steps, Trace output, Trace target) {
        return metric.value(output.last(steps), lastOf(metric, steps, target));
    }

    static Trace lastOf(Metric metric, int steps, Trace target) {
        return metric.ignoresTarget() ? target : target.last(steps);
    }
}
