package lanewise.verify.kernel;

import java.util.Random;

/** Arrays of ordinary values with corners strewn in: what a kernel may meet, and what it hopes not to. */
final class Values {
    private static final float[] CORNERS = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        3 * Float.MIN_VALUE,
        -7 * Float.MIN_VALUE,
        0,
        1,
        -1,
        Math.nextUp(1f),
        Math.nextDown(1f),
        2,
        0.001f,
        0x1p22f,
        0x1.8p22f,
        0x1p23f,
        Math.nextDown(0x1p23f),
        -0x1p23f,
        -0x1p22f - 0.5f,
        0x1p24f,
        -0.5f,
        1e-30f,
        -1e30f
    };

    private final Random random;
    private final double corners;
    private final boolean tiny;

    /** @param corners the share of corner values; if there are any, the others may be so small that products vanish */
    Values(Random random, double corners) {
        this.random = random;
        this.corners = corners;
        tiny = corners > 0 && random.nextInt(4) == 0;
    }

    int upTo(int bound) {
        return random.nextInt(bound + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Values between low and high, and corners; never -0, as in every signal. */
    float[] signal(int length, float low, float high) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            float ordinary = low + (high - low) * random.nextFloat() + 0f;
            values[i] = random.nextDouble() < corners
                    ? CORNERS[random.nextInt(CORNERS.length)]
                    : !tiny ? ordinary : oneIn(2) ? 0 : ordinary * 1e-23f + 0f;
        }
        return values;
    }

    /** Finite values of either sign, some of them zeros of either sign, subnormal or huge. */
    float[] weights(int length) {
        float[] values = signal(length, -1, 1);
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(values[i])) {
                values[i] = -0f;
            }
        }
        return values;
    }

    /** Sets most values of a signal to 0, as spikes are. */
    float[] silence(float[] signal) {
        for (int i = 0; i < signal.length; i++) {
            if (!oneIn(8)) {
                signal[i] = 0;
            }
        }
        return signal;
    }

    double[] doubles(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextDouble() < corners
                    ? CORNERS[random.nextInt(CORNERS.length)]
                    : random.nextDouble() * 2 - 1;
        }
        return values;
    }
}
