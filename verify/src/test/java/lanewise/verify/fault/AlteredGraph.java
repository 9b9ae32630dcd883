package lanewise.verify.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimPES;
import lanewise.graph.WriteMode;

/**
 * Defects of what lies between a graph and the kernels, as graphs that mean what a defective engine would run. A graph
 * in which a defect has nothing to act on is left as it is.
 */
final class AlteredGraph {
    private AlteredGraph() {}

    /** Two increments of one signal change places. */
    static Graph incrementsReordered(Graph graph) {
        List<Operator> operators = graph.operators();
        for (int i = 0; i < operators.size(); i++) {
            for (int j = i + 1; j < operators.size(); j++) {
                List<Signal> both = new ArrayList<>(operators.get(i).increments());
                both.retainAll(operators.get(j).increments());
                if (!both.isEmpty()) {
                    List<Operator> swapped = new ArrayList<>(operators);
                    swapped.set(i, operators.get(j));
                    swapped.set(j, operators.get(i));
                    Optional<Graph> altered = inOrder(graph, swapped);
                    if (altered.isPresent()) {
                        return altered.get();
                    }
                }
            }
        }
        return graph;
    }

    static Graph resetsDropped(Graph graph) {
        List<Operator> rest = graph.operators().stream()
                .filter(operator -> !(operator instanceof Reset))
                .toList();
        return inOrder(graph, rest).orElse(graph);
    }

    /** A copy that adds replaces what was there, and is the only one to set that. */
    static Graph incrementIsSet(Graph graph) {
        return each(graph, (operators, i) -> {
            if (operators.get(i) instanceof Copy copy && copy.increment()) {
                operators.set(i, new Copy(copy.source(), copy.sourceIndex(), copy.target(), copy.targetIndex(), false));
                operators.removeIf(
                        other -> other instanceof Reset reset && reset.target().equals(copy.target()));
            }
        });
    }

    /** A filter's output is written where it has to be read first. */
    static Graph updateReadTooEarly(Graph graph) {
        for (Operator operator : graph.operators()) {
            if (operator instanceof SimLinearFilter filter && filter.mode() == WriteMode.UPDATE) {
                List<Operator> operators = new ArrayList<>(graph.operators());
                operators.set(
                        operators.indexOf(filter),
                        new SimLinearFilter(
                                filter.space(), filter.input(), filter.output(), filter.state(), WriteMode.SET));
                Optional<Graph> altered = altered(() -> Graph.ordered(graph.dt(), operators, graph.probes()));
                if (altered.isPresent()) {
                    return altered.get();
                }
            }
        }
        return graph;
    }

    static Graph indexOffByOne(Graph graph) {
        return each(graph, (operators, i) -> {
            if (operators.get(i) instanceof Copy copy && copy.sourceIndex().isPresent()) {
                int extent = copy.source().extent(0);
                List<Integer> next = copy.sourceIndex().get().stream()
                        .map(index -> (index + 1) % extent)
                        .toList();
                operators.set(
                        i,
                        new Copy(
                                copy.source(), Optional.of(next), copy.target(), copy.targetIndex(), copy.increment()));
            }
        });
    }

    /** Of several values for one target of a copy that adds, only the last arrives. */
    static Graph repeatedTargetAddedOnce(Graph graph) {
        return each(graph, (operators, i) -> {
            if (operators.get(i) instanceof Copy copy
                    && copy.sourceIndex().isPresent()
                    && copy.targetIndex().isPresent()
                    && copy.sourceIndex().get().size()
                            == copy.targetIndex().get().size()) {
                List<Integer> to = copy.targetIndex().get();
                int[] kept = IntStream.range(0, to.size())
                        .filter(k -> to.lastIndexOf(to.get(k)) == k)
                        .toArray();
                operators.set(
                        i,
                        new Copy(
                                copy.source(),
                                copy.sourceIndex().map(from -> chosen(from, kept)),
                                copy.target(),
                                Optional.of(chosen(to, kept)),
                                copy.increment()));
            }
        });
    }

