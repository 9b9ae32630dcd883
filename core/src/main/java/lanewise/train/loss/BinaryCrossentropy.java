package lanewise.train.loss;

/**
 * The mean of {@code -target ln p - (1 - target) ln(1 - p)}, each value being the probability of a yes.
 *
 * @param fromLogits whether {@code p} is the sigmoid of the output; else it is the output, kept within 1e-7 of 0 and 1
 */
public record BinaryCrossentropy(boolean fromLogits) implements PointwiseLoss {
    /** Of probabilities. */
    public BinaryCrossentropy() {
        this(false);
    }

    @Override
    public String name() {
        return "binary_crossentropy";
    }

    @Override
    public double point(double output, double target) {
        if (fromLogits) {
            return Math.max(output, 0) - target * output + StrictMath.log1p(StrictMath.exp(-Math.abs(output)));
        }
        double p = Probabilities.clipped(output);
        return -target * StrictMath.log(p) - (1 - target) * StrictMath.log1p(-p);
    }

    /** {@inheritDoc} 0 where a probability is kept from what it is. */
    @Override
    public double slope(double output, double target) {
        if (fromLogits) {
            return 1 / (1 + StrictMath.exp(-output)) - target;
        }
        return Probabilities.inside(output) ? (output - target) / (output * (1 - output)) : 0;
    }
}
