package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** The algebra of semantic pointers. */
class SemanticPointerLaws {
    private static final Offset<Double> CLOSE = within(1e-13);

    private final RandomStream random = new RandomStream(1);

    private SemanticPointer pointer(int dimensions) {
        return SemanticPointer.random(dimensions, random);
    }

    @Property(tries = 50)
    void bindingIsCommutativeAssociativeAndLinear(@ForAll @IntRange(min = 1, max = 40) int d) {
        SemanticPointer a = pointer(d);
        SemanticPointer b = pointer(d);
        SemanticPointer c = pointer(d);

        assertEqual(a.times(b), b.times(a));
        assertEqual(a.times(b).times(c), a.times(b.times(c)));
        assertEqual(a.plus(b).times(c), a.times(c).plus(b.times(c)));
        assertEqual(a.times(2).times(b), a.times(b).times(2));
        assertEqual(a.times(SemanticPointer.identity(d)), a);
        assertEqual(a.minus(b), a.plus(b.negated()));
    }

    @Property(tries = 50)
    void theMatrixBinds(@ForAll @IntRange(min = 1, max = 40) int d) {
        SemanticPointer a = pointer(d);
        SemanticPointer b = pointer(d);
        double[][] matrix = a.convolutionMatrix();
        double[] product = new double[d];
        for (int i = 0; i < d; i++) {
            product[i] = SemanticPointer.dot(matrix[i], b.toArray());
        }
        assertThat(product).containsExactly(a.times(b).toArray(), CLOSE);
    }

    @Property(tries = 50)
    void theInverseOfAUnitaryPointerUndoesItsBinding(@ForAll @IntRange(min = 1, max = 40) int d) {
        SemanticPointer a = pointer(d);
        SemanticPointer u = pointer(d).unitary();

        assertThat(u.length()).isCloseTo(1, CLOSE);
        assertEqual(a.times(u).times(u.inverse()), a);
        assertThat(a.times(u).length()).isCloseTo(a.length(), CLOSE);
        assertThat(a.inverse().inverse()).isEqualTo(a);
        assertThat(a.inverse().get(0)).isEqualTo(a.get(0));
    }

    @Property(tries = 50)
    void similarityIsThatOfDirections(
            @ForAll @IntRange(min = 2, max = 40) int d, @ForAll @IntRange(min = 1, max = 1000) int scale) {
        SemanticPointer a = pointer(d);
        SemanticPointer b = pointer(d);

        assertThat(a.times(scale).compare(b)).isCloseTo(a.dot(b), CLOSE);
        assertThat(a.distance(b)).isCloseTo(1 - a.compare(b), CLOSE);
        assertThat(a.compare(a.times(-scale))).isCloseTo(-1, CLOSE);
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
        }
        assertThat(a.meanSquaredError(b)).isCloseTo(sum / d, CLOSE);
    }

    @Example
    void nothingIsLikeNothing() {
        SemanticPointer zero = SemanticPointer.of(0, 0);
        assertThat(zero.normalized()).isEqualTo(zero);
        assertThat(zero.compare(SemanticPointer.of(1, 0))).isEqualTo(0);
        assertThat(zero.distance(zero)).isEqualTo(1);
    }

    /** Against NumPy: {@code RandomState(4).randn(8)}, normalised; its product with the next one, and made unitary. */
    @Example
    void isNengos() {
        RandomStream stream = new RandomStream(4);
        SemanticPointer a = SemanticPointer.random(8, stream);
        SemanticPointer b = SemanticPointer.random(8, stream);
        assertThat(a.toArray()).startsWith(new double[] {0.02219605, 0.21947333}, within(1e-8));
        assertThat(a.times(b).toArray())
                .containsExactly(
                        new double[] {
                            0.10428602,
                            -0.33202263,
                            -0.23243091,
                            0.7907668,
                            -0.27451075,
                            -0.05116462,
                            0.27360491,
                            -0.13895697
                        },
                        within(1e-8));
        assertThat(a.unitary().toArray())
                .containsExactly(
                        new double[] {
                            -0.03197296,
                            0.26070715,
                            -0.45799937,
                            0.24571585,
                            -0.23154336,
                            -0.70124712,
                            -0.27848431,
                            0.19482412
                        },
                        within(1e-8));
    }

    @Example
    void sizesHaveToFit() {
        SemanticPointer two = SemanticPointer.of(1, 2);
        SemanticPointer three = SemanticPointer.of(1, 2, 3);
        assertThatThrownBy(() -> two.plus(three))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("2 and 3");
        assertThatThrownBy(() -> two.times(three)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> two.dot(three)).isInstanceOf(ModelException.class);
        assertThatThrownBy(SemanticPointer::of)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> SemanticPointer.of(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> SemanticPointer.random(0, random)).hasMessageContaining("at least 1");
    }

    private static void assertEqual(SemanticPointer actual, SemanticPointer expected) {
        assertThat(actual.toArray()).containsExactly(expected.toArray(), CLOSE);
    }
}
