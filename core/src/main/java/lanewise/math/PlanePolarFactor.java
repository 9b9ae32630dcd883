package lanewise.math;

/**
 * The orthogonal polar factor of a 2 x 2 matrix, rounding by rounding as LAPACK's singular value decomposition and a
 * product with fused additions give it: U V, with a Householder reflection to make the matrix triangular and the
 * singular vectors of the triangle by Demmel and Kahan's formulas (Accurate singular values of bidiagonal matrices,
 * 1990), which LAPACK has in its routine dlasv2. Two-dimensional encoders thus come out as they do with NumPy. In
 * higher dimensions LAPACK iterates, and in an order of its own on every processor.
 */
final class PlanePolarFactor {
    private final double[] u;
    private final double[] v;

    private PlanePolarFactor(double[] u, double[] v) {
        this.u = u;
        this.v = v;
    }

    /** The factor of a regular matrix {a, b, c, d}, or null where these formulas do not apply. */
    static double[] of(double[] matrix) {
        double a = matrix[0];
        double c = matrix[2];
        double[] triangle = {0, matrix[1], matrix[3]};
        if (c == 0 || matrix[1] == 0) {
            return null;
        }
        double larger = Math.max(Math.abs(a), Math.abs(c));
        double ratio = Math.min(Math.abs(a), Math.abs(c)) / larger;
        triangle[0] = -Math.copySign(larger * Math.sqrt(1 + ratio * ratio), a);
        double tau = (triangle[0] - a) / triangle[0];
        double mirror = c * (1 / (a - triangle[0])); // the mirror's normal is (1, mirror)
        reflect(triangle, 1, 2, mirror, tau);
        if (triangle[1] == 0 || triangle[2] == 0) {
            return null;
        }
        PlanePolarFactor decomposed = ofTriangle(triangle[0], triangle[1], triangle[2]);
        double[] u = decomposed.u;
        double[] v = decomposed.v;
        reflect(u, 0, 2, mirror, tau);
        reflect(u, 1, 3, mirror, tau);
        return new double[] {
            Math.fma(u[1], v[2], u[0] * v[0]),
            Math.fma(u[1], v[3], u[0] * v[1]),
            Math.fma(u[3], v[2], u[2] * v[0]),
            Math.fma(u[3], v[3], u[2] * v[1])
        };
    }

    /** Applies the reflection 1 - tau (1, mirror)(1, mirror)^T to one column, of which the two places are given. */
    private static void reflect(double[] a, int top, int bottom, double mirror, double tau) {
        double length = a[top] + mirror * a[bottom];
        a[top] = a[top] + -tau * length;
        a[bottom] = Math.fma(mirror, -tau * length, a[bottom]);
    }

    /** Singular vectors of ((f, g), (0, h)), none of them 0, the larger singular value's first. */
    private static PlanePolarFactor ofTriangle(double f, double g, double h) {
        boolean swapped = Math.abs(h) > Math.abs(f);
        double ft = swapped ? h : f;
        double ht = swapped ? f : h;
        double fa = Math.abs(ft);
        double d = fa - Math.abs(ht);
        double l = d == fa ? 1 : d / fa;
        double m = g / ft;
        double t = 2 - l;
        double square = m * m;
        double s = Math.sqrt(t * t + square);
        double r = l == 0 ? Math.abs(m) : Math.sqrt(l * l + square);
        double a = 0.5 * (s + r);
        double tangent = (m / (s + t) + m / (r + l)) * (1 + a);
        double length = Math.sqrt(tangent * tangent + 4);
        double rightCos = 2 / length;
        double rightSin = tangent / length;
        double leftCos = (rightCos + rightSin * m) / a;
        double leftSin = ht / ft * rightSin / a;
        double csl = swapped ? rightSin : leftCos;
        double snl = swapped ? rightCos : leftSin;
        double csr = swapped ? leftSin : rightCos;
        double snr = swapped ? leftCos : rightSin;
        double first = firstSign(f, g, h, swapped, csl, snl, csr, snr);
        double second = first * Math.signum(f) * Math.signum(h);
        return new PlanePolarFactor(
                new double[] {csl, -snl, snl, csl},
                new double[] {first * csr, first * snr, second * -snr, second * csr});
    }

    /** The sign of the larger singular value that these rotations give, from the largest entry's. */
    private static double firstSign(
            double f, double g, double h, boolean swapped, double csl, double snl, double csr, double snr) {
        if (Math.abs(g) > Math.max(Math.abs(f), Math.abs(h))) {
            return Math.copySign(1, snr) * Math.copySign(1, csl) * Math.signum(g);
        }
        return swapped
                ? Math.copySign(1, snr) * Math.copySign(1, snl) * Math.signum(h)
                : Math.copySign(1, csr) * Math.copySign(1, csl) * Math.signum(f);
    }
}
