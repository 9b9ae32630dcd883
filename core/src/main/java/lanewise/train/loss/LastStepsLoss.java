package lanewise.train.loss;

/**
 * A loss of the last steps alone, those of the output and those of the target.
 *
 * @param loss the loss
 * @param steps how many steps count, at least 1
 */
record LastStepsLoss(Loss loss, int steps) implements Loss {
    LastStepsLoss {
        LastSteps.requireSteps(steps);
    }

    @Override
    public String name() {
        return LastSteps.name(loss, steps);
    }

    @Override
    public int targetWidth(int outputWidth) {
        return loss.targetWidth(outputWidth);
    }

    @Override
    public boolean ignoresTarget() {
        return loss.ignoresTarget();
    }

    @Override
    public void check(String probe, int outputSteps, int outputWidth, int targetSteps, int targetWidth) {
        LastSteps.check(loss, steps, probe, outputSteps, outputWidth, targetSteps, targetWidth);
    }

    @Override
    public double value(Trace output, Trace target) {
        return LastSteps.value(loss, steps, output, target);
    }

    @Override
    public double gradient(Trace output, Trace target, double scale, Trace into) {
        into.clearFirst(into.steps() - steps);
        return loss.gradient(output.last(steps), LastSteps.lastOf(loss, steps, target), scale, into.last(steps));
    }
}
