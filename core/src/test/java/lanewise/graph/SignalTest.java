package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What signals and views on them are, and which of them share memory. */
class SignalTest {
    private final Signal base = Signal.of("base", new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 3, 4);

    @Test
    void aViewHasTheValuesThatItsStridesReach() {
        Signal transposed = base.view("transposed", 0, new int[] {1, 4}, 4, 3);
        assertThat(values(transposed)).containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
        Signal backwards = base.view("backwards", 11, new int[] {-3}, 4);
        assertThat(values(backwards)).containsExactly(11, 8, 5, 2);
        assertThat(backwards.positions()).containsExactly(11, 8, 5, 2);
        Signal scalar = base.view("scalar", 7, new int[0]);
        assertThat(values(scalar)).containsExactly(7);
        assertThat(scalar.isContiguous()).isTrue();
        assertThat(backwards.isContiguous()).isFalse();
        assertThat(base.view("row", 4, new int[] {99, 1}, 1, 4).isContiguous()).isTrue();
        assertThat(base.view("nothing", 12, new int[] {5}, 0).isContiguous()).isTrue();
    }

    @Test
    void viewsThatInterlaceShareNoMemory() {
        Signal even = base.view("even", 0, new int[] {2}, 6);
        Signal odd = base.view("odd", 1, new int[] {2}, 6);
        Signal third = base.view("third", 0, new int[] {3}, 4);
        assertThat(even.overlaps(odd)).isFalse();
        assertThat(even.overlaps(third)).isTrue();
        assertThat(even.overlaps(base)).isTrue();
        assertThat(base.part(0, 4).overlaps(base.part(4, 4))).isFalse();
        assertThat(base.part(0, 4).overlaps(base.part(3, 4))).isTrue();
        assertThat(even.overlaps(Signal.filled("other", 0, 12))).isFalse();
        assertThat(base.view("nothing", 3, new int[] {1}, 0).overlaps(base)).isFalse();
    }

    @Test
    void aViewMayMeetItself() {
        assertThat(base.view("repeated", 2, new int[] {0}, 3).overlapsItself()).isTrue();
        assertThat(base.view("crossing", 0, new int[] {2, 1}, 2, 3).overlapsItself())
                .isTrue();
        assertThat(base.view("column", 1, new int[] {4}, 3).overlapsItself()).isFalse();
    }

    @Test
    void whatLiesOutsideIsRefused() {
        refuse(() -> base.view("far", 10, new int[] {1}, 3), "view far reaches from value 10 to 12", "0 to 11");
        refuse(() -> base.view("below", 1, new int[] {-1}, 3), "view below reaches from value -1");
        refuse(() -> base.view("strides", 0, new int[] {1}, 2, 2), "1 strides for shape [2, 2]");
        refuse(() -> base.part(0, 4).view("twice", 0, new int[] {1}, 2), "it is a view itself");
        refuse(() -> base.part(9, 4), "values 9 to 12 of 12");
        refuse(() -> base.view("column", 1, new int[] {4}, 3).part(0, 2), "in one piece");
        refuse(() -> Signal.filled("negative", 0, 2, -1), "signal negative: shape [2, -1]");
        refuse(() -> Signal.filled("huge", 0, 1 << 20, 1 << 20), "more values than an array holds");
    }

    @Test
    void initialValuesAreChecked() {
        refuse(() -> Signal.filled("nan", Double.NaN), "an initial value is NaN");
        refuse(() -> Signal.of("few", new double[1], 2), "1 values for shape [2]; give 2");
        refuse(() -> Signal.filled("half", Signal.Type.INT, 0.5), "0.5", "whole numbers up to 2^24");
        refuse(() -> Signal.of("large", Signal.Type.INT, new double[] {1 << 25}), "whole numbers up to 2^24");
        assertThat(Signal.filled("step", Signal.Type.INT, 3).type()).isEqualTo(Signal.Type.INT);
    }

    @Test
    void sparseEntriesLieWithinTheirMatrix() {
        refuse(
                () -> new SparseEntries(2, 2, new int[] {0, 2}, new int[] {0, 1}, new double[] {1, 1}),
                "entry 1 is in row 2, column 1 of a 2 x 2 matrix");
        refuse(() -> new SparseEntries(2, 2, new int[1], new int[2], new double[2]), "give as many of each");
        refuse(() -> new SparseEntries(2, 2, new int[1], new int[1], new double[] {1e39}), "entry 0 is 1.0E39");
        Signal sparse = Signal.sparse("sparse", new SparseEntries(2, 3, new int[1], new int[1], new double[] {1}));
        assertThat(sparse.shape()).containsExactly(2, 3);
        refuse(() -> sparse.view("view", 0, new int[] {1}, 1), "it is sparse itself");
        refuse(() -> new ProbedSignal("probe", sparse, 1), "it cannot be recorded");
    }

    private static double[] values(Signal signal) {
        double[] values = new double[signal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = signal.initial(i);
        }
        return values;
    }

    private static void refuse(ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
