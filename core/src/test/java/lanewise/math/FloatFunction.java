package lanewise.math;

import java.util.function.DoubleUnaryOperator;

/** The functions of {@link FloatMath}, each with its true value as double precision knows it. */
enum FloatFunction {
    EXP(FloatMath::exp, StrictMath::exp),
    EXPM1(FloatMath::expm1, StrictMath::expm1),
    LOG1P(FloatMath::log1p, StrictMath::log1p),
    TANH(FloatMath::tanh, StrictMath::tanh),
    SIGMOID(FloatMath::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)));

    private interface FloatOperator {
        float of(float x);
    }

    @SuppressWarnings("ImmutableEnumChecker") // functions have no state
    private final FloatOperator function;

    @SuppressWarnings("ImmutableEnumChecker")
    private final DoubleUnaryOperator truth;

    FloatFunction(FloatOperator function, DoubleUnaryOperator truth) {
        this.function = function;
        this.truth = truth;
    }

    float at(float x) {
        return function.of(x);
    }

    /**
     * The error at a float in units in the last place of the true value; infinite where the result is not exactly the
     * NaN or infinity that it has to be, and where it is -0.
     */
    double ulpsOff(float x) {
        float actual = function.of(x);
        double exact = truth.applyAsDouble(x);
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            return Float.compare(actual, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Float.isNaN(actual) || Float.floatToRawIntBits(actual) == Integer.MIN_VALUE) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.abs(actual - exact) / Math.ulp(rounded);
    }
}
