package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final double CLOSE = 1e-12;

    /** Against NumPy's draws: the fourth name takes its fifth candidate, and the sixth the best of a hundred. */
    @Test
    void drawsNengosVectors() {
        Vocabulary vocabulary = new Vocabulary(8, 4).extend("A", "B", "C", "D", "E", "F");

        assertThat(vocabulary.keys()).containsExactly("A", "B", "C", "D", "E", "F");
        double[][] begins = {
            {0.02219605, 0.21947333},
            {0.17584319, -0.60730154},
            {-0.25324003, 0.64551871},
            {-0.47034912, 0.17972866},
            {0.58761943, -0.11822711},
            {0.08360695, 0.03172287}
        };
        for (int i = 0; i < begins.length; i++) {
            assertThat(Arrays.copyOf(vocabulary.vectors()[i], 2)).containsExactly(begins[i], within(1e-8));
        }
    }

    @Test
    void namesAreMadeInTheOrderInWhichTheyAreAskedFor() {
        Vocabulary vocabulary = new Vocabulary(16, 0);
        vocabulary.parse("(B + A) * ~C - 0.5 * B");
        assertThat(vocabulary.keys()).containsExactly("B", "A", "C");
        assertThat(vocabulary.get("A")).isSameAs(vocabulary.get("A"));
        assertThat(vocabulary.contains("D")).isFalse();
    }

    @Test
    void expressionsHaveTheirUsualOrder() {
        Vocabulary v = new Vocabulary(16, 1);
        SemanticPointer a = v.get("A");
        SemanticPointer b = v.get("B");

        assertEqual(v.parse("A + B * 2"), a.plus(b.times(2)));
        assertEqual(v.parse("(A + B) * 2"), a.plus(b).times(2));
        assertEqual(v.parse("A - B - A"), b.negated());
        assertEqual(v.parse("-A * ~B"), a.negated().times(b.inverse()));
        assertEqual(v.parse("~(A * B)"), a.times(b).inverse());
        assertEqual(v.parse("--A"), a);
        assertEqual(v.parse("3 / 4 * A"), a.times(0.75));
        assertEqual(v.parse(".5e1*A"), a.times(5));
        assertEqual(v.parse("2"), SemanticPointer.identity(16).times(2));
        assertEqual(v.parse("A + 1"), a.plus(SemanticPointer.identity(16)));
        assertEqual(v.parse("1 - A * 0"), SemanticPointer.identity(16));
    }

    @Test
    void unitaryPointersKeepLengths() {
        Vocabulary some = new Vocabulary(32, 2).extend("A").extendUnitary("U");
        assertThat(some.get("A").times(some.get("U")).length()).isCloseTo(1, within(CLOSE));
        assertThat(some.get("A").times(some.get("A")).length()).isNotCloseTo(1, within(0.01));

        SemanticPointer all = new Vocabulary(32, 2, o -> o.unitary()).get("A");
        assertThat(all.times(all).length()).isCloseTo(1, within(CLOSE));
    }

    @Test
    void basisVectorsComeInTurn() {
        Vocabulary vocabulary = new Vocabulary(3, 0, o -> o.basisVectors()).extend("A", "B");
        assertThat(vocabulary.vectors()).isDeepEqualTo(new double[][] {{1, 0, 0}, {0, 1, 0}});
    }

    @Test
    void pairsAreProducts() {
        Vocabulary vocabulary = new Vocabulary(64, 3, o -> o.pairs()).extend("A", "B", "C");
        SemanticPointer bc = vocabulary.parse("B*C");

        assertThat(vocabulary.pairKeys()).containsExactly("A*B", "A*C", "B*C");
        assertThat(vocabulary.pairVectors()[2]).containsExactly(bc.toArray(), within(CLOSE));
        assertThat(vocabulary.dotPairs(bc.toArray())[2]).isCloseTo(bc.dot(bc), within(CLOSE));
        assertThat(vocabulary.text(bc.toArray())).startsWith("%.2fB*C".formatted(bc.dot(bc)));
    }

    @Test
    void textNamesWhatIsSimilar() {
        Vocabulary v = new Vocabulary(3, 0, o -> o.basisVectors()).extend("A", "B", "C");

        assertThat(v.text(0.5, 0.8, 0.05)).isEqualTo("0.80B;0.50A");
        assertThat(v.text(0, -1, 0)).isEqualTo("0.00C");
        assertThat(v.text(new double[] {0.5, 0.8, 0.05}, t -> t.minimumCount(3).separator(", ")))
                .isEqualTo("0.80B, 0.50A, 0.05C");
        assertThat(v.text(new double[] {0.5, 0.8, 0.05}, t -> t.maximumCount(1)))
                .isEqualTo("0.80B");
        assertThat(v.text(new double[] {0.5, 0.8, 0.05}, t -> t.threshold(0.6))).isEqualTo("0.80B");
        assertThat(v.text(new double[] {3, 0, 4}, t -> t.normalized())).isEqualTo("0.80C;0.60A");
        assertThat(v.text(SemanticPointer.of(0.5, 0.8, 0.05))).isEqualTo("0.80B;0.50A");
        assertThat(v.text(0.125, 0, 0))
                .as("halves to the even digit, as C has it")
                .isEqualTo("0.12A");
    }

    /** Terms choose among what is there, as in Nengo; nothing is made. */
    @Test
    void textIsOfTheTermsThatAreThere() {
        Vocabulary v = new Vocabulary(4, 0, o -> o.basisVectors().pairs()).extend("A", "B");
        SemanticPointer vector = SemanticPointer.of(0.5, 0.8, 0, 0);

        assertThat(v.text(vector, t -> t.terms("A", "C", "A + B"))).isEqualTo("0.50A");
        assertThat(v.text(vector, t -> t.terms("A", "A*B"))).isEqualTo("0.80A*B;0.50A");
        assertThat(v.text(vector, t -> t.terms())).isEmpty();
        assertThat(v.text(vector, t -> t.terms("C"))).isEmpty();
        assertThat(v.keys()).containsExactly("A", "B");
    }

    @Test
    void pointersStandForVectors() {
        Vocabulary v = new Vocabulary(3, 0, o -> o.pairs()).add("A", 1, 0, 0).add("B", 0, 0, 0.5);
        SemanticPointer pointer = SemanticPointer.of(3, 4, 5);

        assertThat(v.get("B")).isEqualTo(SemanticPointer.of(0, 0, 0.5));
        assertThat(v.dot(pointer)).containsExactly(3, 2.5).isEqualTo(v.dot(3, 4, 5));
        assertThat(v.dotPairs(pointer))
                .isEqualTo(v.dotPairs(3, 4, 5))
                .containsExactly(new double[] {2.5}, within(CLOSE));
    }

    /** Else a mistake that is corrected would change all vectors that are drawn later. */
    @Test
    void aMistakeMakesNoName() {
        Vocabulary v = new Vocabulary(16, 0);
        assertThatThrownBy(() -> v.parse("A * (B + c)")).hasMessageContaining("\"c\"");
        assertThatThrownBy(() -> v.parse("A / 2")).hasMessageContaining("divides numbers only");
        assertThatThrownBy(() -> v.extend("A", "b")).hasMessageContaining("\"b\"");
        assertThatThrownBy(() -> v.extendUnitary("A", "A B")).hasMessageContaining("\"A B\"");

        assertThat(v.keys()).isEmpty();
        assertThat(v.get("A")).isEqualTo(new Vocabulary(16, 0).get("A"));
    }

    @Test
    void similaritiesAreOfEveryRowToEveryName() {
        Vocabulary v = new Vocabulary(3, 0, o -> o.basisVectors()).extend("A", "B");
        double[][] rows = {{3, 0, 4}, {0, 0.5, 0}, {0, 0, 0}};

        assertThat(v.similarity(rows)).isDeepEqualTo(new double[][] {{3, 0}, {0, 0.5}, {0, 0}});
        assertThat(v.cosineSimilarity(rows)).isDeepEqualTo(new double[][] {{3 / 5.0, 0}, {0, 1}, {0, 0}});
    }

    @Test
    void translatesNameByName() {
        Vocabulary from = new Vocabulary(32, 5, o -> o.maxSimilarity(0.05)).extend("A", "B");
        Vocabulary to = new Vocabulary(64, 6).extend("B", "C");

        double[][] matrix = from.transformTo(to);

        assertThat(from.keys()).containsExactly("A", "B", "C");
        assertThat(to.keys()).containsExactly("B", "C", "A");
        double[] translated = new double[64];
        for (int i = 0; i < 64; i++) {
            translated[i] = SemanticPointer.dot(matrix[i], from.get("A").toArray());
        }
        assertThat(SemanticPointer.of(translated).compare(to.get("A"))).isGreaterThan(0.8);
        assertThat(from.transformTo(to, "A")[3][2])
                .isEqualTo(to.get("A").get(3) * from.get("A").get(2));
    }

    @Test
    void aReadOnlyVocabularyRestrictsATranslation() {
        Vocabulary from = new Vocabulary(16, 5).extend("A", "B");
        Vocabulary to = new Vocabulary(16, 6).extend("B", "C").subset("C", "B");

        assertThat(from.transformTo(to)).isDeepEqualTo(from.transformTo(to, "B", "C"));
        assertThat(from.keys()).containsExactly("A", "B", "C");
        assertThat(to.transformTo(from)).isDeepEqualTo(to.transformTo(from, "C", "B"));
    }

    @Test
    void aSubsetKnowsWhereItIsFrom() {
        Vocabulary whole = new Vocabulary(4, 0).extend("A", "B", "C");
        Vocabulary subset = whole.subset("C", "A");

        assertThat(subset.keys()).containsExactly("C", "A");
        assertThat(subset.get("C")).isEqualTo(whole.get("C"));
        assertThat(subset.isReadOnly()).isTrue();
        assertThat(subset.parent()).contains(whole);
        assertThat(subset.subset("A").parent()).contains(whole);
        assertThat(whole.transformTo(subset)[1]).containsExactly(0, 1, 0, 0);
    }

    /** Against sums of sin^(D-2) over two million angles. */
    @Test
    void cleaningUpIsLikelyInManyDimensions() {
        assertThat(new Vocabulary(16, 0).probabilityOfCleanup(0.7, 100)).isCloseTo(0.915884561244519, within(1e-9));
        assertThat(new Vocabulary(64, 0).probabilityOfCleanup(0.3, 1000))
                .isCloseTo(0.0004900357353932286, within(1e-12));
        assertThat(new Vocabulary(2, 0).probabilityOfCleanup(0.5, 3)).isCloseTo(8.0 / 27, within(1e-12));
    }

    private static void assertEqual(SemanticPointer actual, SemanticPointer expected) {
        assertThat(actual.toArray()).containsExactly(expected.toArray(), within(CLOSE));
    }
}
