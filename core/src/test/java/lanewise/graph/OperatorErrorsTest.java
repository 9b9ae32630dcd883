package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.neuron.Lif;
import lanewise.model.process.PresentInput;
import lanewise.model.process.Recorded;
import lanewise.model.synapse.StateSpace;
import lanewise.model.transform.Padding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators whose signals do not fit are refused when they are made, by name. */
class OperatorErrorsTest {
    private static final Signal ONE = vector("one", 1);
    private static final Signal TWO = vector("two", 2);
    private static final Signal THREE = vector("three", 3);
    private static final Signal SIX = Signal.filled("six", 0, 2, 3);
    private static final Signal SCALAR = Signal.filled("scalar", 0);
    private static final StateSpace SECOND =
            new StateSpace(new double[][] {{1, 0}, {0, 1}}, new double[2], new double[2], 0);

    /** A mistake, and what its message says. */
    record Mistake(Supplier<?> made, String... told) {
        @Override
        public String toString() {
            return told[0];
        }
    }

    private static Signal vector(String name, int size) {
        return Signal.filled(name, 0, size);
    }

    private static Mistake mistake(Supplier<?> made, String... told) {
        return new Mistake(made, told);
    }

    private static Copy copy(Signal source, List<Integer> from, Signal target, List<Integer> to, boolean increment) {
        return new Copy(source, Optional.ofNullable(from), target, Optional.ofNullable(to), increment);
    }

    private static ConvGeometry geometry(
            List<Integer> in, List<Integer> out, List<Integer> kernel, List<Integer> strides, int groups) {
        return new ConvGeometry(in, out, true, kernel, strides, Padding.VALID, groups);
    }

