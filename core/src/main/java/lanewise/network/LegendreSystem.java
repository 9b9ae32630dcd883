package lanewise.network;

import java.util.Arrays;
import lanewise.model.synapse.StateSpace;

/**
 * The linear system whose state is the last {@code theta} steps of its input, as coefficients of Legendre polynomials
 * (Voelker, Kajic and Eliasmith 2019).
 *
 * @param order how many polynomials
 * @param theta how long the window is, in steps
 */
record LegendreSystem(int order, double theta) {
    /** The system for steps of 1, its input held within each. */
    StateSpace stepped() {
        double[][] a = new double[order][order];
        double[] b = new double[order];
        for (int i = 0; i < order; i++) {
            double rate = (2 * i + 1) / theta;
            for (int j = 0; j < order; j++) {
                a[i][j] = rate * (i < j || (i - j) % 2 == 0 ? -1 : 1);
            }
            b[i] = rate * (i % 2 == 0 ? 1 : -1);
        }
        return new StateSpace(a, b, new double[order], 0).zeroOrderHold(1);
    }

    /** The weights of the coefficients for the input {@code share} of the window ago: {@code P_i(2 share - 1)}. */
    double[] readout(double share) {
        double x = 2 * share - 1;
        double[] values = new double[order];
        Arrays.setAll(values, i -> i == 0 ? 1 : x);
        for (int i = 2; i < order; i++) {
            values[i] = ((2 * i - 1) * x * values[i - 1] - (i - 1) * values[i - 2]) / i;
        }
        return values;
    }
}
