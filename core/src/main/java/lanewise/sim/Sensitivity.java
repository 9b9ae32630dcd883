package lanewise.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;
import lanewise.kernel.SurrogateStep;
import lanewise.plan.Layout;

/**
 * Whose gradients are computed: of signals that follow from a variable by steps that have a derivative, and that lead to
 * something whose gradient is given, in this step or a later one.
 */
final class Sensitivity {
    private final Set<Signal> bases;

    private Sensitivity(Set<Signal> bases) {
        this.bases = bases;
    }

    /**
     * @param operators of a step
     * @param variables with respect to which gradients are wanted
     * @param compared whose gradients are given
     * @param surrogates what stands for the slopes of spikes, by the signals that hold these
     */
    static Sensitivity of(
            List<Operator> operators,
            Set<Signal> variables,
            List<Signal> compared,
            Map<Signal, SurrogateStep> surrogates) {
        List<Link> links = operators.stream()
                .map(operator -> Link.of(operator, surrogates))
                .toList();
        Set<Signal> following = closed(variables.stream().map(Signal::base).toList(), links);
        List<Link> back = links.reversed().stream().map(Link::reversed).toList();
        Set<Signal> leading = closed(compared.stream().map(Signal::base).toList(), back);
        following.retainAll(leading);
        return new Sensitivity(following);
    }

    private static Set<Signal> closed(List<Signal> from, List<Link> links) {
        Set<Signal> reached = new HashSet<>(from);
        boolean news = true;
        while (news) {
            news = false;
            for (Link link : links) {
                if (link.from().stream().anyMatch(reached::contains)) {
                    news |= reached.addAll(link.to());
                }
            }
        }
        return reached;
    }

    /** Whether the signal's gradient is computed. */
    boolean of(Signal signal) {
        return bases.contains(signal.base());
    }

    /** Whether a value of a parameter is read more than once in a step, so that several sums over the items add up in it. */
    boolean hasSeveralSums(List<Operator> operators, Layout layout) {
        Map<Signal, List<Signal>> read = new HashMap<>();
        for (Operator operator : operators) {
            if (operator.writes().stream().noneMatch(this::of)) {
                continue;
            }
            List<Signal> reads = new ArrayList<>(operator.reads());
            if (operator instanceof SparseDotInc product) {
                reads.add(product.weights());
            }
            for (Signal signal : reads) {
                if (!layout.isState(signal) && of(signal)) {
                    List<Signal> before = read.computeIfAbsent(signal.base(), base -> new ArrayList<>());
                    if (before.stream().anyMatch(signal::overlaps)) {
                        return true;
                    }
                    before.add(signal);
                }
            }
        }
        return false;
    }

    /**
     * What follows from what in an operator, with a derivative.
     *
     * @param from bases that are read
     * @param to bases that are written
     */
    private record Link(List<Signal> from, List<Signal> to) {
        private static final Link NONE = new Link(List.of(), List.of());

        static Link of(Operator operator, Map<Signal, SurrogateStep> surrogates) {
            return switch (operator) {
                case Reset reset -> NONE;
                case TimeUpdate clock -> NONE;
                case HostFunction function -> NONE;
                case SimProcess process -> NONE;
                case Copy copy -> all(copy);
                case ElementwiseInc product -> all(product);
                case DotInc product -> all(product);
                case SparseDotInc product -> link(List.of(product.weights(), product.input()), product.increments());
                case ConvInc convolution -> all(convolution);
                case ConvTransposeInc convolution -> all(convolution);
                case SimNeurons neurons -> {
                    if (NeuronAdjoints.isOpaque(neurons.type(), surrogates.containsKey(neurons.output()))) {
                        yield NONE;
                    }
                    List<Signal> in = new ArrayList<>(NeuronAdjoints.carried(neurons));
                    List<Signal> out = new ArrayList<>(in);
                    in.add(neurons.current());
                    in.addAll(NeuronTimeAdjoints.differentiable(neurons));
                    out.add(neurons.output());
                    yield link(in, out);
                }
                case SimLinearFilter filter -> {
                    List<Signal> in = new ArrayList<>(filter.reads());
                    filter.state().ifPresent(in::add);
                    yield link(in, filter.writes());
                }
                case SimTriangle filter -> {
                    List<Signal> in = new ArrayList<>(filter.reads());
                    in.addAll(filter.updates());
                    yield link(in, filter.writes());
                }
                case SimFunction function -> {
                    List<Signal> in = new ArrayList<>(function.parameters());
                    function.input().ifPresent(in::add);
                    yield link(in, function.writes());
                }
                case LearningRule rule -> {
                    List<Signal> in = new ArrayList<>(rule.reads());
                    in.addAll(rule.updates()); // that of the change is used up, but those of states go on
                    yield link(in, rule.updates());
                }
            };
        }

        private static Link all(Operator operator) {
            return link(operator.reads(), operator.writes());
        }

        private static Link link(List<Signal> from, List<Signal> to) {
            return new Link(
                    from.stream().map(Signal::base).toList(),
                    to.stream().map(Signal::base).toList());
        }

        Link reversed() {
            return new Link(to, from);
        }
    }
}
