package lanewise.verify.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimBCM;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimOja;
import lanewise.graph.SimPES;
import lanewise.graph.SimProcess;
import lanewise.graph.SimRLS;
import lanewise.graph.SimTriangle;
import lanewise.graph.SimVoja;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;
import lanewise.model.synapse.StateSpace;

/**
 * Holds a graph to another one: the same operators in the same order, on signals of the same shapes that are views on each
 * other in the same way, with the same values. Names count for nothing, nor what recorded inputs are made of.
 */
final class SameGraph {
    /** How far a value may be off, as a share of the largest of its signal. */
    private static final double BOUND = 1e-9;

    /** The same for what a solver found. */
    private static final double SOLVED = 1e-7;

    private final Map<Signal, Signal> counterparts = new HashMap<>();
    private final Map<Signal, Signal> backwards = new HashMap<>();

    private SameGraph() {}

    static void check(Graph built, Graph reference) {
        assertThat(built.dt()).isEqualTo(reference.dt());
        assertThat(built.operators().stream().map(SameGraph::name))
                .containsExactlyElementsOf(
                        reference.operators().stream().map(SameGraph::name).toList());
        SameGraph same = new SameGraph();
        for (int i = 0; i < built.operators().size(); i++) {
            String where = "operator %d, %s".formatted(i, reference.operators().get(i));
            same.operators(
                    where, built.operators().get(i), reference.operators().get(i));
        }
        assertThat(built.probes()).hasSameSizeAs(reference.probes());
        for (int i = 0; i < built.probes().size(); i++) {
            assertThat(built.probes().get(i).every())
                    .isEqualTo(reference.probes().get(i).every());
            same.signals(
                    "probe " + i,
                    built.probes().get(i).signal(),
                    reference.probes().get(i).signal(),
                    BOUND);
        }
    }

    private static String name(Operator operator) {
        return operator.getClass().getSimpleName();
    }

    private void operators(String where, Operator built, Operator reference) {
        assertThat(parameters(built)).as(where).isEqualTo(parameters(reference));
        double bound = built instanceof DotInc ? SOLVED : BOUND;
        lists(where, built.sets(), reference.sets(), BOUND);
        lists(where, built.increments(), reference.increments(), BOUND);
        lists(where, built.reads(), reference.reads(), bound);
        lists(where, built.updates(), reference.updates(), BOUND);
        if (built instanceof SparseDotInc sparse) {
            var mine = sparse.weights().sparse().orElseThrow();
            var other = ((SparseDotInc) reference).weights().sparse().orElseThrow();
            assertThat(mine.row()).as(where).isEqualTo(other.row());
            assertThat(mine.col()).as(where).isEqualTo(other.col());
            values(where, mine.values(), other.values(), BOUND);
        }
        if (built instanceof SimVoja voja) {
            values(where, voja.scale(), ((SimVoja) reference).scale(), BOUND);
        }
        if (built instanceof SimLinearFilter filter) {
            values(where, flat(filter.space()), flat(((SimLinearFilter) reference).space()), BOUND);
        }
    }

    private static double[] flat(StateSpace space) {
        return Stream.concat(Arrays.stream(space.a()), Stream.of(space.b(), space.c(), new double[] {space.d()}))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** What an operator is told beside its signals. */
    private static Object parameters(Operator operator) {
        return switch (operator) {
            case Reset reset -> reset.value();
            case Copy copy -> List.of(copy.increment(), copy.sourceIndex(), copy.targetIndex());
            case ConvInc convolution -> convolution.geometry();
            case ConvTransposeInc convolution -> convolution.geometry();
            case SimNeurons neurons -> neurons.type();
            case SimProcess process -> process.mode();
            case SimLinearFilter filter -> filter.mode();
            case SimTriangle triangle -> List.of(triangle.taps(), triangle.mode());
            case HostFunction function -> function.time().isPresent();
            case SimFunction function -> function.function();
            case SimPES rule -> rule.learningRate();
            case SimBCM rule -> rule.learningRate();
            case SimOja rule -> List.of(rule.learningRate(), rule.beta());
            case SimVoja rule -> rule.learningRate();
            case TimeUpdate clock -> "";
            case ElementwiseInc product -> "";
            case DotInc product -> "";
            case SparseDotInc product -> "";
            case SimRLS rule -> "";
        };
    }

    private void lists(String where, List<Signal> built, List<Signal> reference, double bound) {
        assertThat(built).as(where).hasSameSizeAs(reference);
        for (int i = 0; i < built.size(); i++) {
            signals("%s, %s".formatted(where, reference.get(i)), built.get(i), reference.get(i), bound);
        }
    }

    private void signals(String where, Signal built, Signal reference, double bound) {
        if (counterparts.containsKey(built) || backwards.containsKey(reference)) {
            assertThat(counterparts.get(built))
                    .as("%s: what stands for it before", where)
                    .isSameAs(reference);
            return;
        }
        assertThat(built.shape()).as("%s: shape", where).isEqualTo(reference.shape());
        assertThat(built.type()).as("%s: type", where).isEqualTo(reference.type());
        boolean view = reference.base() != reference;
        assertThat(built.base() != built).as("%s: is a view", where).isEqualTo(view);
        if (view) {
            assertThat(built.offset()).as("%s: offset", where).isEqualTo(reference.offset());
            assertThat(built.strides()).as("%s: strides", where).isEqualTo(reference.strides());
            signals(where + ", its base", built.base(), reference.base(), bound);
        } else {
            values(where, initial(built), initial(reference), bound);
        }
        if (!view) {
            counterparts.put(built, reference);
            backwards.put(reference, built);
        }
    }

    private static double[] initial(Signal signal) {
        return IntStream.range(0, signal.size()).mapToDouble(signal::initial).toArray();
    }

    private static void values(String where, double[] built, double[] reference, double bound) {
        assertThat(built).as(where).hasSameSizeAs(reference);
        double largest = Arrays.stream(reference).map(Math::abs).max().orElse(0);
        for (int i = 0; i < built.length; i++) {
            double off = Math.abs(built[i] - reference[i]);
            assertThat(off)
                    .as("%s: value %d is %s, but %s in the reference", where, i, built[i], reference[i])
                    .isLessThanOrEqualTo(bound * Math.max(largest, 1e-300));
        }
    }
}
