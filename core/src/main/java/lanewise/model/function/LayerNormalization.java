package lanewise.model.function;

import java.util.List;
import lanewise.error.ModelException;

/**
 * Brings the channels of each place to mean 0 and variance 1, and then each to a mean and spread that are learned: {@code
 * gamma (x - mean) / sqrt(variance + epsilon) + beta}, mean and variance being those of the channels of one place and item
 * (Ba, Kiros and Hinton 2016). It does the same in training and in use.
 *
 * @param places how many there are, at least 1
 * @param channels how many values each has, at least 1; they lie together
 * @param epsilon greater than 0
 */
public record LayerNormalization(int places, int channels, double epsilon) implements DifferentiableFunction {
    private static final String NAME = "LayerNormalization";

    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public LayerNormalization {
        Checks.atLeastOne(NAME, "places", places);
        Checks.atLeastOne(NAME, "channels", channels);
        Checks.positive(NAME, "epsilon", epsilon);
    }

    /**
     * With Keras's epsilon of 0.001.
     *
     * @param places how many there are
     * @param channels how many values each has
     */
    public LayerNormalization(int places, int channels) {
        this(places, channels, 0.001);
    }

    @Override
    public int sizeIn() {
        return Math.multiplyExact(places, channels);
    }

    @Override
    public int sizeOut() {
        return sizeIn();
    }

    @Override
    public List<FunctionParameter> parameters() {
        return List.of(FunctionParameter.filled("gamma", channels, 1), FunctionParameter.filled("beta", channels, 0));
    }

    /** Mean and {@code 1 / sqrt(variance + epsilon)} of each place. */
    @Override
    public int keptPerItem() {
        return 2 * places;
    }

    @Override
    public boolean isItemwise() {
        return true;
    }

    @Override
    public boolean usesTime() {
        return false;
    }

    @Override
    public void forward(ForwardPass pass, int from, int to) {
        BatchValues gamma = pass.parameters().get(0);
        BatchValues beta = pass.parameters().get(1);
        for (int item = from; item < to; item++) {
            for (int p = 0; p < places; p++) {
                measure(pass, item, p);
                for (int c = 0; c < channels; c++) {
                    float normal = normal(pass, item, p, c);
                    pass.output().set(item, p * channels + c, Math.fma(normal, gamma.get(0, c), beta.get(0, c)));
                }
            }
        }
    }

    private void measure(ForwardPass pass, int item, int p) {
        double mean = 0;
        for (int c = 0; c < channels; c++) {
            mean += pass.input().get(item, p * channels + c);
        }
        mean /= channels;
        double squares = 0;
        for (int c = 0; c < channels; c++) {
            double off = pass.input().get(item, p * channels + c) - mean;
            squares += off * off;
        }
        pass.kept().set(item, 2 * p, (float) mean);
        pass.kept().set(item, 2 * p + 1, (float) (1 / Math.sqrt(squares / channels + epsilon)));
    }

    private float normal(ForwardPass pass, int item, int p, int c) {
        return (pass.input().get(item, p * channels + c) - pass.kept().get(item, 2 * p))
                * pass.kept().get(item, 2 * p + 1);
    }

    @Override
    public void backward(BackwardPass pass, int from, int to) {
        ForwardPass forward = pass.forward();
        BatchValues gamma = forward.parameters().get(0);
        BatchValues gammaGradient = pass.parameterGradients().get(0);
        BatchValues betaGradient = pass.parameterGradients().get(1);
        for (int item = from; item < to; item++) {
            for (int p = 0; p < places; p++) {
                double sum = 0;
                double product = 0;
                for (int c = 0; c < channels; c++) {
                    float dy = pass.outputGradient().get(item, p * channels + c);
                    float normal = normal(forward, item, p, c);
                    gammaGradient.set(0, c, Math.fma(dy, normal, gammaGradient.get(0, c)));
                    betaGradient.add(0, c, dy);
                    sum += dy * gamma.get(0, c);
                    product += (double) (dy * gamma.get(0, c)) * normal;
                }
                for (int c = 0; c < channels; c++) {
                    double own = pass.outputGradient().get(item, p * channels + c) * gamma.get(0, c);
                    double others = (sum + normal(forward, item, p, c) * product) / channels;
                    float slope = forward.kept().get(item, 2 * p + 1);
                    pass.inputGradient().add(item, p * channels + c, slope * (float) (own - others));
                }
            }
        }
    }
}
