package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SparseDotInc;
import lanewise.graph.WriteMode;

/**
 * A graph of operators that have a derivative. Its inputs come from functions, to which constants are added: the gradient
 * of such a constant is that of the input, summed over items and steps.
 *
 * @param graph with a probe on everything that is written
 * @param functions the outputs of its inputs
 * @param variables some of what nothing writes: at least one
 */
public record DifferentiableGraph(Graph graph, List<Signal> functions, Set<Signal> variables) {
    /** What operators it has beside its inputs. */
    public enum Family {
        COPY,
        ELEMENTWISE,
        DENSE,
        SPARSE,
        CONVOLUTION,
        TRANSPOSED_CONVOLUTION,
        NEURONS,
        TUNED_NEURONS,
        LINEAR_FILTER,
        TUNED_FILTER,
        TRIANGLE,
        LEARNING,
        ALL
    }

    /** A graph whose every draw follows from the seed. */
    public static DifferentiableGraph of(Family family, long seed) {
        Draft draft = new Draft(0.001);
        draft.restart(seed);
        return new Draw(draft).of(family);
    }

    private static final class Draw {
        private final Draft draft;
        private final RandomIncrements increments;
        private final RandomFilters filters;
        private final RandomRates rates;
        private final RandomLearning learning;
        private final List<Signal> functions = new ArrayList<>();
        private final List<Signal> open = new ArrayList<>();

        Draw(Draft draft) {
            this.draft = draft;
            increments = new RandomIncrements(draft);
            filters = new RandomFilters(draft, increments);
            rates = new RandomRates(draft);
            learning = new RandomLearning(draft, increments);
        }

        DifferentiableGraph of(Family family) {
            for (int left = draft.between(1, 2); left > 0; left--) {
                input();
            }
            if (family == Family.ALL) {
                for (int left = draft.between(2, 8); left > 0; left--) {
                    addToLoop();
                }
            } else {
                add(family);
            }
            Graph graph = Graph.ordered(draft.dt, draft.operators, draft.probes);
            return new DifferentiableGraph(graph, functions, variables());
        }

        private void input() {
            int size = draft.size();
            Signal given = Signal.filled(draft.name("function"), 0, size);
            functions.add(given);
            draft.operators.add(new HostFunction(
                    given.name(), new HostFunction.Named(), Optional.empty(), Optional.empty(), Optional.of(given)));
            Signal input = draft.target("input", size);
            draft.operators.add(new Copy(given, input, false));
            draft.operators.add(new Copy(draft.constant(0.5, size), input, true));
            draft.finished(input, 1.5, true);
        }

        private void addToLoop() {
            if (draft.oneIn(3)) {
                open.add(draft.fedBack());
            }
            add(draft.pick(List.of(Family.values())));
            if (!open.isEmpty() && draft.oneIn(2)) {
                close(open.removeFirst());
            }
        }

        private void add(Family family) {
            switch (family) {
                case COPY -> {
                    if (draft.oneIn(4)) {
                        increments.sum(increments::copyWhole, shape(draft.between(0, 3)));
                    } else {
                        increments.sum(increments::copySome, shape(draft.between(1, 3)));
                    }
                }
                case ELEMENTWISE -> increments.sum(increments::multiply, shape(draft.between(0, 3)));
                case DENSE -> increments.sum(increments::dot, shape(draft.between(0, 2)));
                case SPARSE -> increments.sum(increments::sparse, draft.size());
                case CONVOLUTION -> increments.convolution();
                case TRANSPOSED_CONVOLUTION -> increments.transposedConvolution();
                case NEURONS -> rates.add();
                case TUNED_NEURONS -> rates.tuned();
                case LINEAR_FILTER -> filters.linear();
                case TUNED_FILTER -> filters.tuned();
                case TRIANGLE -> filters.triangle();
                case LEARNING -> learning.add();
                case ALL -> increments.sum();
            }
        }

        /** A vector is now and then so long that the sums of a product's adjoint are split. */
        private int[] shape(int axes) {
            int[] shape = new int[axes];
            for (int axis = 0; axis < axes; axis++) {
                shape[axis] = draft.between(1, 6);
            }
            return axes == 1 ? new int[] {draft.oneIn(12) ? draft.between(250, 300) : draft.size()} : shape;
        }

        /** Lets a signal follow, filtered, what was written last. */
        private void close(Signal signal) {
            Draft.Source source = draft.readEarly(signal.size());
            int order = draft.between(0, 3);
            draft.operators.add(new SimLinearFilter(
                    filters.space(order, 0.8 / source.bound()),
                    source.signal(),
                    signal,
                    filters.state(order, signal.size()),
                    WriteMode.UPDATE));
            draft.probe(signal);
        }

        private Set<Signal> variables() {
            Set<Signal> unwritten = new LinkedHashSet<>();
            for (Operator operator : draft.operators) {
                operator.reads().forEach(signal -> unwritten.add(signal.base()));
                if (operator instanceof SparseDotInc product) {
                    unwritten.add(product.weights());
                }
            }
            for (Operator operator : draft.operators) {
                Stream.of(operator.sets(), operator.increments(), operator.updates())
                        .flatMap(List::stream)
                        .forEach(signal -> unwritten.remove(signal.base()));
            }
            List<Signal> all = List.copyOf(unwritten);
            Set<Signal> chosen = new LinkedHashSet<>(List.of(draft.pick(all)));
            all.stream().filter(signal -> !draft.oneIn(3)).forEach(chosen::add);
            return chosen;
        }
    }
}
