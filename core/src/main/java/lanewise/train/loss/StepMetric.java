package lanewise.train.loss;

/** A metric that is the mean over steps of a number that each step has. */
public interface StepMetric extends Metric {
    /** The number of one step. */
    double step(Trace output, Trace target, int step);

    @Override
    default double value(Trace output, Trace target) {
        double sum = 0;
        for (int step = 0; step < output.steps(); step++) {
            sum += step(output, target, step);
        }
        return sum / output.steps();
    }
}
