package lanewise.sim;

import java.util.List;
import java.util.Map;
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
import lanewise.graph.WriteMode;
import lanewise.kernel.Kernels;
import lanewise.kernel.SurrogateStep;
import lanewise.plan.Layout;

/**
 * Binds the adjoint of each operator of a step to memory and kernels. Run in the reverse of the step's order they turn the
 * gradients of what a step has left behind into those of what it found (reverse-mode differentiation). An operator that
 * overwrites a signal uses up its gradient; one that adds to it leaves it.
 */
final class AdjointBinder {
    private final Layout layout;
    private final Memory memory;
    private final Memory gradients;
    private final Kernels kernels;
    private final Sensitivity sensitivity;
    private final TapedValues taped;
    private final InputGradients inputs;
    private final ElementwiseAdjoints elementwise;
    private final ProductAdjoints products;
    private final ConvolutionAdjoints convolutions;
    private final NeuronAdjoints neurons;
    private final FilterAdjoints filters;
    private final FunctionAdjoints functions;
    private final LearningAdjoints learning;

    /**
     * @param program whose steps are run backwards
     * @param surrogates what stands for the slopes of spikes, by the signals that hold these
     * @param held which inputs stand still
     * @param taped takes what the adjoints read
     * @param inputs takes the gradients of what comes from outside
     */
    AdjointBinder(
            Program program,
            Memory memory,
            Memory gradients,
            Kernels kernels,
            Sensitivity sensitivity,
            Map<Signal, SurrogateStep> surrogates,
            HeldInputs held,
            TapedValues taped,
            InputGradients inputs) {
        layout = program.plan().layout();
        this.memory = memory;
        this.gradients = gradients;
        this.kernels = kernels;
        this.sensitivity = sensitivity;
        this.taped = taped;
        this.inputs = inputs;
        elementwise = new ElementwiseAdjoints(kernels.elementwise());
        products = new ProductAdjoints(kernels, layout, memory, gradients, held);
        convolutions = new ConvolutionAdjoints(kernels, layout, memory, gradients, held);
        neurons = new NeuronAdjoints(program, layout, memory, kernels, surrogates);
        filters = new FilterAdjoints(kernels.gradients(), layout, memory);
        functions = new FunctionAdjoints(program);
        learning = new LearningAdjoints(kernels.products(), program.clock().dt(), memory.items());
    }

    /** The tasks of a step's operators, the last operator first. */
    List<Task> tasks(List<Operator> operators) {
        return operators.reversed().stream()
                .filter(this::matters)
                .flatMap(operator -> tasks(operator).stream())
                .toList();
    }

    private boolean matters(Operator operator) {
        return operator.writes().stream().anyMatch(sensitivity::of);
    }

    private List<Task> tasks(Operator operator) {
        AdjointOperands in =
                new AdjointOperands(operator, layout, memory, gradients, sensitivity, kernels.gradients(), taped);
        List<Task> tasks = tasks(operator, in);
        clear(operator, in);
        return in.around(tasks);
    }

    /** What an operator has overwritten has no gradient before. Those of states have been led back by themselves. */
    private static void clear(Operator operator, AdjointOperands in) {
        switch (operator) {
            case Copy op when op.targetIndex().isPresent() -> op.sets().forEach(set -> in.clear(set, op.targets()));
            case SimLinearFilter op -> clear(op.output(), op.mode(), in);
            case SimTriangle op -> clear(op.output(), op.mode(), in);
            case LearningRule op -> in.clear(op.delta());
            case SimNeurons op -> in.clear(op.output());
            case Operator op -> {
                op.sets().forEach(in::clear);
                op.updates().forEach(in::clear);
            }
        }
    }

    private static void clear(Signal output, WriteMode mode, AdjointOperands in) {
        if (mode != WriteMode.INCREMENT) {
            in.clear(output);
        }
    }

    private List<Task> tasks(Operator operator, AdjointOperands in) {
        return switch (operator) {
            case Reset op -> List.of();
            case TimeUpdate op -> List.of();
            case HostFunction op -> inputs.of(op);
            case SimProcess op -> inputs.of(op);
            case Copy op -> elementwise.copy(op, in);
            case ElementwiseInc op -> elementwise.product(op, in);
            case DotInc op when op.isElementwise() -> elementwise.product(op, in);
            case DotInc op -> products.of(op, in);
            case SparseDotInc op -> convolutions.sparse(op, in);
            case ConvInc op -> convolutions.of(op, in);
            case ConvTransposeInc op -> convolutions.of(op, in);
            case SimNeurons op -> neurons.of(op, in);
            case SimFunction op -> functions.of(op, in);
            case SimLinearFilter op -> filters.linear(op, in);
            case SimTriangle op -> filters.triangle(op, in);
            case LearningRule op -> learning.of(op, in);
        };
    }
}
