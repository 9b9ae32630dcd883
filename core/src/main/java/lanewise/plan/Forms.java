package lanewise.plan;

import java.util.List;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;

/** What operators of a type need to have in common: a little to share a block, more to share a call. */
final class Forms {
    private Forms() {}

    /** Operators of a type can share a block if this is equal: they write at the same time within a step. */
    static Object ofBlock(Operator operator) {
        return switch (operator) {
            case Copy copy -> copy.increment();
            case SimNeurons neurons -> neurons.type().getClass();
            case SimLinearFilter filter -> filter.mode();
            case SimTriangle filter -> filter.mode();
            case SimProcess process -> process.mode();
            case Reset reset -> true;
            case ElementwiseInc product -> true;
            case DotInc product -> true;
            case SparseDotInc product -> true;
            case ConvInc convolution -> true;
            case ConvTransposeInc convolution -> true;
            case LearningRule rule -> true;
            case HostFunction function -> true;
            case SimFunction function -> true;
            case TimeUpdate clock -> true;
        };
    }

    /** Operators of a block can share a call if this is equal too. */
    static Object ofCall(Operator operator, LifForms lif) {
        return switch (operator) {
            case Reset reset -> reset.value();
            case Copy copy -> copy.isWhole();
            case ElementwiseInc product -> product.factor().size() == 1;
            case DotInc product -> product.isElementwise();
            case SimNeurons neurons ->
                neurons.type().random() || neurons.times().isAny()
                        ? neurons
                        : List.of(neurons.type(), lif.isShort(neurons));
            case SimLinearFilter filter -> filter.tuned().isPresent() ? filter : filter.space();
            case SparseDotInc product -> true;
            case ConvInc convolution -> true;
            case ConvTransposeInc convolution -> true;
            case SimTriangle filter -> true;
            case LearningRule rule -> true;
            case SimProcess process -> true;
            case HostFunction function -> true;
            case SimFunction function -> true;
            case TimeUpdate clock -> true;
        };
    }
}
