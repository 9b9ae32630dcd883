package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for all parameters and arguments. */
class IncompleteBetaLaws {
    @Property(tries = 200)
    void theMirrorImageIsTheComplement(
            @ForAll @IntRange(min = 1, max = 300) int m,
            @ForAll @IntRange(min = 1, max = 300) int n,
            @ForAll @IntRange(min = 1, max = 1023) int x) {
        double there = x / 1024.0;
        assertThat(new IncompleteBeta(m, n).at(there) + new IncompleteBeta(n, m).at(1 - there))
                .isCloseTo(1, within(4e-16));
    }

    @Property(tries = 200)
    void theFunctionOfItsInverseIsWhereItStarted(
            @ForAll @IntRange(min = 1, max = 300) int m,
            @ForAll @IntRange(min = 1, max = 300) int n,
            @ForAll @IntRange(min = 1, max = 999) int thousandths) {
        double y = thousandths / 1000.0;
        IncompleteBeta beta = new IncompleteBeta(m, n);
        double x = beta.inverse(y);
        double sensitivity = 1 + beta.density(x);
        assertThat(beta.at(x)).isCloseTo(y, within(4e-16 * sensitivity));
    }
}
