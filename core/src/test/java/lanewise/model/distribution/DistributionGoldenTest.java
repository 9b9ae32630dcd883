package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lanewise.math.RandomStream;
import lanewise.model.distribution.ScatteredHypersphere.Method;
import org.junit.jupiter.api.Test;

/** Numbers that Nengo printed. */
class DistributionGoldenTest {
    private static RandomStream five() {
        return new RandomStream(5);
    }

    private static void assertStart(double[] actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(2e-14));
        }
    }

    @Test
    void hyperspheres() {
        assertStart(
                UniformHypersphere.ball().sample(2, 3, five()),
                0.11807924402869081,
                -0.08854592827642917,
                0.6505116582716072,
                -0.0898675945732453,
                0.03907449558102168,
                0.5641341190295102);
        assertStart(
                ScatteredHypersphere.ball().sample(3, 2, five()),
                -0.09480156348132933,
                -0.037756479377430444,
                -0.2661709527901132,
                0.6080506731072934,
                0.2611234895973533,
                -0.7155890596928073);
        assertStart(
                ScatteredHypersphere.ball().sample(5, 1, five()),
                -0.16466116810877485,
                -0.4979945014421081,
                -0.8313278347754415,
                0.22199317108973948,
                0.7219931710897395);
        assertStart(
                new ScatteredHypersphere(true, 0, Method.SCT).sample(3, 3, five()),
                0.6699189156579225,
                -0.6068581301923591,
                -0.4277053381279529);
        assertStart(
                ScatteredHypersphere.surface().sample(3, 3, five()),
                0.6725819397712383,
                -0.6018598637388802,
                -0.4305789575835942);
    }

    @Test
    void quasirandomPoints() {
        assertStart(
                new QuasirandomSequence().sample(4, 2, five()),
                0.731748503583125,
                0.010412888173482848,
                0.9768708373364322,
                0.4405725971754295,
                0.2415038360765105,
                0.15009347016958863,
                0.48662616982981755,
                0.5802531791715357);
        assertStart(
                new QuasirandomSequence().sample(4, five()),
                0.7219931710897395,
                0.22199317108973948,
                0.4719931710897395,
                0.9719931710897395);
    }

    @Test
    void numbers() {
        assertStart(
                new Exponential(0.15, 0.3, 1).sample(4, five()),
                0.33765299659839787,
                0.6068804818274811,
                0.33473669480491425,
                0.6762771028656557);
        assertThat(Choice.of(1, 2, 3).weighted(1, 0, 2).sample(6, five())).containsExactly(1, 3, 1, 3, 3, 3);
        assertStart(new SqrtBeta(3, 2).sample(2, five()), 0.4717142767393124, 0.5414649642171706);
        assertStart(
                new Pdf(new double[] {0, 1, 2}, new double[] {0.2, 0.5, 0.3}).sample(3, five()),
                0.3485519173992557,
                2,
                0.3049118723983612);
        assertThat(new CosineSimilarity(8).ppf(0.9)).isCloseTo(0.47158865873098804, within(1e-15));
        assertThat(new SqrtBeta(10, 5).cdf(0.5)).isCloseTo(0.3424863815307618, within(1e-15));
    }

    /** Five neurons of network seed 7, with one dimension, after 750 evaluation points. */
    @Test
    void aSmallEnsemblesParameters() {
        RandomStream rng = new RandomStream(976413892);
        ScatteredHypersphere.ball().sample(750, 1, rng);
        assertThat(ScatteredHypersphere.surface().sample(5, 1, rng)).containsExactly(-1, -1, 1, -1, 1);
        assertThat(new Uniform(200, 400).sample(5, rng))
                .containsExactly(
                        281.64133884061414,
                        218.47450415447076,
                        296.74228699812085,
                        324.813716636065,
                        281.23949000917025);
        assertThat(new Uniform(-1, 0.9).sample(5, rng))
                .containsExactly(
                        0.7138018230668526,
                        -0.6071856070373327,
                        0.11053951189724609,
                        0.3784704483414594,
                        -0.7136882362464654);
    }

    /** The table for many dimensions, with its random abscissae, as SciPy's Cephes functions make it. */
    @Test
    void anglesInManyDimensions() {
        assertThat(AngleTable.curve(1).at(0.3)).isCloseTo(0.20611368831732607, within(1e-14));
        assertThat(AngleTable.curve(28).at(0.5)).isCloseTo(0.983489541270941, within(1e-14));
        assertThat(AngleTable.curve(41).at(0.003)).isCloseTo(0.8045711724901998, within(1e-14));
        assertThat(AngleTable.curve(270).at(0.9)).isCloseTo(0.9999393415056151, within(1e-14));
        assertThat(AngleTable.curve(402).at(0.01)).isCloseTo(0.9826004223608988, within(1e-14));
        assertThat(AngleTable.curve(468).at(0.02)).isCloseTo(0.9883540930209366, within(1e-14));
        assertThat(AngleTable.curve(500).at(0.25)).isCloseTo(0.997334607663302, within(1e-14));
        assertThat(AngleTable.curve(700).at(0.05)).isCloseTo(0.9944771329822347, within(1e-14));
        assertThat(AngleTable.curve(859).at(0.42)).isCloseTo(0.99924226618267, within(1e-14));
        assertThat(AngleTable.curve(930).at(0.011)).isCloseTo(0.9924854241863572, within(1e-14));
        assertThat(AngleTable.curve(1000).at(0.777)).isCloseTo(0.9999194893034924, within(1e-14));
        assertThat(AngleTable.curve(1500).at(0.333)).isCloseTo(0.9990627059421608, within(1e-14));
    }
}
