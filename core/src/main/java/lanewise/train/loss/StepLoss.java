package lanewise.train.loss;

/** A loss that is the mean over steps of a loss that each step has. */
public interface StepLoss extends StepMetric, Loss {
    /**
     * Writes the gradient of one step's loss.
     *
     * @param scale what it is multiplied by
     * @param into where each value of the step is to be set
     * @return what {@link #step} returns
     */
    double stepGradient(Trace output, Trace target, int step, double scale, Trace into);

    @Override
    default double gradient(Trace output, Trace target, double scale, Trace into) {
        double each = scale / output.steps();
        double sum = 0;
        for (int step = 0; step < output.steps(); step++) {
            sum += stepGradient(output, target, step, each, into);
        }
        return sum / output.steps();
    }
}
