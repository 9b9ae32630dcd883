package lanewise.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.LifStep;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;

/**
 * Which neurons of a graph take the short form of a leaky integrate-and-fire step. It has bits of its own, so it is
 * chosen by what the graph says of the neurons alone, and neurons of two forms never share a call.
 */
public final class LifForms {
    private final double dt;
    private final Set<Signal> changedOtherwise = new HashSet<>();

    /** Goes once through the graph. */
    public LifForms(Graph graph) {
        dt = graph.dt();
        for (Operator operator : graph.operators()) {
            add(operator.writes(), operator);
        }
    }

    private void add(List<Signal> written, Operator operator) {
        for (Signal signal : written) {
            if (!isVoltage(signal, operator)) {
                changedOtherwise.add(signal.base());
            }
        }
    }

    private static boolean isVoltage(Signal written, Operator operator) {
        return operator instanceof SimNeurons neurons
                && membrane(neurons.type()).isPresent()
                && written.equals(voltage(neurons));
    }

    private static Optional<Lif> membrane(NeuronType type) {
        return type instanceof Lif lif
                ? Optional.of(lif)
                : type instanceof AdaptiveLif adaptive ? Optional.of(adaptive.lif()) : Optional.empty();
    }

    /** The voltages of LIF neurons. */
    public static Signal voltage(SimNeurons neurons) {
        return neurons.states().getFirst();
    }

    /**
     * Whether neurons of any type take the short form: LIF neurons whose time constant is long enough, and whose voltage
     * is nowhere above 1 at the start and only changed by them. Where the time constant is a parameter they take it whenever
     * that is long enough.
     */
    public boolean isShort(SimNeurons neurons) {
        return membrane(neurons.type())
                .filter(lif -> neurons.times().tauRc().isPresent() || LifStep.canBeShort(dt, lif.tauRc()))
                .map(lif -> voltage(neurons))
                .filter(voltage -> !changedOtherwise.contains(voltage.base()) && startsBelow(voltage))
                .isPresent();
    }

    private static boolean startsBelow(Signal voltage) {
        for (int i = 0; i < voltage.size(); i++) {
            if ((float) voltage.initial(i) > 1) {
                return false;
            }
        }
        return true;
    }
}
