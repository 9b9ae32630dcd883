package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The incomplete beta function against values computed with 200 bits. */
class IncompleteBetaTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1e-09, 2.0131684845150097e-05, 10065.842425930328",
        "1, 1, 0.5, 0.5, 0.6366197723675814",
        "1, 1, 0.9999999, 0.9997986831482798, 1006.5842926838673",
        "2, 1, 0.07038187266672269, 0.03583293598397725, 0.5185823273379216",
        "2, 1, 0.9648090636666387, 0.8124075259149202, 2.6653521280029193",
        "3, 2, 1e-09, 3.1622776601683796e-14, 4.743416490252569e-05",
        "3, 2, 0.6, 0.46475800154489, 1.161895003862225",
        "3, 2, 0.9999999, 0.9999998500000038, 1.4999999249999982",
        "16, 1, 0.7884974859945764, 0.054823004767175575, 0.6473408700557991",
        "16, 1, 0.9999999, 0.9990063841801919, 4968.076783218641",
        "402, 1, 0.9765414491524931, 0.0020204419241351738, 0.4526252050531778",
        "402, 1, 0.9975186104218362, 0.31791205060634803, 97.63531252500249",
        "402, 1, 0.9999999, 0.9949443138085716, 25278.093926478814",
        "1000, 1, 0.9961796263674344, 0.05046993792772216, 30.21611441970884",
        "1000, 1, 0.9999999, 0.9920232815354639, 39882.26556707777",
        "5, 10, 1e-09, 7.418999833088517e-22, 1.854749956152415e-12",
        "5, 10, 0.3333333333333333, 0.5348805734621995, 2.229659025689874",
        "5, 10, 0.7375593750605549, 0.9899061178197457, 0.1762402522487032",
        "1, 999, 1e-09, 0.0007972858403066046, 398642.78767098935",
        "1, 999, 0.0024120948891798682, 0.8795443792769662, 77.01010221660023",
        "64, 64, 0.12789579623237463, 4.006681040038488e-13, 8.656802981484154e-11",
        "64, 64, 0.5, 0.5, 6.358192239869881",
        "64, 64, 0.6550434182365106, 0.9943586166836985, 0.2768621569262139",
        "3000, 2000, 0.5804080000659597, 0.023178766863142106, 5.543658130109889",
        "3000, 2000, 0.6097959999670202, 0.8412989565880914, 24.84108686645005",
        "4096, 1, 0.9976855807475475, 0.002066297145638112, 4.623142456478165",
        "4096, 1, 0.9997559189650964, 0.3173695791410393, 991.475056022358",
        "4096, 1, 0.9999999, 0.9838540391321534, 80718.78805513124"
    })
    void valuesDensitiesAndInversesAreTheTrueOnes(int twiceA, int twiceB, double x, double value, double density) {
        IncompleteBeta beta = new IncompleteBeta(twiceA, twiceB);
        assertThat(beta.at(x)).isCloseTo(value, within(1e-15 * value));
        assertThat(beta.density(x)).isCloseTo(density, within(1e-15 * density));
        assertThat(beta.inverse(value)).isCloseTo(x, within(3e-16));
    }

    @Test
    void theEndsAreTheEnds() {
        IncompleteBeta beta = new IncompleteBeta(3, 2);
        assertThat(beta.at(-1)).isZero();
        assertThat(beta.at(0)).isZero();
        assertThat(beta.at(1)).isEqualTo(1);
        assertThat(beta.inverse(0)).isZero();
        assertThat(beta.inverse(1)).isEqualTo(1);
        assertThat(beta.density(0)).isZero();
        assertThat(beta.density(1)).isEqualTo(1.5); // x^(1/2) / B(3/2, 1)
        assertThat(beta.density(1.1)).isZero();
        assertThat(new IncompleteBeta(1, 1).density(0)).isInfinite();
    }

    @Test
    void aProbabilityFarBelowTheSmallestIsInverted() {
        // I_x(500, 1/2) is about x^500 / (500 B), so that its logarithm is linear in ln x.
        IncompleteBeta beta = new IncompleteBeta(1000, 1);
        double x = beta.inverse(1e-300);
        assertThat(beta.at(x)).isCloseTo(1e-300, within(2e-313));
        assertThat(beta.inverse(Double.MIN_VALUE)).isBetween(0.2, x);
    }
}
