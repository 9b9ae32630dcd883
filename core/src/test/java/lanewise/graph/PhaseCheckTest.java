package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.synapse.Lowpass;
import org.junit.jupiter.api.Test;

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
        Signal sparse = Signal.sparse("sparse", new SparseEntries(6, 1, new int[0], new int[0], new double[0]));
        refuse(
                "is sparse, which only the weights of a SparseDotInc can be",
                new Copy(sparse, Signal.filled("m", 0, 6, 1), true));
    }
}
