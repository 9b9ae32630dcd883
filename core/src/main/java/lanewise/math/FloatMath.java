package lanewise.math;

/**
 * {@code exp}, {@code expm1}, {@code log1p}, {@code tanh} and {@code sigmoid} in float, within 2 ulp of the true value
 * for every float, by operations that a vector lane has too: {@code fma}, add, multiply, divide, compare and select,
 * shifts of the bits. Vector kernels paste the same
 * operations in, in the same order, and so give the same bits; the constants are public for them.
 *
 * <p>A zero result is always {@code +0}, also for an argument of {@code -0}. All methods are pure.
 */
public final class FloatMath {
    /** 1.5 * 2^23: adding it to a float of magnitude up to 2^22 rounds that to an integer, kept in the low bits. */
    public static final float ROUND = 0x1.8p23f;

    /** The bits of {@link #ROUND}. */
    public static final int ROUND_BITS = 0x4b400000;

    /** The bits of 0.75: mantissas are brought into [0.75, 1.5), so that those near 1 have exponent 0. */
    public static final int THREE_QUARTERS_BITS = 0x3f400000;

    /** 1 / ln 2. */
    public static final float LOG2_E = 1.442695f;

    /** ln 2, rounded. */
    public static final float LN2 = 0.6931472f;

    /** The upper bits of ln 2: its product with an exponent is exact. */
    public static final float LN2_HIGH = 0.69314575f;

    /** ln 2 minus {@link #LN2_HIGH}. */
    public static final float LN2_LOW = 1.4286068e-6f;

    /** Below this {@code expm1} is -1. */
    public static final float EXPM1_LOW = -25f;

    /** Above this {@code exp} overflows. */
    public static final float EXP_HIGH = 89f;

    /** Below this {@code exp} is 0. */
    public static final float EXP_LOW = -104f;

    // minimax fits: exp for |f| <= ln 2 / 2, the logarithm for m in [-0.25, 0.5]

    /** Coefficient of f^0 in {@code (exp(f) - 1 - f) / f^2}. */
    public static final float E0 = 0.49999997f;

    /** Coefficient of f^1 in {@code (exp(f) - 1 - f) / f^2}. */
    public static final float E1 = 0.16666672f;

    /** Coefficient of f^2 in {@code (exp(f) - 1 - f) / f^2}. */
    public static final float E2 = 0.041666802f;

    /** Coefficient of f^3 in {@code (exp(f) - 1 - f) / f^2}. */
    public static final float E3 = 0.00833344f;

    /** Coefficient of f^4 in {@code (exp(f) - 1 - f) / f^2}. */
    public static final float E4 = 0.0013930907f;

    /** Coefficient of f^5 in {@code (exp(f) - 1 - f) / f^2}. */
    public static final float E5 = 1.9735098e-4f;

    /** Coefficient of m^0 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L0 = -0.5f;

    /** Coefficient of m^1 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L1 = 0.3333346f;

    /** Coefficient of m^2 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L2 = -0.24999806f;

    /** Coefficient of m^3 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L3 = 0.19990107f;

    /** Coefficient of m^4 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L4 = -0.16654028f;

    /** Coefficient of m^5 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L5 = 0.14499778f;

    /** Coefficient of m^6 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L6 = -0.13124292f;

    /** Coefficient of m^7 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L7 = 0.102752745f;

    /** Coefficient of m^8 in {@code (log(1 + m) - m) / m^2}. */
    public static final float L8 = -0.0433791f;

    /** Below this magnitude {@code tanh} is a polynomial, from here on it comes from the exponential. */
    public static final float TANH_NEAR = 0.625f;

    /** From this magnitude on {@code tanh} rounds to 1. */
    public static final float TANH_HIGH = 10f;

    /** Coefficient of x^0 in {@code (tanh(x) / x - 1) / x^2}, for |x| below {@link #TANH_NEAR}. */
    public static final float T0 = -0.3333328f;

    /** Coefficient of x^2 in {@code (tanh(x) / x - 1) / x^2}. */
    public static final float T1 = 0.13331442f;

    /** Coefficient of x^4 in {@code (tanh(x) / x - 1) / x^2}. */
    public static final float T2 = -0.053739715f;

    /** Coefficient of x^6 in {@code (tanh(x) / x - 1) / x^2}. */
    public static final float T3 = 0.020639086f;

    /** Coefficient of x^8 in {@code (tanh(x) / x - 1) / x^2}. */
    public static final float T4 = -0.005704987f;

