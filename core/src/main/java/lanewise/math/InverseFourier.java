package lanewise.math;

/**
 * The inverse Fourier transform of a length: {@code x_j = sum over k of X_k e^(2 pi i jk / n) / n}. Lengths of small
 * prime factors are split into them (Cooley and Tukey 1965); what is left of others is done as a convolution with a
 * chirp (Bluestein 1970), so that every length takes a time of order n log n. Immutable.
 */
public final class InverseFourier {
    /** Up to this prime factor a sum is done term by term. */
    private static final int LARGEST_DIRECT = 61;

    private final int length;
    private final double[] cos;
    private final double[] sin;

    /**
     * The transform of a length.
     *
     * @param length 1 or more
     */
    public InverseFourier(int length) {
        this.length = length;
        cos = new double[length];
        sin = new double[length];
        for (int k = 0; k < length; k++) {
            cos[k] = cosine(k, length);
            sin[k] = sine(k, length);
        }
    }

    /**
     * The real signal of a half spectrum.
     *
     * @param re real parts of the coefficients of frequency 0 to length / 2; the length has to be even
     * @param im their imaginary parts; the first and last one do not count
     * @param out takes {@code length} values
     */
    public void real(double[] re, double[] im, double[] out) {
        int half = length / 2;
        double[] wholeRe = new double[length];
        double[] wholeIm = new double[length];
        for (int k = 0; k <= half; k++) {
            wholeRe[k] = re[k];
            wholeRe[(length - k) % length] = re[k];
            if (k > 0 && k < half) {
                wholeIm[k] = im[k];
                wholeIm[length - k] = -im[k];
            }
        }
        double[] x = new double[length];
        transform(length, wholeRe, wholeIm, 0, 1, x, new double[length], 0);
        for (int j = 0; j < length; j++) {
            out[j] = x[j] / length;
        }
    }

    /** Of {@code n} coefficients, each {@code stride} behind the other, without the division by n. */
    private void transform(int n, double[] re, double[] im, int at, int stride, double[] toRe, double[] toIm, int to) {
        if (n == 1) {
            toRe[to] = re[at];
            toIm[to] = im[at];
            return;
        }
        int p = smallestFactor(n);
        if (p > LARGEST_DIRECT) {
            convolve(n, re, im, at, stride, toRe, toIm, to);
            return;
        }
        int m = n / p;
        for (int r = 0; r < p; r++) {
            transform(m, re, im, at + r * stride, stride * p, toRe, toIm, to + r * m);
        }
        double[] partRe = new double[p];
        double[] partIm = new double[p];
        for (int k = 0; k < m; k++) {
            for (int r = 0; r < p; r++) {
                partRe[r] = toRe[to + r * m + k];
                partIm[r] = toIm[to + r * m + k];
            }
            for (int row = k; row < n; row += m) {
                double x = 0;
                double y = 0;
                int phase = 0;
                for (int r = 0; r < p; r++) {
                    x += partRe[r] * cos[phase] - partIm[r] * sin[phase];
                    y += partRe[r] * sin[phase] + partIm[r] * cos[phase];
                    phase = (int) ((phase + (long) row * (length / n)) % length);
                }
                toRe[to + row] = x;
                toIm[to + row] = y;
            }
        }
    }

    private static int smallestFactor(int n) {
        for (int p = 2; (long) p * p <= n; p++) {
            if (n % p == 0) {
                return p;
            }
        }
        return n;
    }

    /** With jk = (j^2 + k^2 - (j - k)^2) / 2 the sum is a convolution, which is a product of transforms. */
    private static void convolve(
            int n, double[] re, double[] im, int at, int stride, double[] toRe, double[] toIm, int to) {
        int size = Integer.highestOneBit(2 * n) * 2;
        double[] chirpRe = new double[size];
        double[] chirpIm = new double[size];
        double[] givenRe = new double[size];
        double[] givenIm = new double[size];
        for (int k = 0; k < n; k++) {
            long phase = (long) k * k % (2L * n);
            double c = cosine(phase, 2L * n);
            double s = sine(phase, 2L * n);
            int back = k == 0 ? 0 : size - k;
            chirpRe[k] = chirpRe[back] = c;
            chirpIm[k] = chirpIm[back] = -s;
            double x = re[at + k * stride];
            double y = im[at + k * stride];
            givenRe[k] = x * c - y * s;
            givenIm[k] = x * s + y * c;
        }
        InverseFourier powerOfTwo = new InverseFourier(size);
        double[][] chirp = powerOfTwo.transformed(chirpRe, chirpIm);
        double[][] given = powerOfTwo.transformed(givenRe, givenIm);
        for (int k = 0; k < size; k++) { // the product, conjugated, so that the same transform leads back
            givenRe[k] = chirp[0][k] * given[0][k] - chirp[1][k] * given[1][k];
            givenIm[k] = -(chirp[0][k] * given[1][k] + chirp[1][k] * given[0][k]);
        }
        double[][] product = powerOfTwo.transformed(givenRe, givenIm);
        for (int j = 0; j < n; j++) {
            double x = product[0][j] / size;
            double y = -product[1][j] / size;
            toRe[to + j] = x * chirpRe[j] + y * chirpIm[j];
            toIm[to + j] = y * chirpRe[j] - x * chirpIm[j];
        }
    }

    /** The sums themselves, not divided by the length: real and imaginary parts. */
    double[][] transformed(double[] re, double[] im) {
        double[][] result = new double[2][length];
        transform(length, re, im, 0, 1, result[0], result[1], 0);
        return result;
    }

    /** cos(2 pi k / n), from an angle of at most an eighth of a turn, whose rounding does not show. */
    private static double cosine(long k, long n) {
        long eighths = 8 * (2 * k > n ? n - k : k); // cos is even: 0 .. half a turn
        if (eighths > 2 * n) {
            return -cosineOfQuarter(4 * n - eighths, n);
        }
        return cosineOfQuarter(eighths, n);
    }

    private static double sine(long k, long n) {
        return cosine((4 * k + 3 * n) % (4 * n), 4 * n); // sin a = cos(a - a quarter of a turn)
    }

    /** cos(2 pi e / 8n) for e of at most 2n, a quarter of a turn. */
    private static double cosineOfQuarter(long eighths, long n) {
        return eighths > n
                ? StrictMath.sin(Math.PI * (2 * n - eighths) / (4.0 * n))
                : StrictMath.cos(Math.PI * eighths / (4.0 * n));
    }
}
