package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each function is within 2 ulp of the true value, as double precision knows it, over all floats. */
class FloatMathLaws {
    @Property(tries = 100_000)
    void anyFloatIsWithinTwoUlp(@ForAll FloatFunction function, @ForAll float x, @ForAll int bits) {
        assertClose(function, x);
        assertClose(function, Float.intBitsToFloat(bits));
    }

    @Example
    void everyBinadeIsCovered() {
        for (FloatFunction function : FloatFunction.values()) {
            for (long bits = 0; bits < 0x7f800000L; bits += 1009) {
                assertClose(function, Float.intBitsToFloat((int) bits));
                assertClose(function, Float.intBitsToFloat((int) bits | Integer.MIN_VALUE));
            }
        }
    }

    /** Around the places where a function goes from one formula to another. */
    @Example
    void everyFloatNearASeamIsCovered() {
        float[] seams = {
            FloatMath.TANH_NEAR,
            FloatMath.TANH_HIGH,
            FloatMath.EXP_HIGH,
            88.72284f, // ln of the largest float
            -FloatMath.EXP_LOW,
            87.33655f, // minus ln of the smallest normal float
            -FloatMath.EXPM1_LOW,
            FloatMath.LN2 / 2,
            0.25f,
            0.5f,
            1,
            2
        };
        for (FloatFunction function : FloatFunction.values()) {
            for (float seam : seams) {
                int bits = Float.floatToRawIntBits(seam);
                for (int near = bits - 2000; near <= bits + 2000; near++) {
                    assertClose(function, Float.intBitsToFloat(near));
                    assertClose(function, -Float.intBitsToFloat(near));
                }
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
        assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(FloatMath.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
        assertThat(FloatMath.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(FloatMath.sigmoid(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatMath.sigmoid(0)).isEqualTo(0.5f);
        for (FloatFunction function : FloatFunction.values()) {
            assertThat(function.at(Float.NaN)).isNaN();
        }
    }

    @Example
    void noZeroIsNegative() {
        assertThat(Float.floatToIntBits(FloatMath.expm1(-0f))).isZero();
        assertThat(Float.floatToIntBits(FloatMath.log1p(-0f))).isZero();
        assertThat(Float.floatToIntBits(FloatMath.tanh(-0f))).isZero();
    }

    @Example
    void tanhIsOdd() {
        for (int bits = 1; bits < 0x7f800000; bits += 10_007) {
            float x = Float.intBitsToFloat(bits);
            assertThat(FloatMath.tanh(-x)).isEqualTo(-FloatMath.tanh(x));
        }
    }

    private static void assertClose(FloatFunction function, float x) {
        double ulps = function.ulpsOff(x);
        if (!(ulps <= 2)) {
            assertThat(ulps).as("%s at %s", function, x).isLessThanOrEqualTo(2);
        }
    }
}
