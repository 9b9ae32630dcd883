package lanewise.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.Dependencies;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;

/**
 * Groups operators greedily: of all that could run now, those of the most frequent kind run next (as NengoDL's greedy
 * planner does). Increments onto one signal keep the graph's order, so a plan never shows in a result.
 */
final class GreedyPlanner {
    private final List<Operator> operators;
    private final Dependencies dependencies;
    private final Pulses pulses;
    private final LifForms forms;
    private final Map<Object, List<Integer>> ready = new LinkedHashMap<>();

    GreedyPlanner(Step step) {
        operators = step.operators();
        dependencies = Dependencies.inOrder(operators);
        pulses = new Pulses(operators);
        forms = new LifForms(step.graph());
    }

    List<Block> plan() {
        int[] waits = dependencies.waitsFor();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] == 0) {
                arrive(i);
            }
        }
        List<Block> blocks = new ArrayList<>();
        int taken = 0;
        while (!ready.isEmpty()) {
            Map.Entry<Object, List<Integer>> largest = largest();
            ready.remove(largest.getKey());
            List<Operator> members =
                    largest.getValue().stream().sorted().map(operators::get).toList();
            blocks.add(new Block(members, pulses.of(members.getFirst())));
            taken += members.size();
            for (int done : largest.getValue()) {
                for (int after : dependencies.after(done)) {
                    if (--waits[after] == 0) {
                        arrive(after);
                    }
                }
            }
        }
        if (taken < operators.size()) {
            throw new ModelException("%d of %d operators wait for each other; Graph.ordered finds out which"
                    .formatted(operators.size() - taken, operators.size()));
        }
        return blocks;
    }

    private void arrive(int operator) {
        ready.computeIfAbsent(kind(operators.get(operator)), key -> new ArrayList<>())
                .add(operator);
    }

    private Map.Entry<Object, List<Integer>> largest() {
        Map.Entry<Object, List<Integer>> largest = null;
        for (Map.Entry<Object, List<Integer>> group : ready.entrySet()) {
            if (largest == null || group.getValue().size() > largest.getValue().size()) {
                largest = group;
            }
        }
        return largest;
    }

    /** Operators of equal kinds may share a block. */
    private Object kind(Operator operator) {
        Object same = switch (operator) {
            case Reset reset -> reset.value();
            case Copy copy -> List.of(copy.increment(), copy.isWhole());
            case ElementwiseInc product -> product.factor().size() == 1;
            case DotInc product -> product.isElementwise();
            case SimNeurons neurons ->
                neurons.type().random() ? neurons : List.of(neurons.type(), forms.isShort(neurons));
            case SimLinearFilter filter -> List.of(filter.space(), filter.mode());
            case SparseDotInc product -> true;
            case ConvInc convolution -> true;
            case ConvTransposeInc convolution -> true;
            case SimTriangle filter -> true;
            case LearningRule rule -> true;
            case SimProcess process -> process;
            case HostFunction function -> function;
            case TimeUpdate clock -> clock;
        };
        return List.of(operator.getClass(), same, pulses.of(operator));
    }
}
