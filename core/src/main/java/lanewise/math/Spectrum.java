package lanewise.math;

/**
 * The discrete Fourier transform of a real signal, {@code X_k = sum over j of x_j e^(-2 pi i jk / n)}: here a product of
 * spectra is a circular convolution of signals. Immutable.
 */
public final class Spectrum {
    private final double[] re;
    private final double[] im;

    private Spectrum(double[] re, double[] im) {
        this.re = re;
        this.im = im;
    }

    /** The transform of a signal of one value or more. */
    public static Spectrum of(double[] signal) {
        // a real signal's forward transform is the conjugate of the inverse one
        double[][] conjugate = new InverseFourier(signal.length).transformed(signal, new double[signal.length]);
        double[] im = new double[signal.length];
        for (int k = 0; k < im.length; k++) {
            im[k] = -conjugate[1][k];
        }
        return new Spectrum(conjugate[0], im);
    }

    /** The product, frequency by frequency, with the spectrum of a signal of the same length. */
    public Spectrum times(Spectrum other) {
        double[] productRe = new double[re.length];
        double[] productIm = new double[re.length];
        for (int k = 0; k < re.length; k++) {
            productRe[k] = re[k] * other.re[k] - im[k] * other.im[k];
            productIm[k] = re[k] * other.im[k] + im[k] * other.re[k];
        }
        return new Spectrum(productRe, productIm);
    }

    /** The same phases, with every modulus 1; a coefficient of 0 becomes 1. */
    public Spectrum unit() {
        double[] unitRe = new double[re.length];
        double[] unitIm = new double[re.length];
        for (int k = 0; k < re.length; k++) {
            double modulus = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
            unitRe[k] = modulus > 0 ? re[k] / modulus : 1;
            unitIm[k] = modulus > 0 ? im[k] / modulus : 0;
        }
        return new Spectrum(unitRe, unitIm);
    }

    /** The modulus of each coefficient. */
    public double[] moduli() {
        double[] moduli = new double[re.length];
        for (int k = 0; k < moduli.length; k++) {
            moduli[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
        }
        return moduli;
    }

    /** The signal with this spectrum. */
    public double[] signal() {
        double[] signal = new InverseFourier(re.length).transformed(re, im)[0];
        for (int j = 0; j < signal.length; j++) {
            signal[j] /= signal.length;
        }
        return signal;
    }
}
