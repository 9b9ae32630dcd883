package lanewise.sim;

import java.util.function.Function;
import lanewise.graph.NeuronTimes;
import lanewise.graph.SimNeurons;
import lanewise.graph.TimeConstant;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.SoftLifRateStep;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.Tanh;
import lanewise.plan.Layout;

/**
 * The constants of neurons' steps, which follow from their type, and where time constants are parameters from these.
 *
 * @param type with the time constants with which a run starts
 * @param times which of them are parameters
 * @param layout where these lie; not looked at where there are none
 * @param memory of the run; not looked at where there are none
 */
record TunedNeurons(NeuronType type, NeuronTimes times, Layout layout, Memory memory) {
    /** Whose constants are parameters where the operator says so. */
    static TunedNeurons of(SimNeurons op, Layout layout, Memory memory) {
        return new TunedNeurons(op.type(), op.times(), layout, memory);
    }

    /** Whose constants stay what they are. */
    static TunedNeurons of(NeuronType type) {
        return new TunedNeurons(type, NeuronTimes.none(), null, null);
    }

    private <T> Derived<T> derived(Function<NeuronType, T> follows) {
        return times.isAny()
                ? Derived.of(times.signals(), layout, memory, values -> follows.apply(times.in(type, values)))
                : Derived.constant(follows.apply(type));
    }

    private static LifRate rate(NeuronType type) {
        return type instanceof AdaptiveLifRate adaptive ? adaptive.rate() : (LifRate) type;
    }

    private static Lif membrane(NeuronType type) {
        return type instanceof AdaptiveLif adaptive ? adaptive.lif() : (Lif) type;
    }

    /** Of {@link LifRate} neurons, tired or not. */
    Derived<LifRateStep> lifRate() {
        return derived(type -> {
            LifRate lif = rate(type);
            return LifRateStep.of(lif.tauRc(), lif.tauRef(), lif.amplitude());
        });
    }

    /** Of {@link SoftLifRate} neurons. */
    Derived<SoftLifRateStep> softLifRate() {
        return derived(type -> {
            SoftLifRate lif = (SoftLifRate) type;
            return SoftLifRateStep.of(lif.sigma(), lif.tauRc(), lif.tauRef(), lif.amplitude());
        });
    }

    /**
     * Of {@link Lif} neurons, tired or not.
     *
     * @param canBeShort whether steps have the short form where the time constant is long enough
     */
    Derived<LifStep> lif(double dt, boolean canBeShort) {
        return derived(type -> {
            Lif lif = membrane(type);
            boolean isShort = canBeShort && LifStep.canBeShort(dt, lif.tauRc());
            return LifStep.of(dt, lif.tauRc(), lif.tauRef(), lif.minVoltage(), lif.amplitude(), isShort);
        });
    }

    /** A step in the time constants of the adaptation, of {@link AdaptiveLif} or {@link AdaptiveLifRate} neurons. */
    Derived<Float> dtPerTauN(double dt) {
        return derived(type ->
                (float) (dt / (type instanceof AdaptiveLif lif ? lif.tauN() : ((AdaptiveLifRate) type).tauN())));
    }

    /** The largest rate of {@link Sigmoid} or {@link Tanh} neurons. */
    Derived<Float> maxRate() {
        return derived(
                type -> (float) (1 / (type instanceof Sigmoid sigmoid ? sigmoid.tauRef() : ((Tanh) type).tauRef())));
    }

    /** Whether a part of the time between two spikes is rest. */
    boolean rest() {
        return !(type instanceof Sigmoid || type instanceof Tanh);
    }

    /** How long neurons rest over the amplitude of rates. */
    Derived<Float> restPerAmplitude() {
        return derived(type -> {
            double rest = switch (type) {
                case Sigmoid never -> 0;
                case Tanh never -> 0;
                case SoftLifRate soft -> soft.tauRef();
                default -> rate(type).tauRef();
            };
            return (float) (rest / type.amplitude());
        });
    }

    /** 1 where a time constant changes with its parameter, else 0. */
    Derived<Float> changes(TimeConstant tau) {
        return Derived.of(tau.log(), layout, memory, x -> tau.changesAt(x) ? 1f : 0f);
    }
}
