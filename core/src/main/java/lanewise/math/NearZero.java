package lanewise.math;

/**
 * {@code expm1} and {@code log1p} in float for arguments a little below 0, within 2 ulp of the true value there, each a
 * polynomial without any reduction of its argument. Below their ranges they give some float that is not meant for use.
 * As with {@link FloatMath}, vector kernels paste the same operations in, and a zero result is {@code +0}.
 *
 * <p>The coefficients are minimax fits of the relative error by Remez exchange, each rounded to float, from the lowest
 * up, before the next ones were fitted anew: 1.9e-8 for {@code expm1}, 2.8e-8 for {@code log1p}, where half an ulp is 3e-8
 * to 6e-8.
 */
public final class NearZero {
    /** The lowest argument of {@link #expm1}. */
    public static final float EXPM1_FROM = -0.125f;

    /** The lowest argument of {@link #log1p}: twice {@code expm1(-0.125)}, and a little more. */
    public static final float LOG1P_FROM = -0.2352f;

    /** Coefficient of x^0 in {@code (expm1(x) - x) / x^2}. */
    public static final float E0 = 0x1.ffff3ep-2f;

    /** Coefficient of x^1 in {@code (expm1(x) - x) / x^2}. */
    public static final float E1 = 0x1.550bbap-3f;

    /** Coefficient of x^2 in {@code (expm1(x) - x) / x^2}. */
    public static final float E2 = 0x1.455c78p-5f;

    /** Coefficient of x^0 in {@code (log1p(x) - x) / x^2}. */
    public static final float L0 = -0x1.0000acp-1f;

    /** Coefficient of x^1 in {@code (log1p(x) - x) / x^2}. */
    public static final float L1 = 0x1.55066cp-2f;

    /** Coefficient of x^2 in {@code (log1p(x) - x) / x^2}. */
    public static final float L2 = -0x1.05ccdp-2f;

    /** Coefficient of x^3 in {@code (log1p(x) - x) / x^2}. */
    public static final float L3 = 0x1.3ccd5ap-3f;

    /** Coefficient of x^4 in {@code (log1p(x) - x) / x^2}. */
    public static final float L4 = -0x1.48652p-2f;

    private NearZero() {}

    /** {@code e^x - 1} for x in [{@link #EXPM1_FROM}, 0]. */
    public static float expm1(float x) {
        return Math.fma(Math.fma(Math.fma(E2, x, E1), x, E0), x * x, x);
    }

    /** {@code ln(1 + x)} for x in [{@link #LOG1P_FROM}, 0]. */
    public static float log1p(float x) {
        float p = Math.fma(Math.fma(Math.fma(Math.fma(L4, x, L3), x, L2), x, L1), x, L0);
        return Math.fma(p, x * x, x);
    }
}
