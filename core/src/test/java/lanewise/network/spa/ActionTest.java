package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules mean, shown as text: sums of numbers, pointers, modules, similarities and products. */
class ActionTest {
    private static final Set<String> OUTPUTS = new TreeSet<>(Set.of("a", "b", "scalar"));
    private static final Set<String> INPUTS = new TreeSet<>(Set.of("a", "b", "bind_A"));

    private static Action action(String text) {
        return Action.of(text, OUTPUTS, INPUTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A                     | A
            A * B                 | (A * B)
            A + B * C             | (A + (B * C))
            A - B                 | (A - B)
            1 * A * 1             | A
            0.5 * A               | (0.5 * A)
            A + 1                 | (A + 1)
            ~A                    | ~A
            -A                    | -A
            --A                   | A
            -~A                   | -~A
            -(A + B)              | -(A + B)
            2 * 3 - 4 / 8         | 5.5
            a                     | a
            ~a                    | ~a
            -a                    | -1 * a
            --a                   | a
            a * A                 | A * a
            2 * a * ~A            | (2 * ~A) * a
            (A + B) * ~a          | (A + B) * ~a
            a * b                 | (a) * (b)
            ~a * b * A            | A * (~a) * (b)
            -a * b                | (-1 * a) * (b)
            0.5 * (a * b)         | 0.5 * (a) * (b)
            -(a * b)              | -1 * (a) * (b)
            a + b                 | a + b
            a - b                 | a + -1 * b
            A + a                 | a + A
            A - a                 | -1 * a + A
            A + a + B             | a + A + B
            A + B + a             | a + (A + B)
            A + (a + b)           | a + b + A
            A - (a - b)           | -1 * a + b + A
            a * b - A + b         | (a) * (b) + -A + b
            a + A + B             | a + A + B
            0.5 + dot(a, A)       | dot(a, A) + 0.5
            1 - dot(a, A) + 2     | -1 * dot(a, A) + 1 + 2
            a + (A + B)           | a + (A + B)
            2 * (a + b)           | 2 * a + 2 * b
            -(a - A)              | -1 * a + A
            (a + A) * b           | (a) * (b) + A * b
            b * (a + A)           | (a) * (b) + A * b
            A * (a + B)           | A * a + (B * A)
            (a + A) * (b + B)     | (b) * (a) + B * a + A * b + (B * A)
            a + 1                 | a + 1
            dot(a, A)             | dot(a, A)
            dot(A * B, a)         | dot(a, (A * B))
            dot(a * A, B)         | dot(A * a, B)
            dot(a, b)             | dot(a, b)
            dot(a, 1)             | dot(a, 1)
            0.5 * dot(a, A)       | 0.5 * dot(a, A)
            dot(a, A) / 4         | 0.25 * dot(a, A)
            -dot(a, A)            | -1 * dot(a, A)
            dot(a, A) - 0.5       | dot(a, A) + -0.5
            (dot(a, A) + 1) / 2   | 0.5 * dot(a, A) + 0.5
            dot(a, A) + scalar    | dot(a, A) + scalar
            """)
    void anExpressionIsASumOfTerms(String text, String terms) {
        assertThat(action("a = " + text).effects().getFirst().value()).hasToString(terms);
    }

    @Test
    void aConditionStandsBeforeTheArrow() {
        Action action = action("0.5 * (dot(a, A) + dot(b, B)) --> a = A * b, b=C, bind_A = a");
        assertThat(action.condition().orElseThrow()).hasToString("0.5 * dot(a, A) + 0.5 * dot(b, B)");
        assertThat(action.effects()).extracting(Action.Effect::target).containsExactly("a", "b", "bind_A");
        assertThat(action).hasToString("0.5 * dot(a, A) + 0.5 * dot(b, B) --> a = A * b, b = C, bind_A = a");
        assertThat(action("a = dot(a, B), b = 1").effects()).hasSize(2);
        assertThat(action("a = A").condition()).isEmpty();
    }

    /** A module may have a name with a capital letter, which then is no semantic pointer's. */
    @Test
    void modulesComeBeforePointers() {
        Action action = Action.of("a = A", Set.of("A"), INPUTS);
        assertThat(action.effects().getFirst().value().terms().getFirst()).isInstanceOf(Term.Source.class);
    }

    @Test
    void rulesWithNamesComeLastAndSorted() {
        Actions actions = Actions.of("a = A", "a = B").named("z", "a = C").named("b", "a = D");
        assertThat(actions.count()).isEqualTo(4);
        assertThat(actions.texts()).containsExactly("a = A", "a = B", "a = D", "a = C");
    }
}