    private static List<Integer> chosen(List<Integer> list, int[] positions) {
        return IntStream.of(positions).mapToObj(list::get).toList();
    }

    /** What an increment reads of a view starts where its base starts. */
    static Graph viewOffsetDropped(Graph graph) {
        return eachInput(
                graph,
                input -> input.offset() == 0
                        ? input
                        : input.base().view(input.name(), 0, input.strides(), input.shape()));
    }

    /** What an increment reads keeps its initial values, as if nobody wrote it. */
    static Graph changingTakenForConstant(Graph graph) {
        Set<Signal> written = new HashSet<>();
        for (Operator operator : graph.operators()) {
            for (List<Signal> signals : List.of(operator.sets(), operator.increments(), operator.updates())) {
                signals.forEach(signal -> written.add(signal.base()));
            }
        }
        return eachInput(graph, input -> {
            if (!written.contains(input.base())) {
                return input;
            }
            double[] initial = IntStream.of(input.positions())
                    .mapToDouble(input.base()::initial)
                    .toArray();
            return Signal.of(input.name(), input.type(), initial, input.shape());
        });
    }

    private static Graph eachInput(Graph graph, UnaryOperator<Signal> other) {
        return each(graph, (operators, i) -> {
            if (operators.get(i) instanceof DotInc dot) {
                operators.set(i, new DotInc(dot.weights(), other.apply(dot.input()), dot.target()));
            } else if (operators.get(i) instanceof ElementwiseInc product) {
                operators.set(i, new ElementwiseInc(product.factor(), other.apply(product.input()), product.target()));
            }
        });
    }

    /** Square weights are taken to lie by column. */
    static Graph weightsTransposed(Graph graph) {
        return each(graph, (operators, i) -> {
            if (operators.get(i) instanceof DotInc dot
                    && dot.weights().rank() == 2
                    && dot.weights().base().equals(dot.weights())
                    && dot.weights().extent(0) == dot.weights().extent(1)) {
                int n = dot.weights().extent(0);
                Signal columns = dot.weights().view("by column", 0, new int[] {1, n}, n, n);
                operators.set(i, new DotInc(columns, dot.input(), dot.target()));
            }
        });
    }

    /** The rate is divided by the number of errors, not of neurons. */
    static Graph pesByErrors(Graph graph) {
        return each(graph, (operators, i) -> {
            if (operators.get(i) instanceof SimPES pes) {
                double wrong = pes.learningRate()
                        * pes.preFiltered().size()
                        / pes.error().size();
                operators.set(i, new SimPES(pes.preFiltered(), pes.error(), pes.delta(), wrong));
            }
        });
    }

    static Graph intervalsRounded(Graph graph) {
        List<ProbedSignal> probes = graph.probes().stream()
                .map(p -> new ProbedSignal(p.name(), p.signal(), Math.max(1, Math.rint(p.every()))))
                .toList();
        return Graph.inOrder(graph.dt(), graph.operators(), probes);
    }

    private interface Alteration {
        /** Alters operator {@code i}, or nothing. */
        void apply(List<Operator> operators, int i);
    }

    /** Alters one operator after the other; an alteration that is no valid graph is left out. */
    private static Graph each(Graph graph, Alteration alteration) {
        Graph altered = graph;
        for (int i = 0; i < altered.operators().size(); i++) {
            List<Operator> operators = new ArrayList<>(altered.operators());
            try {
                alteration.apply(operators, i);
            } catch (ModelException e) {
                continue; // this is no place for the defect
            }
            altered = inOrder(graph, operators).orElse(altered);
        }
        return altered;
    }

    private static Optional<Graph> inOrder(Graph graph, List<Operator> operators) {
        return altered(() -> Graph.inOrder(graph.dt(), operators, graph.probes()));
    }

    /** Empty if the graph that is made cannot be run, as that of an update which breaks a loop. */
    private static Optional<Graph> altered(Supplier<Graph> make) {
        try {
            return Optional.of(make.get());
        } catch (ModelException e) {
            return Optional.empty();
        }
    }
}
