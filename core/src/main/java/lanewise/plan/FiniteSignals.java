package lanewise.plan;

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
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;

/**
 * The signals that never hold an infinity or NaN: what is constant, what comes from functions and processes, which a run
 * checks, the spikes of neurons that fire at most once a step, and whole copies of all these. Sums may overflow.
 */
final class FiniteSignals {
    private final Step step;
    private final boolean[] finite;

    FiniteSignals(Step step) {
        this.step = step;
        finite = new boolean[step.accesses().bases()];
        boolean news = true;
        while (news) {
            news = false;
            for (int base = 0; base < finite.length; base++) {
                if (!finite[base] && isFinite(base)) {
                    finite[base] = true;
                    news = true;
                }
            }
        }
    }

    boolean contains(Signal signal) {
        int base = step.accesses().baseOf(signal);
        return base < 0 ? startsFinite(signal.base()) : finite[base];
    }

    private boolean isFinite(int base) {
        Signal signal = step.accesses().base(base);
        if (step.isUnwritten(signal) && !step.isConstant(signal)) {
            return false; // what a variable will hold is not known
        }
        for (int at = step.writers().from(base); at < step.writers().from(base + 1); at++) {
            int written = step.accesses().signalOf(step.writers().access(at));
            if (!writesFinite(
                    step.operators().get(step.writers().operator(at)),
                    step.accesses().signal(written))) {
                return false;
            }
        }
        return startsFinite(signal);
    }

    private boolean startsFinite(Signal base) {
        if (base.sparse().isPresent()) {
            return true; // its entries are
        }
        for (int i = 0; i < base.size(); i++) {
            if (!Float.isFinite(step.value(base, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean writesFinite(Operator operator, Signal written) {
        return switch (operator) {
            case Reset reset -> true;
            case TimeUpdate clock -> true;
            case HostFunction function -> true;
            case SimFunction function -> true;
            case SimProcess process -> process.mode() != WriteMode.INCREMENT;
            case Copy copy -> !copy.increment() && contains(copy.source());
            case SimNeurons neurons -> written.equals(neurons.output()) && firesAtMostOnce(neurons.type());
            case ElementwiseInc product -> false;
            case DotInc product -> false;
            case SparseDotInc product -> false;
            case ConvInc convolution -> false;
            case ConvTransposeInc convolution -> false;
            case SimLinearFilter filter -> false;
            case SimTriangle filter -> false;
            case LearningRule rule -> false;
        };
    }

    /** Whether a neuron's output is a spike or 0, chosen by a comparison: even if its current is NaN. */
    private static boolean firesAtMostOnce(NeuronType type) {
        return type instanceof Lif || type instanceof AdaptiveLif || type instanceof Izhikevich;
    }
}
