package lanewise.model.function;

import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;

/**
 * Brings each channel to mean 0 and variance 1, and then to a mean and spread that are learned: {@code gamma (x - mean) /
 * sqrt(variance + epsilon) + beta} (Ioffe and Szegedy 2015). In training mean and variance (that of the sample, divided by
 * its number) are those of the step over all items and places; the running ones of all steps, which use goes by, are
 * {@code momentum} of what they were and the rest of the step's.
 *
 * <p>Items mix in training: how a minibatch is split shows in the result.
 *
 * @param places how many values each channel has, at least 1
 * @param channels how many there are, at least 1; the value of channel c in place p is number {@code p channels + c}
 * @param momentum from 0 to less than 1
 * @param epsilon greater than 0
 */
public record BatchNormalization(int places, int channels, double momentum, double epsilon)
        implements DifferentiableFunction {
    private static final String NAME = "BatchNormalization";

    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public BatchNormalization {
        Checks.atLeastOne(NAME, "places", places);
        Checks.atLeastOne(NAME, "channels", channels);
        Checks.share(NAME, "momentum", momentum);
        Checks.positive(NAME, "epsilon", epsilon);
    }

    /**
     * With Keras's momentum of 0.99 and epsilon of 0.001.
     *
     * @param places how many values each channel has
     * @param channels how many there are
     */
    public BatchNormalization(int places, int channels) {
        this(places, channels, 0.99, 0.001);
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

    @Override
    public List<FunctionParameter> statistics() {
        return List.of(
                FunctionParameter.filled("mean", channels, 0), FunctionParameter.filled("variance", channels, 1));
    }

    /** Mean, variance and {@code 1 / sqrt(variance + epsilon)} of each channel. */
    @Override
    public int keptPerBatch() {
        return 3 * channels;
    }

    @Override
    public boolean usesTime() {
        return false;
    }

    @Override
    public void forward(ForwardPass pass, int from, int to) {
        if (pass.moment().training()) {
            measure(pass, from, to);
        } else {
            recall(pass);
        }
        float[] kept = pass.keptOfBatch().array();
        int means = pass.keptOfBatch().at();
        int inverses = means + 2 * channels;
        BatchValues gamma = pass.parameters().get(0);
        BatchValues beta = pass.parameters().get(1);
        for (int item = from; item < to; item++) {
            int x = pass.input().at(item);
            int y = pass.output().at(item);
            for (int p = 0; p < places; p++, x += channels, y += channels) {
                for (int c = 0; c < channels; c++) {
                    float normal = (pass.input().array()[x + c] - kept[means + c]) * kept[inverses + c];
                    pass.output().array()[y + c] =
                            Math.fma(normal, gamma.array()[gamma.at() + c], beta.array()[beta.at() + c]);
                }
            }
        }
    }

    private void measure(ForwardPass pass, int from, int to) {
        float[] x = pass.input().array();
        double[] mean = new double[channels];
        for (int item = from; item < to; item++) {
            int at = pass.input().at(item);
            for (int p = 0; p < places; p++, at += channels) {
                for (int c = 0; c < channels; c++) {
                    mean[c] += x[at + c];
                }
            }
        }
        double count = (double) (to - from) * places;
        for (int c = 0; c < channels; c++) {
            mean[c] /= count;
        }
        double[] squares = new double[channels];
        for (int item = from; item < to; item++) {
            int at = pass.input().at(item);
            for (int p = 0; p < places; p++, at += channels) {
                for (int c = 0; c < channels; c++) {
                    double off = x[at + c] - mean[c];
                    squares[c] += off * off;
                }
            }
        }
        for (int c = 0; c < channels; c++) {
            keep(pass.keptOfBatch(), c, mean[c], squares[c] / count);
        }
    }

    private void recall(ForwardPass pass) {
        for (int c = 0; c < channels; c++) {
            float mean = pass.statistics().get(0).get(0, c);
            keep(pass.keptOfBatch(), c, mean, pass.statistics().get(1).get(0, c));
        }
    }

    private void keep(BatchValues kept, int c, double mean, double variance) {
        kept.set(0, c, (float) mean);
        kept.set(0, channels + c, (float) variance);
        kept.set(0, 2 * channels + c, (float) (1 / Math.sqrt(variance + epsilon)));
    }

    @Override
    public void backward(BackwardPass pass, int from, int to) {
        BatchValues dy = pass.outputGradient();
        BatchValues gamma = pass.parameterGradients().get(0);
        BatchValues beta = pass.parameterGradients().get(1);
        double[] sum = new double[channels];
        double[] product = new double[channels];
        for (int item = from; item < to; item++) {
            for (int p = 0; p < places; p++) {
                int at = p * channels;
                for (int c = 0; c < channels; c++) {
                    float own = dy.get(item, at + c);
                    float normal = normal(pass.forward(), item, at, c);
                    gamma.set(0, c, Math.fma(own, normal, gamma.get(0, c)));
                    beta.add(0, c, own);
                    sum[c] += own;
                    product[c] += (double) own * normal;
                }
            }
        }
        if (pass.forward().moment().training()) {
            double count = (double) (to - from) * places;
            Arrays.setAll(sum, c -> sum[c] / count);
            Arrays.setAll(product, c -> product[c] / count);
        } else {
            Arrays.fill(sum, 0);
            Arrays.fill(product, 0);
        }
        spread(pass, from, to, sum, product);
    }

    /** Leads the gradients of the outputs to the inputs, less what they do by way of mean and variance. */
    private void spread(BackwardPass pass, int from, int to, double[] byMean, double[] byVariance) {
        float[] slope = new float[channels];
        for (int c = 0; c < channels; c++) {
            slope[c] = pass.forward().parameters().get(0).get(0, c)
                    * pass.forward().keptOfBatch().get(0, 2 * channels + c);
        }
        for (int item = from; item < to; item++) {
            for (int p = 0; p < places; p++) {
                int at = p * channels;
                for (int c = 0; c < channels; c++) {
                    double others = byMean[c] + normal(pass.forward(), item, at, c) * byVariance[c];
                    double own = pass.outputGradient().get(item, at + c);
                    pass.inputGradient().add(item, at + c, slope[c] * (float) (own - others));
                }
            }
        }
    }

    /** The value of channel {@code c} in the place whose values start at {@code at}, with mean 0 and variance 1. */
    private float normal(ForwardPass pass, int item, int at, int c) {
        BatchValues kept = pass.keptOfBatch();
        return (pass.input().get(item, at + c) - kept.get(0, c)) * kept.get(0, 2 * channels + c);
    }

    @Override
    public void updateStatistics(ForwardPass pass) {
        for (int which = 0; which < 2; which++) {
            BatchValues running = pass.statistics().get(which);
            for (int c = 0; c < channels; c++) {
                float measured = pass.keptOfBatch().get(0, which * channels + c);
                running.set(0, c, (float) (momentum * running.get(0, c) + (1 - momentum) * measured));
            }
        }
    }
}
