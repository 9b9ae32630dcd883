package lanewise.model.neuron;

import java.util.List;

/**
 * {@link LifRate} with a threshold that is smoothed, so that it has a gradient everywhere: in place of
 * {@code J - 1} stands {@code sigma ln(1 + e^((J - 1) / sigma))}. It fires a little below the threshold too (Hunsberger
 * and Eliasmith, Spiking deep networks with LIF neurons, 2015).
 *
 * @param sigma how wide the smoothing is, positive; towards 0 the type becomes {@code LifRate}
 * @param tauRc the membrane's time constant in seconds, positive
 * @param tauRef the refractory period in seconds, at least 0
 * @param amplitude what the rates are multiplied by, positive; gains and biases are those of {@code LifRate}
 */
public record SoftLifRate(double sigma, double tauRc, double tauRef, double amplitude) implements NeuronType {
    /**
     * Below this many sigmas from the threshold the rate is that of {@code e^((J - 1) / sigma)} itself, in logarithms:
     * the exponential would vanish, and its logarithm could not be taken any more.
     */
    public static final double TAIL = -20;

    /** With the checks of the parameters' ranges. */
    public SoftLifRate {
        Checks.positive("SoftLifRate", "sigma", sigma);
        Checks.positive("SoftLifRate", "tauRc", tauRc);
        Checks.notNegative("SoftLifRate", "tauRef", tauRef);
        Checks.positive("SoftLifRate", "amplitude", amplitude);
    }

    /** With sigma 1 and a {@link LifRate} of its defaults. */
    public SoftLifRate() {
        this(1);
    }

    /** With a {@link LifRate} of its defaults. */
    public SoftLifRate(double sigma) {
        this(sigma, 0.02, 0.002, 1);
    }

    /** These neurons with a hard threshold. */
    public LifRate rate() {
        return new LifRate(tauRc, tauRef, amplitude);
    }

    @Override
    public boolean spiking() {
        return false;
    }

    @Override
    public List<StateVariable> states() {
        return List.of();
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        return rate().gainBias(maxRates, intercepts);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        return rate().tuning(gain, bias);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        for (int i = at; i < at + n; i++) {
            double x = (currents[i] - 1) / sigma;
            double log;
            if (x > TAIL) {
                double positive = x < 0 ? 0 : x;
                double softplus = positive + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
                log = StrictMath.log1p(1 / (sigma * softplus));
            } else {
                log = -x - StrictMath.log(sigma);
            }
            currents[i] = amplitude / (tauRef + tauRc * log);
        }
    }
}