    private FloatMath() {}

    /** {@code e^x - 1}, also precise near 0. */
    public static float expm1(float x) {
        x = x < EXPM1_LOW ? EXPM1_LOW : x;
        x = x > EXP_HIGH ? EXP_HIGH : x;
        float rounded = Math.fma(x, LOG2_E, ROUND);
        int exponent = Float.floatToRawIntBits(rounded) - ROUND_BITS;
        float r = expm1OfRest(x, rounded - ROUND);
        // e^x - 1 = 2^j (r + 1) - 1 = 2 (r t + (t - 1/2)) with t = 2^(j - 1), which exists for j = 128 too
        float t = Float.intBitsToFloat((exponent + 126) << 23);
        return exponent == 0 ? r : 2 * Math.fma(r, t, t - 0.5f);
    }

    /** {@code e^x}. */
    public static float exp(float x) {
        x = x < EXP_LOW ? EXP_LOW : x;
        x = x > EXP_HIGH ? EXP_HIGH : x;
        float rounded = Math.fma(x, LOG2_E, ROUND);
        int exponent = Float.floatToRawIntBits(rounded) - ROUND_BITS;
        float r = expm1OfRest(x, rounded - ROUND);
        // 2^j in two factors, because j reaches from -150 to 128
        int half = exponent >> 1;
        float first = Float.intBitsToFloat((half + 127) << 23);
        float second = Float.intBitsToFloat((exponent - half + 127) << 23);
        return Math.fma(r, first, first) * second;
    }

    /** {@code e^f - 1} for the rest {@code f = x - j ln 2}, whose magnitude is at most ln 2 / 2. */
    private static float expm1OfRest(float x, float j) {
        float f = Math.fma(j, -LN2_LOW, Math.fma(j, -LN2_HIGH, x));
        float f2 = f * f;
        float even = Math.fma(Math.fma(E4, f2, E2), f2, E0);
        float odd = Math.fma(Math.fma(E5, f2, E3), f2, E1);
        return Math.fma(f2, Math.fma(odd, f, even), f);
    }

    /** {@code ln(1 + x)}, also precise near 0; -infinity at -1, NaN below. */
    public static float log1p(float x) {
        // 1 + x = 2^k (1 + m) with 1 + m in [0.75, 1.5); m = x / 2^k + (1 / 2^k - 1) keeps the low bits of x
        int k = (Float.floatToRawIntBits(x + 1) - THREE_QUARTERS_BITS) >> 23;
        // 4 / 2^k is a normal number for every k up to 128, 1 / 2^k is not
        float scale = 0.25f * Float.intBitsToFloat((129 - k) << 23);
        float m = Math.fma(x, scale, scale - 1);
        float m2 = m * m;
        float even = Math.fma(Math.fma(Math.fma(Math.fma(L8, m2, L6), m2, L4), m2, L2), m2, L0);
        float odd = Math.fma(Math.fma(Math.fma(L7, m2, L5), m2, L3), m2, L1);
        float r = Math.fma(k, LN2, Math.fma(m2, Math.fma(odd, m, even), m));
        r = x > -1 ? r : x == -1 ? Float.NEGATIVE_INFINITY : Float.NaN;
        return x < Float.POSITIVE_INFINITY ? r : x;
    }

    /** {@code tanh(x)}. */
    public static float tanh(float x) {
        float magnitude = x < 0 ? -x : x;
        float x2 = x * x;
        float p = Math.fma(Math.fma(Math.fma(Math.fma(T4, x2, T3), x2, T2), x2, T1), x2, T0);
        float near = Math.fma(x * x2, p, x);
        float clipped = magnitude > TANH_HIGH ? TANH_HIGH : magnitude;
        float far = 1 - 2 / (exp(clipped + clipped) + 1);
        return (magnitude < TANH_NEAR ? near : x < 0 ? -far : far) + 0f;
    }

    /** {@code 1 / (1 + e^-x)}. */
    public static float sigmoid(float x) {
        // of the two forms the one whose exponential does not overflow
        float e = exp(x < 0 ? x : -x);
        float above = x < 0 ? e : 1;
        float below = 1 + e;
        float lost = e - (below - 1);
        float q = above / below;
        // what the sum and the quotient rounded off; its share is divided by the sum, of which 1 - q or q is the
        // inverse
        float rest = Math.fma(-q, lost, Math.fma(-q, below, above));
        return Math.fma(rest, x < 0 ? 1 - q : q, q);
    }
}
