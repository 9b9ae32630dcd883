package lanewise.model.synapse;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * A proper rational function with 1 as its denominator's first coefficient, and its controllable canonical form, as
 * SciPy's {@code tf2ss} has it.
 *
 * @param num as many coefficients as the denominator, highest power first
 * @param den 1 and the other coefficients
 * @param droppedFromNum how many leading coefficients of the given numerator were taken for 0
 */
record TransferFunction(double[] num, double[] den, int droppedFromNum) {
    private static final double NEGLIGIBLE = 1e-14;

    static TransferFunction of(double[] num, double[] den) {
        requireCoefficients("num", num);
        requireCoefficients("den", den);
        int first = 0;
        while (first < den.length && den[first] == 0) {
            first++;
        }
        if (first == den.length) {
            throw new ModelException(
                    "LinearFilter: den is %s; give it a coefficient other than 0".formatted(Arrays.toString(den)));
        }
        double leading = den[first];
        double[] monic = divided(Arrays.copyOfRange(den, first, den.length), leading);
        double[] scaled = divided(num, leading);
        int dropped = 0;
        while (dropped < scaled.length - 1 && Math.abs(scaled[dropped]) <= NEGLIGIBLE) {
            dropped++;
        }
        int length = scaled.length - dropped;
        if (length > monic.length) {
            throw new ModelException(("LinearFilter: num %s is of a higher degree than den %s, so the output would run "
                            + "ahead of the input; give den at least that degree")
                    .formatted(Arrays.toString(num), Arrays.toString(den)));
        }
        double[] padded = new double[monic.length];
        System.arraycopy(scaled, dropped, padded, padded.length - length, length);
        return new TransferFunction(padded, monic, dropped);
    }

    private static double[] divided(double[] coefficients, double by) {
        return Arrays.stream(coefficients).map(value -> value / by).toArray();
    }

    private static void requireCoefficients(String name, double[] coefficients) {
        if (coefficients.length == 0) {
            throw new ModelException("LinearFilter: %s has no coefficients; give one or more".formatted(name));
        }
        for (int i = 0; i < coefficients.length; i++) {
            if (!Double.isFinite(coefficients[i])) {
                throw new ModelException(
                        "LinearFilter: %s[%d] is %s; give finite numbers".formatted(name, i, coefficients[i]));
            }
        }
    }

    StateSpace stateSpace() {
        int order = den.length - 1;
        double[][] a = new double[order][order];
        double[] b = new double[order];
        double[] c = new double[order];
        for (int i = 0; i < order; i++) {
            a[0][i] = -den[i + 1];
            if (i > 0) {
                a[i][i - 1] = 1;
            }
            c[i] = num[i + 1] - num[0] * den[i + 1];
        }
        if (order > 0) {
            b[0] = 1;
        }
        return new StateSpace(a, b, c, num[0]);
    }

    /** The real and imaginary part of a polynomial at re + i im, by Horner's rule. */
    static double[] at(double[] polynomial, double re, double im) {
        double x = 0;
        double y = 0;
        for (double coefficient : polynomial) {
            double kept = x * re - y * im + coefficient;
            y = x * im + y * re;
            x = kept;
        }
        return new double[] {x, y};
    }

    static double[] product(double[] first, double[] second) {
        double[] product = new double[first.length + second.length - 1];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                product[i + j] += first[i] * second[j];
            }
        }
        return product;
    }
}
