package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every function at every float. Minutes of work, so only with {@code -Pexhaustive}. */
@Tag("exhaustive")
class FloatMathExhaustiveTest {
    private static final int PER_PART = 1 << 16;

    /** A float and how far off the function is there. */
    private record Error(float x, double ulps) {
        static Error worse(Error a, Error b) {
            return a.ulps >= b.ulps ? a : b;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFloatIsWithinTwoUlp(FloatFunction function) {
        Error worst = IntStream.range(0, 1 << 16)
                .parallel()
                .mapToObj(part -> worst(function, part * PER_PART))
                .reduce(new Error(0, 0), Error::worse);
        assertThat(worst.ulps).as("%s at %s", function, worst.x).isLessThanOrEqualTo(2);
    }

    private static Error worst(FloatFunction function, int from) {
        Error worst = new Error(0, 0);
        for (int i = 0; i < PER_PART; i++) {
            float x = Float.intBitsToFloat(from + i);
            double ulps = function.ulpsOff(x);
            if (ulps > worst.ulps) {
                worst = new Error(x, ulps);
            }
        }
        return worst;
    }
}
