package lanewise.train.loss;

/**
 * The share of steps in which the output is largest at the class whose number, from 0, is the target; of equal values the
 * first one counts.
 */
public record SparseCategoricalAccuracy() implements StepMetric {
    @Override
    public String name() {
        return "sparse_categorical_accuracy";
    }

    @Override
    public int targetWidth(int outputWidth) {
        return 1;
    }

    @Override
    public double step(Trace output, Trace target, int step) {
        return Labels.largest(output, step) == Labels.at(target, step, output.width()) ? 1 : 0;
    }
}
