package lanewise.model.synapse;

/** The generalised bilinear rule: a weighted mean of the state's slopes before and after a step. */
final class Bilinear {
    private Bilinear() {}

    /**
     * With M = I - w dt A: {@code Ad = M^-1 (I + (1 - w) dt A)}, {@code Bd = M^-1 dt B}, {@code Cd = C M^-1} and
     * {@code Dd = D + w C Bd} (Zhang, Chen and Chen 2009, as in SciPy's {@code cont2discrete}).
     */
    static StateSpace of(StateSpace analog, double dt, double w) {
        int n = analog.order();
        double[][] m = new double[n][n];
        double[][] transposed = new double[n][n];
        double[][] ab = new double[n][n + 1];
        double[][] c = new double[n][1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double one = i == j ? 1 : 0;
                m[i][j] = one - w * dt * analog.a()[i][j];
                transposed[j][i] = m[i][j];
                ab[i][j] = one + (1 - w) * dt * analog.a()[i][j];
            }
            ab[i][n] = dt * analog.b()[i];
            c[i][0] = analog.c()[i];
        }
        LinearSystem.solve(m, ab);
        LinearSystem.solve(transposed, c);
        double[][] ad = new double[n][n];
        double[] bd = new double[n];
        double[] cd = new double[n];
        double through = 0;
        for (int i = 0; i < n; i++) {
            System.arraycopy(ab[i], 0, ad[i], 0, n);
            bd[i] = ab[i][n];
            cd[i] = c[i][0];
            through += analog.c()[i] * bd[i];
        }
        return new StateSpace(ad, bd, cd, analog.d() + w * through);
    }
}
