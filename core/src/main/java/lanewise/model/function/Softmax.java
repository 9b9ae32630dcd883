package lanewise.model.function;

import lanewise.error.ModelException;
import lanewise.math.FloatMath;

/**
 * Turns the channels of each place into probabilities: {@code exp(x) / sum of exp(x)}.
 *
 * @param places how many there are, at least 1
 * @param channels how many values each has, at least 1; they lie together
 */
public record Softmax(int places, int channels) implements DifferentiableFunction {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public Softmax {
        Checks.atLeastOne("Softmax", "places", places);
        Checks.atLeastOne("Softmax", "channels", channels);
    }

    /**
     * Of a vector.
     *
     * @param size how many values it has
     */
    public Softmax(int size) {
        this(1, size);
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
    public boolean isItemwise() {
        return true;
    }

    @Override
    public boolean usesTime() {
        return false;
    }

    @Override
    public void forward(ForwardPass pass, int from, int to) {
        for (int item = from; item < to; item++) {
            for (int p = 0; p < places; p++) {
                float largest = Float.NEGATIVE_INFINITY;
                for (int i = p * channels; i < (p + 1) * channels; i++) {
                    float each = pass.input().get(item, i);
                    largest = each > largest ? each : largest;
                }
                float sum = 0;
                for (int i = p * channels; i < (p + 1) * channels; i++) {
                    float each = FloatMath.exp(pass.input().get(item, i) - largest);
                    pass.output().set(item, i, each);
                    sum += each;
                }
                for (int i = p * channels; i < (p + 1) * channels; i++) {
                    pass.output().set(item, i, pass.output().get(item, i) / sum);
                }
            }
        }
    }

    @Override
    public void backward(BackwardPass pass, int from, int to) {
        BatchValues y = pass.forward().output();
        for (int item = from; item < to; item++) {
            for (int p = 0; p < places; p++) {
                float mean = 0;
                for (int i = p * channels; i < (p + 1) * channels; i++) {
                    mean = Math.fma(pass.outputGradient().get(item, i), y.get(item, i), mean);
                }
                for (int i = p * channels; i < (p + 1) * channels; i++) {
                    float off = pass.outputGradient().get(item, i) - mean;
                    pass.inputGradient().add(item, i, y.get(item, i) * off);
                }
            }
        }
    }
}
