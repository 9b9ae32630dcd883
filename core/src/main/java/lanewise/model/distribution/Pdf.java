package lanewise.model.distribution;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.PiecewiseLinear;
import lanewise.math.RandomStream;

/**
 * Numbers of a density that is given at points: u is turned into x along straight lines between the points
 * (c_i, x_i), where c_i = p_0 + ... + p_(i-1) + p_i / 2; below the first and above the last it is their x.
 */
public final class Pdf implements Distribution {
    private static final double TOLERANCE = 1e-8;

    private final double[] x;
    private final double[] p;
    private final PiecewiseLinear inverse;

    /**
     * The distribution of values x with probabilities p.
     *
     * @param x one or more finite values; copied
     * @param p as many probabilities, none negative, that sum to 1 within 1e-8; copied
     * @throws ModelException if the values or probabilities are not such
     */
    public Pdf(double[] x, double[] p) {
        if (x.length != p.length || x.length == 0) {
            throw new ModelException("Pdf: x has %d values and p %d; give both the same number, 1 or more"
                    .formatted(x.length, p.length));
        }
        double[] cumulative = new double[p.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            Require.finite("Pdf", "x[%d]".formatted(i), x[i]);
            if (!(p[i] >= 0)) {
                throw new ModelException("Pdf: p[%d] is %s, but has to be 0 or more".formatted(i, p[i]));
            }
            double before = sum;
            sum += p[i];
            cumulative[i] = 0.5 * (before + sum);
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new ModelException(
                    "Pdf: p sums to %s, but has to sum to 1 within %s; divide it by its sum".formatted(sum, TOLERANCE));
        }
        this.x = x.clone();
        this.p = p.clone();
        this.inverse = new PiecewiseLinear(cumulative, x);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        double[] samples = new double[Require.count(this, n)];
        samplePoint(samples, rng);
        return samples;
    }

    @Override
    public void samplePoint(double[] into, RandomStream rng) {
        for (int i = 0; i < into.length; i++) {
            into[i] = inverse.at(rng.uniform());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pdf that && Arrays.equals(x, that.x) && Arrays.equals(p, that.p);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(p);
    }

    @Override
    public String toString() {
        return "Pdf[%d points]".formatted(x.length);
    }
}
