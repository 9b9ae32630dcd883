package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each function is within 2 ulp of the true value, as double precision knows it, over all floats. */
class FloatMathLaws {
    @Property(tries = 20_000)
    void expm1IsWithinTwoUlp(@ForAll float x, @ForAll int bits) {
        assertClose(FloatMath.expm1(x), x, StrictMath::expm1);
        float any = Float.intBitsToFloat(bits);
        assertClose(FloatMath.expm1(any), any, StrictMath::expm1);
    }

    @Property(tries = 20_000)
    void expIsWithinTwoUlp(@ForAll float x, @ForAll int bits) {
        assertClose(FloatMath.exp(x), x, StrictMath::exp);
        float any = Float.intBitsToFloat(bits);
        assertClose(FloatMath.exp(any), any, StrictMath::exp);
    }

    @Property(tries = 20_000)
    void log1pIsWithinTwoUlp(@ForAll float x, @ForAll int bits) {
        assertClose(FloatMath.log1p(x), x, StrictMath::log1p);
        float any = Float.intBitsToFloat(bits);
        assertClose(FloatMath.log1p(any), any, StrictMath::log1p);
    }

    @Example
    void everyBinadeIsCovered() {
        for (long bits = 0; bits < 0x7f800000L; bits += 1009) {
            for (int sign : new int[] {0, Integer.MIN_VALUE}) {
                float x = Float.intBitsToFloat((int) bits | sign);
                assertClose(FloatMath.expm1(x), x, StrictMath::expm1);
                assertClose(FloatMath.exp(x), x, StrictMath::exp);
                assertClose(FloatMath.log1p(x), x, StrictMath::log1p);
            }
        }
    }

    @Example
    void theEdgesAreExact() {
        assertThat(FloatMath.expm1(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(FloatMath.expm1(Float.POSITIVE_INFINITY)).isInfinite();
        assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatMath.exp(0)).isEqualTo(1);
        assertThat(FloatMath.log1p(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log1p(Math.nextDown(-1f))).isNaN();
        assertThat(FloatMath.log1p(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.expm1(Float.NaN) + FloatMath.exp(Float.NaN)).isNaN();
        assertThat(FloatMath.log1p(Float.NaN)).isNaN();
        assertThat(Float.floatToIntBits(FloatMath.expm1(-0f))).isZero();
        assertThat(Float.floatToIntBits(FloatMath.log1p(-0f))).isZero();
    }

    private static void assertClose(float actual, float x, DoubleUnaryOperator truth) {
        double exact = truth.applyAsDouble(x);
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            if (Float.compare(actual, rounded) != 0) {
                assertThat(actual).as("at %s", x).isEqualTo(rounded);
            }
        } else if (!(Math.abs(actual - exact) <= 2 * Math.ulp(rounded))) {
            double ulps = (actual - exact) / Math.ulp(rounded);
            assertThat((double) actual).as("at %s, off by %s ulp", x, ulps).isEqualTo(exact);
        }
    }
}
