package lanewise.model.process;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import lanewise.error.ModelException;
import lanewise.math.InverseFourier;
import lanewise.math.RandomStream;

/**
 * White noise up to a frequency, and nothing above, repeated with a period: the inverse Fourier transform of normal
 * coefficients. A table of the period is drawn when a run starts.
 *
 * @param period in seconds, positive; rounded up to an even number of steps
 * @param high the highest frequency in Hertz; at least {@code 1 / period}, and at most {@code 0.5 / dt} in a run
 * @param rms the root mean square, positive
 * @param y0 if given, each value is shifted in time so that it starts closest to this
 * @param sizeOut how many values it gives, 1 or more
 * @param seed its own seed, if it has one
 */
public record WhiteSignal(double period, double high, double rms, OptionalDouble y0, int sizeOut, OptionalLong seed)
        implements Process {
    private static final int MOST_VALUES = 1 << 28;

    /**
     * With the checks of the ranges.
     *
     * @throws ModelException if a parameter is out of range
     */
    public WhiteSignal {
        Checks.positive("WhiteSignal", "period", period);
        Checks.positive("WhiteSignal", "high", high);
        Checks.positive("WhiteSignal", "rms", rms);
        Checks.random("WhiteSignal", sizeOut, seed);
        if (high < 1 / period) {
            throw new ModelException(
                    ("WhiteSignal: high is %s Hz, but within a period of %s s the lowest frequency is %s "
                                    + "Hz; make high or the period greater")
                            .formatted(high, period, 1 / period));
        }
        if (y0.isPresent() && !Double.isFinite(y0.getAsDouble())) {
            throw new ModelException(
                    "WhiteSignal: y0 is %s; give a finite number, or none".formatted(y0.getAsDouble()));
        }
    }

    /** A signal of one value and root mean square 0.5, without a seed of its own. */
    public WhiteSignal(double period, double high) {
        this(period, high, 0.5, OptionalDouble.empty(), 1, OptionalLong.empty());
    }

    /** The same with another root mean square. */
    public WhiteSignal withRms(double value) {
        return new WhiteSignal(period, high, value, y0, sizeOut, seed);
    }

    /** The same, started closest to a value. */
    public WhiteSignal startedAt(double value) {
        return new WhiteSignal(period, high, rms, OptionalDouble.of(value), sizeOut, seed);
    }

    /** The same with that many values. */
    @Override
    public WhiteSignal sized(int values) {
        return new WhiteSignal(period, high, rms, y0, values, seed);
    }

    /** The same with a seed of its own, 0 to 2^32 - 1. */
    public WhiteSignal seeded(long own) {
        return new WhiteSignal(period, high, rms, y0, sizeOut, OptionalLong.of(own));
    }

    /** The table: a row of {@link #sizeOut} values for each step of the period. */
    @Override
    public int stateSize(double dt) {
        if (high > 0.5 / dt) {
            throw new ModelException(
                    "WhiteSignal: high is %s Hz, but steps of %s s can show %s Hz at most; make high or the step smaller"
                            .formatted(high, dt, 0.5 / dt));
        }
        double values = 2 * Math.ceil(period / dt / 2) * sizeOut;
        if (values > MOST_VALUES) {
            throw new ModelException("WhiteSignal: a period of %s s has %s values in steps of %s s; %d are the most"
                    .formatted(period, values, dt, MOST_VALUES));
        }
        return (int) values;
    }

    @Override
    public void start(double dt, RandomStream random, double[] state) {
        int samples = state.length / sizeOut;
        int n = samples / 2;
        double[][] im = normal(n + 1, random);
        double[][] re = normal(n + 1, random);
        double power = power(n, dt);
        InverseFourier fourier = new InverseFourier(samples);
        double[] signal = new double[samples];
        for (int i = 0; i < sizeOut; i++) {
            re[i][0] = 0;
            im[i][0] = 0;
            im[i][n] = 0;
            for (int k = 1; k <= n; k++) {
                boolean kept = frequency(k, n, dt) <= high;
                re[i][k] = kept ? re[i][k] / power * Math.sqrt(samples) : 0;
                im[i][k] = kept ? im[i][k] / power * Math.sqrt(samples) : 0;
            }
            fourier.real(re[i], im[i], signal);
            int shift = y0.isPresent() ? closest(signal) - 1 + samples : 0;
            for (int j = 0; j < samples; j++) {
                state[j * sizeOut + i] = signal[(j + shift) % samples];
            }
        }
    }

    /** Coefficients of every value, drawn frequency by frequency. */
    private double[][] normal(int count, RandomStream random) {
        double[][] coefficients = new double[sizeOut][count];
        double std = rms * Math.sqrt(0.5);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < sizeOut; i++) {
                coefficients[i][k] = random.gaussian(0, std);
            }
        }
        return coefficients;
    }

    private static double frequency(int k, int n, double dt) {
        return k * (1 / (2 * n * dt));
    }

    /** By what the power that lies above the highest frequency has to be made up for. */
    private double power(int n, double dt) {
        int cut = 0;
        for (int k = 1; k <= n; k++) {
            cut += frequency(k, n, dt) > high ? 1 : 0;
        }
        double power = Math.sqrt(1 - cut / (double) n);
        return power > 0 ? power : 1;
    }

    private int closest(double[] signal) {
        double value = y0.getAsDouble();
        int closest = 0;
        for (int i = 1; i < signal.length; i++) {
            if (Math.abs(value - signal[i]) < Math.abs(value - signal[closest])) {
                closest = i;
            }
        }
        return closest;
    }

    @Override
    public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
        long row = (long) Math.rint(t / dt) % (state.length / sizeOut);
        System.arraycopy(state, (int) row * sizeOut, out, 0, sizeOut);
        return true;
    }
}
