package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Rounded once: equal to what exact arithmetic gives wherever that is known, and never an ulp from StrictMath. */
class DoubleMathLaws {
    /** Any double between two positive ones, by its bits. */
    private static Arbitrary<Double> between(double low, double high) {
        return Arbitraries.longs()
                .between(Double.doubleToLongBits(low), Double.doubleToLongBits(high))
                .map(Double::longBitsToDouble);
    }

    @Provide
    Arbitrary<Double> moderate() {
        return between(1e-90, 1e90);
    }

    @Provide
    Arbitrary<Double> positive() {
        return between(Double.MIN_VALUE, Double.MAX_VALUE);
    }

    @Provide
    Arbitrary<Double> nearOne() {
        return between(0.7, 1.4);
    }

    @Provide
    Arbitrary<Double> exponents() {
        return Arbitraries.oneOf(between(1e-20, 709.7), between(1e-20, 745).map(x -> -x));
    }

    @Property
    void powersWithAnExactlyRoundedCounterpartEqualIt(@ForAll("moderate") double x) {
        assertThat(DoubleMath.pow(x, 1)).isEqualTo(x);
        assertThat(DoubleMath.pow(x, 2)).isEqualTo(x * x);
        assertThat(DoubleMath.pow(x, 0.5)).isEqualTo(Math.sqrt(x));
        assertThat(DoubleMath.pow(x, -1)).isEqualTo(1 / x);
        assertThat(DoubleMath.pow(x, 3)).isEqualTo(new BigDecimal(x).pow(3).doubleValue());
    }

    @Property
    void logIsWithinAnUlpOfStrictMath(@ForAll("positive") double x) {
        assertThat(Math.abs(DoubleMath.log(x) - StrictMath.log(x))).isLessThanOrEqualTo(Math.ulp(StrictMath.log(x)));
    }

    @Property
    void logNearOneIsWithinAnUlpOfLog1p(@ForAll("nearOne") double x) {
        double expected = StrictMath.log1p(x - 1); // x - 1 is exact
        assertThat(Math.abs(DoubleMath.log(x) - expected)).isLessThanOrEqualTo(Math.ulp(expected));
    }

    @Property
    void expIsWithinAnUlpOfStrictMath(@ForAll("exponents") double x) {
        assertThat(Math.abs(DoubleMath.exp(x) - StrictMath.exp(x))).isLessThanOrEqualTo(Math.ulp(StrictMath.exp(x)));
    }

    @Property
    void powersOfTwoAreExact(@ForAll @IntRange(min = -1074, max = 1023) int exponent) {
        assertThat(DoubleMath.pow(2, exponent)).isEqualTo(Math.scalb(1.0, exponent));
    }

    @Example
    void knownValuesAreTheNearestDoubles() {
        assertThat(DoubleMath.log(Double.MIN_VALUE)).isEqualTo(-744.4400719213812);
        assertThat(DoubleMath.log(1e-310)).isEqualTo(-713.8013788281542);
        assertThat(DoubleMath.log(0.7071067811865476)).isEqualTo(-0.3465735902799726);
        assertThat(DoubleMath.log(0.99999)).isEqualTo(-1.0000050000287824e-05);
        assertThat(DoubleMath.log(1.0000000000000002)).isEqualTo(2.2204460492503128e-16);
        assertThat(DoubleMath.log(1)).isEqualTo(0);
        assertThat(DoubleMath.log(3.7)).isEqualTo(1.308332819650179);
        assertThat(DoubleMath.log(Double.MAX_VALUE)).isEqualTo(709.782712893384);
        assertThat(DoubleMath.exp(-100.25)).isEqualTo(2.897198083210148e-44);
        assertThat(DoubleMath.exp(1)).isEqualTo(2.718281828459045);
        assertThat(DoubleMath.exp(10.1)).isEqualTo(24343.00942440838);
        assertThat(DoubleMath.exp(709.7)).isEqualTo(1.6549840276802644e+308);
        assertThat(DoubleMath.pow(0.999, 1e5)).isEqualTo(3.5385276883431275e-44);
        assertThat(DoubleMath.pow(1e-5, 60)).isEqualTo(1.0000000000000048e-300);
        assertThat(DoubleMath.pow(1e-310, 0.25)).isEqualTo(3.162277660168377e-78);
    }

    @Example
    void specialValuesAreThoseOfStrictMath() {
        double[] special = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, -1, -2.5, 710, -746
        };
        for (double x : special) {
            assertThat(Double.valueOf(DoubleMath.exp(x))).as("exp %s", x).isEqualTo(Double.valueOf(StrictMath.exp(x)));
            assertThat(Double.valueOf(DoubleMath.log(x))).as("log %s", x).isEqualTo(Double.valueOf(StrictMath.log(x)));
            for (double y : special) {
                assertThat(Double.valueOf(DoubleMath.pow(x, y)))
                        .as("%s ^ %s", x, y)
                        .isEqualTo(Double.valueOf(StrictMath.pow(x, y)));
            }
        }
    }
}
