package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.synapse.Lowpass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list of operators is an order of execution, or is refused with the two operators that stand wrong. */
class PhaseCheckTest {
    private final Signal a = Signal.filled("a", 0, 6);
    private final Signal b = Signal.filled("b", 0, 6);
    private final Signal even = a.view("even", 0, new int[] {2}, 3);
    private final Signal odd = a.view("odd", 1, new int[] {2}, 3);
    private final Signal three = Signal.filled("three", 0, 3);

    private static void accept(Operator... operators) {
        assertThat(Graph.inOrder(0.001, List.of(operators), List.of()).operators())
                .containsExactly(operators);
    }

    private static void refuse(String told, Operator... operators) {
        assertThatThrownBy(() -> Graph.inOrder(0.001, List.of(operators), List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(told);
    }

    private SimLinearFilter filter(Signal input, Signal output) {
        return new SimLinearFilter(
                new Lowpass(0).discretised(0.001), input, output, Optional.empty(), WriteMode.UPDATE);
    }

    @Test
    void setThenIncreasedThenReadThenUpdated() {
        accept(new Reset(a, 0), new Copy(b, a, true), new Copy(a, Signal.filled("c", 0, 6), false));
        accept(new Copy(a, b, true), filter(b, a));
        accept(new Reset(even, 0), new Reset(odd, 1), new Copy(even, three, false));
    }

    @Test
    void anOperatorThatComesTooEarlyIsNamed() {
        refuse("operator 0, Copy increases it before operator 1, Reset sets it", new Copy(b, a, true), new Reset(a, 0));
        refuse(
                "operator 0, Copy reads it before operator 1, Copy increases it",
                new Copy(a, b, true),
                new Copy(b, a, true));
        refuse(
                "updates it before operator 1, Copy reads it",
                filter(b, a),
                new Copy(a, Signal.filled("c", 0, 6), false));
        refuse(
                "signal a[6]: operator 0, Copy reads it before operator 1",
                new Copy(even, three, false),
                new Reset(a, 0));
    }

    @Test
    void onlyOneMaySetOrUpdate() {
        refuse("two operators set it, operator 0, Reset and operator 1, Reset", new Reset(a, 0), new Reset(a, 1));
        refuse("two operators set it", new Reset(a, 0), new Reset(even, 1));
        refuse("two operators update it", filter(b, a), filter(b, a));
    }

    @Test
    void anOperatorAloneIsChecked() {
        refuse("it reads odd[3], which it writes within the same step", new Copy(odd, a.part(0, 3), true));
        refuse("two values lie in the same place", new Reset(a.view("same", 0, new int[] {0}, 2), 0));
        refuse("which share memory", new TimeUpdate(a.part(0, 1), a.part(0, 1)));
        Signal whole = Signal.filled("whole", Signal.Type.INT, 0, 6);
        refuse("operator 0, Copy: it writes whole[6], which holds integers", new Copy(a, whole, false));
        refuse("operator 0, DotInc: it writes whole[6]", new DotInc(Signal.filled("one", 1), a, whole));
        accept(new Copy(Signal.filled("more", Signal.Type.INT, 1, 6), whole, true));
        Signal sparse = Signal.sparse("sparse", new SparseEntries(6, 1, new int[0], new int[0], new double[0]));
        refuse(
                "is sparse, which only the weights of a SparseDotInc can be",
                new Copy(sparse, Signal.filled("m", 0, 6, 1), true));
    }

    /** A file of a kilobyte can ask for this; looking at the values for each operator would take minutes. */
    @Test
    @Timeout(20)
    void manyOperatorsOnLargeViewsTakeLittleTime() {
        Signal large = Signal.filled("large", 0, 2_000_000);
        Signal left = large.view("left", 0, new int[] {2}, 1_000_000);
        Signal right = large.view("right", 1, new int[] {2}, 1_000_000);
        List<Operator> operators = new ArrayList<>(List.of(new Reset(left, 1)));
        for (int i = 0; i < 5_000; i++) {
            operators.add(new Copy(left, right, true));
        }
        accept(operators.toArray(Operator[]::new));
        operators.add(new Reset(left, 2));
        refuse("two operators set it, operator 0, Reset and operator 5001, Reset", operators.toArray(Operator[]::new));
    }

    @Test
    @Timeout(20)
    void manyViewsWithinEachOtherTakeLittleTime() {
        Signal large = Signal.filled("large", 0, 4_000);
        List<Operator> operators = new ArrayList<>(List.of(new Reset(large, 1)));
        for (int i = 0; i < 4_000; i++) {
            operators.add(new Copy(large.part(i, 4_000 - i), Signal.filled("copy", 0, 4_000 - i), false));
        }
        accept(operators.toArray(Operator[]::new));
        operators.add(new Copy(b, large.part(3_000, 6), true));
        refuse("operator 1, Copy reads it before operator 4001, Copy increases it", operators.toArray(Operator[]::new));
    }
}
