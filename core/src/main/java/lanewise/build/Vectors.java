package lanewise.build;

/** Sums over vectors in double, each of eight chains whose number does not depend on the machine. */
final class Vectors {
    private static final int CHAINS = 8;

    private Vectors() {}

    static double dot(double[] a, double[] b) {
        return dot(a, 0, b, 0, a.length);
    }

    /** Product i goes to chain i mod 8; then the chains are added, the halves first. */
    static double dot(double[] a, int aAt, double[] b, int bAt, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int bound = n - n % CHAINS;
        for (int i = 0; i < bound; i += CHAINS) {
            s0 = Math.fma(a[aAt + i], b[bAt + i], s0);
            s1 = Math.fma(a[aAt + i + 1], b[bAt + i + 1], s1);
            s2 = Math.fma(a[aAt + i + 2], b[bAt + i + 2], s2);
            s3 = Math.fma(a[aAt + i + 3], b[bAt + i + 3], s3);
            s4 = Math.fma(a[aAt + i + 4], b[bAt + i + 4], s4);
            s5 = Math.fma(a[aAt + i + 5], b[bAt + i + 5], s5);
            s6 = Math.fma(a[aAt + i + 6], b[bAt + i + 6], s6);
            s7 = Math.fma(a[aAt + i + 7], b[bAt + i + 7], s7);
        }
        double sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        for (int i = bound; i < n; i++) {
            sum = Math.fma(a[aAt + i], b[bAt + i], sum);
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** {@code y = y + factor x}. */
    static void add(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(factor, x[i], y[i]);
        }
    }

    /** {@code y = y + factor x} with a row of a matrix. */
    static void add(double factor, double[] x, int at, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(factor, x[at + i], y[i]);
        }
    }

    /** A new vector, a factor times another. */
    static double[] scaled(double factor, double[] x) {
        double[] y = x.clone();
        scale(factor, y);
        return y;
    }

    static void scale(double factor, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }
}