    static Stream<Mistake> mistakes() {
        ConvGeometry line = geometry(List.of(5, 2), List.of(3, 4), List.of(3), List.of(1), 1);
        Signal lineIn = vector("in", 10);
        Signal lineOut = vector("out", 12);
        Signal lineWeights = Signal.filled("w", 0, 3, 2, 4);
        return Stream.of(
                mistake(() -> new TimeUpdate(TWO, SCALAR), "clock", "single values"),
                mistake(() -> new TimeUpdate(Signal.filled("step", 5), SCALAR), "it counts from 0"),
                mistake(() -> new Reset(TWO, Double.NaN), "reset of two[2] to NaN", "finite"),
                mistake(() -> new Reset(Signal.filled("i", Signal.Type.INT, 0), 0.5), "whole"),
                mistake(() -> new Copy(THREE, TWO, false), "copy of three[3] to two[2]", "do not spread"),
                mistake(() -> new Copy(Signal.filled("row", 0, 1, 2), TWO, true), "do not spread"),
                mistake(() -> copy(SCALAR, List.of(0), ONE, null, false), "scalar[] is a scalar and takes no indices"),
                mistake(() -> copy(TWO, List.of(2), ONE, null, false), "index 2 of two[2]", "0 to 1"),
                mistake(() -> copy(TWO, null, THREE, List.of(1, 1), false), "only defined when adding"),
                mistake(() -> new ElementwiseInc(THREE, TWO, TWO), "three[3] does not spread over the target"),
                mistake(() -> new DotInc(SIX, TWO, TWO), "product of six[2, 3] and two[2]", "sizes do not match"),
                mistake(() -> new DotInc(SCALAR, THREE, TWO), "sizes do not match"),
                mistake(() -> new DotInc(Signal.filled("cube", 0, 1, 1, 2), TWO, ONE), "sizes do not match"),
                mistake(() -> new SparseDotInc(SIX, THREE, TWO), "it is not sparse"),
                mistake(
                        () -> new SparseDotInc(
                                Signal.sparse("s", new SparseEntries(2, 3, new int[0], new int[0], new double[0])),
                                TWO,
                                TWO),
                        "sizes do not match"),
                mistake(
                        () -> geometry(List.of(5, 2), List.of(3, 4), List.of(), List.of(), 1),
                        "kernel of 0 dimensions"),
                mistake(
                        () -> geometry(List.of(5), List.of(3, 4), List.of(3), List.of(1), 1),
                        "shapes of one axis more"),
                mistake(() -> geometry(List.of(5, 2), List.of(3, 4), List.of(3), List.of(0), 1), "each is at least 1"),
                mistake(
                        () -> new ConvInc(
                                lineWeights,
                                lineIn,
                                lineOut,
                                geometry(List.of(5, 2), List.of(3, 4), List.of(3), List.of(1), 3)),
                        "do not split into 3 groups"),
                mistake(() -> new ConvInc(SIX, lineIn, lineOut, line), "their shape has to be [3, 2, 4]"),
                mistake(() -> new ConvInc(lineWeights, TWO, lineOut, line), "have other sizes"),
                mistake(
                        () -> new ConvInc(
                                lineWeights,
                                lineIn,
                                lineOut,
                                geometry(List.of(5, 2), List.of(3, 4), List.of(3), List.of(2), 1)),
                        "does not lead from [5] to [3]"),
                mistake(
                        () -> new ConvTransposeInc(
                                lineWeights,
                                lineIn,
                                lineOut,
                                geometry(List.of(5, 2), List.of(3, 4), List.of(3), List.of(1), 2)),
                        "2 groups; only 1"),
                mistake(
                        () -> new ConvTransposeInc(lineWeights, lineIn, lineOut, line),
                        "does not lead from [3] back to [5]"),
                mistake(
                        () -> new SimNeurons(new Lif(), TWO, TWO, List.of(TWO)),
                        "1 state signals",
                        "2 state variables"),
                mistake(() -> new SimNeurons(new Lif(), TWO, TWO, List.of(TWO, THREE)), "three[3] has 3 values"),
                mistake(
                        () -> new SimProcess(
                                new PresentInput(new double[][] {{1, 2}}, 1),
                                0,
                                Optional.empty(),
                                THREE,
                                WriteMode.SET),
                        "it takes 0 values and gives 2, but has 0 and 3"),
                mistake(
                        () -> new SimLinearFilter(SECOND, TWO, TWO, Optional.of(TWO), WriteMode.UPDATE),
                        "2 states of order 2; give 2 for each"),
                mistake(
                        () -> new SimLinearFilter(
                                new StateSpace(new double[][] {{1}}, new double[2], new double[1], 0),
                                TWO,
                                TWO,
                                Optional.empty(),
                                WriteMode.SET),
                        "do not have the same order"),
                mistake(
                        () -> new SimLinearFilter(
                                new StateSpace(new double[0][], new double[0], new double[0], 1e39),
                                TWO,
                                TWO,
                                Optional.empty(),
                                WriteMode.SET),
                        "a coefficient is 1.0E39"),
                mistake(
                        () -> new SimTriangle(0, 1, 1, TWO, TWO, TWO, TWO, SCALAR, WriteMode.SET),
                        "0 taps, weights 1.0 and 1.0"),
                mistake(() -> new SimTriangle(3, 1, 1, TWO, TWO, TWO, TWO, SCALAR, WriteMode.SET), "give 2, 6 and 1"),
                mistake(
                        () -> new SimTriangle(3, 1, 1, TWO, TWO, TWO, SIX, Signal.filled("index", 3), WriteMode.SET),
                        "its index starts at 3.0; it is one of 0 to 2"),
                mistake(
                        () -> new HostFunction(
                                "f",
                                new HostFunction.Played(new Recorded(new double[][] {{1, 2}})),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(THREE)),
                        "recorded with 2 values a step, but its output has 3"),
                mistake(() -> new SimPES(THREE, TWO, TWO, 1), "PES: two[2]", "shape has to be [2, 3]"),
                mistake(() -> new SimPES(THREE, TWO, SIX, Double.NaN), "its learning rate is NaN"),
                mistake(() -> new SimBCM(THREE, TWO, THREE, SIX, 1), "BCM: three[3] and two[2]", "as many values"),
                mistake(() -> new SimOja(THREE, TWO, TWO, SIX, 1, 1), "Oja: two[2]", "[2, 3]"),
                mistake(() -> new SimOja(THREE, TWO, SIX, SIX, 1, 1e39), "its beta is 1.0E39"),
                mistake(() -> new SimVoja(THREE, TWO, SIX, TWO, SIX, 1, new double[2]), "give 1 value"),
                mistake(() -> new SimVoja(THREE, TWO, SIX, ONE, SIX, 1, new double[3]), "a scale a neuron, 2"),
                mistake(() -> new SimVoja(THREE, TWO, SIX, ONE, SIX, 1, new double[] {0, 1e39}), "its scale is 1.0E39"),
                mistake(() -> new SimRLS(THREE, TWO, SIX, SIX), "RLS: six[2, 3]", "[3, 3]"),
                mistake(() -> new ProbedSignal("p", TWO, 0), "probe p: 0.0 steps between samples"),
                mistake(() -> Graph.inOrder(0, List.of(), List.of()), "dt is 0.0 s"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamed(Mistake mistake) {
        assertThatThrownBy(mistake.made::get).isInstanceOf(ModelException.class).hasMessageContainingAll(mistake.told);
    }
}
