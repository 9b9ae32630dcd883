package lanewise.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Gradients that are too large become as large as the limit, others stay, and so does what is no gradient. */
class ClippingLaws {
    private static final List<Range> PARAMETERS = List.of(new Range(4, 8), new Range(1, 3));

    @Property
    void valuesAreWithinTheLimit(@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1000) double limit) {
        float[] gradient = gradient(seed);
        float[] clipped = gradient.clone();
        new Clipping.ByValue(limit).clip(clipped, PARAMETERS);

        for (int i = 0; i < 10; i++) {
            boolean stays = !isParameter(i) || Math.abs(gradient[i]) <= (float) limit;
            assertThat(clipped[i]).isEqualTo(stays ? gradient[i] : Math.signum(gradient[i]) * (float) limit);
        }
    }

    @Property
    void lengthsOfParametersAreWithinTheLimit(
            @ForAll long seed, @ForAll @DoubleRange(min = 1, max = 300) double limit) {
        float[] gradient = gradient(seed);
        float[] clipped = gradient.clone();
        new Clipping.ByNorm(limit).clip(clipped, PARAMETERS);

        for (Range parameter : PARAMETERS) {
            double factor = Math.min(1, limit / Clipping.globalNorm(gradient, List.of(parameter)));
            assertScaled(gradient, clipped, parameter, factor);
        }
        assertOthersStay(gradient, clipped);
    }

    @Property
    void theLengthOfAllIsWithinTheLimit(@ForAll long seed, @ForAll @DoubleRange(min = 1, max = 300) double limit) {
        float[] gradient = gradient(seed);
        float[] clipped = gradient.clone();
        new Clipping.ByGlobalNorm(limit).clip(clipped, PARAMETERS);

        double factor = Math.min(1, limit / Clipping.globalNorm(gradient, PARAMETERS));
        for (Range parameter : PARAMETERS) {
            assertScaled(gradient, clipped, parameter, factor);
        }
        assertOthersStay(gradient, clipped);
        assertThat(Clipping.globalNorm(clipped, PARAMETERS)).isLessThanOrEqualTo(limit * (1 + 1e-7));
    }

    @Example
    void lengthsWorkedOutByHand() {
        float[] gradient = {9, 3, 4, 9, 12, 0, 0, 0};

        assertThat(Clipping.globalNorm(gradient, PARAMETERS)).isEqualTo(13);
        new Clipping.ByNorm(6).clip(gradient, PARAMETERS);
        assertThat(gradient).containsExactly(9, 3, 4, 9, 6, 0, 0, 0);
        new Clipping.ByGlobalNorm(Math.sqrt(61) / 2).clip(gradient, PARAMETERS);
        assertThat(gradient).containsExactly(9, 1.5f, 2, 9, 3, 0, 0, 0);
    }

    @Example
    void limitsArePositive() {
        assertThatThrownBy(() -> new Clipping.ByValue(0)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Clipping.ByNorm(Double.NaN)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Clipping.ByGlobalNorm(-1)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new Range(3, 2)).isInstanceOf(TrainingException.class);
    }

    private static float[] gradient(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] gradient = new float[10];
        for (int i = 0; i < 10; i++) {
            gradient[i] = Math.scalb(random.nextFloat(-1, 1), random.nextInt(-149, 10 + random.nextInt(118)));
        }
        return gradient;
    }

    private static void assertScaled(float[] gradient, float[] clipped, Range parameter, double factor) {
        for (int i = parameter.from(); i < parameter.to(); i++) {
            double expected = gradient[i] * factor;
            assertThat((double) clipped[i]).isCloseTo(expected, within((double) Math.ulp((float) expected)));
        }
    }

    private static void assertOthersStay(float[] gradient, float[] clipped) {
        for (int i = 0; i < gradient.length; i++) {
            if (!isParameter(i)) {
                assertThat(clipped[i]).isEqualTo(gradient[i]);
            }
        }
    }

    private static boolean isParameter(int i) {
        return Arrays.asList(1, 2, 4, 5, 6, 7).contains(i);
    }
}
