package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NearZeroTest {
    /** From -0 down, through all exponents. */
    private static final int MINUS_ZERO = Float.floatToRawIntBits(-0f);

    /** A prime, so that samples do not keep step with the bits. */
    private static final int STRIDE = 2003;

    @FunctionalInterface
    private interface Function {
        float of(float x);
    }

    @Test
    void areWithinTwoUlp() {
        check(NearZero::expm1, StrictMath::expm1, NearZero.EXPM1_FROM, STRIDE);
        check(NearZero::log1p, StrictMath::log1p, NearZero.LOG1P_FROM, STRIDE);
    }

    /** Minutes of work, so only with {@code -Pexhaustive}. */
    @Test
    @Tag("exhaustive")
    void areWithinTwoUlpAtEveryFloat() {
        check(NearZero::expm1, StrictMath::expm1, NearZero.EXPM1_FROM, 1);
        check(NearZero::log1p, StrictMath::log1p, NearZero.LOG1P_FROM, 1);
    }

    private static void check(Function function, DoubleUnaryOperator truth, float from, int stride) {
        int end = Float.floatToRawIntBits(from);
        for (int bits = MINUS_ZERO + 1; bits <= end; bits += stride) {
            float x = Float.intBitsToFloat(bits);
            double exact = truth.applyAsDouble(x);
            double ulps = Math.abs(function.of(x) - exact) / Math.ulp((float) exact);
            if (!(ulps <= 2)) {
                assertThat(ulps).as("at %s", x).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void areZeroAtZero() {
        assertThat(Float.floatToRawIntBits(NearZero.expm1(0f))).isZero();
        assertThat(Float.floatToRawIntBits(NearZero.log1p(0f))).isZero();
    }
}
