package lanewise.train.loss;

/** The share of steps in which output and target are largest at the same class; of equal values the first one counts. */
public record CategoricalAccuracy() implements StepMetric {
    @Override
    public String name() {
        return "categorical_accuracy";
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        return Labels.largest(output, step) == Labels.largest(target, step) ? 1 : 0;
    }
}
