package lanewise.model.neuron;

import java.util.OptionalDouble;

/**
 * Time constants of a type of neurons: those that it has, or some to replace them.
 *
 * @param tauRc the membrane's, in seconds
 * @param tauRef the refractory period in seconds
 * @param tauN the adaptation's, in seconds
 */
public record TimeConstants(OptionalDouble tauRc, OptionalDouble tauRef, OptionalDouble tauN) {
    private static final TimeConstants NONE =
            new TimeConstants(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /**
     * Those of leaky integrate-and-fire neurons and their rates, of {@link Sigmoid} and {@link Tanh} the period of the largest
     * rate, and of spikes that are made of rates those of the rates. Other types have none.
     */
    public static TimeConstants of(NeuronType type) {
        return switch (type) {
            case Lif lif -> of(lif.tauRc(), lif.tauRef());
            case LifRate lif -> of(lif.tauRc(), lif.tauRef());
            case SoftLifRate lif -> of(lif.tauRc(), lif.tauRef());
            case AdaptiveLif lif -> of(lif.tauRc(), lif.tauRef(), lif.tauN());
            case AdaptiveLifRate lif -> of(lif.tauRc(), lif.tauRef(), lif.tauN());
            case RatesToSpikes spiking -> of(spiking.base());
            case RectifiedLinear none -> NONE;
            case SpikingRectifiedLinear none -> NONE;
            case LeakyRelu none -> NONE;
            case SpikingLeakyRelu none -> NONE;
            case Sigmoid sigmoid -> ofPeriod(sigmoid.tauRef());
            case Tanh tanh -> ofPeriod(tanh.tauRef());
            case Izhikevich none -> NONE;
            case Direct none -> NONE;
            case CustomNeuronType none -> NONE;
        };
    }

    private static TimeConstants ofPeriod(double tauRef) {
        return new TimeConstants(OptionalDouble.empty(), OptionalDouble.of(tauRef), OptionalDouble.empty());
    }

    private static TimeConstants of(double tauRc, double tauRef) {
        return new TimeConstants(OptionalDouble.of(tauRc), OptionalDouble.of(tauRef), OptionalDouble.empty());
    }

    private static TimeConstants of(double tauRc, double tauRef, double tauN) {
        return new TimeConstants(OptionalDouble.of(tauRc), OptionalDouble.of(tauRef), OptionalDouble.of(tauN));
    }

    /** The type with these in place of its own; those that are not here, or that it does not have, stay as they are. */
    public NeuronType in(NeuronType type) {
        return switch (type) {
            case Lif lif ->
                new Lif(tauRc.orElse(lif.tauRc()), tauRef.orElse(lif.tauRef()), lif.minVoltage(), lif.amplitude());
            case LifRate lif -> new LifRate(tauRc.orElse(lif.tauRc()), tauRef.orElse(lif.tauRef()), lif.amplitude());
            case SoftLifRate lif ->
                new SoftLifRate(lif.sigma(), tauRc.orElse(lif.tauRc()), tauRef.orElse(lif.tauRef()), lif.amplitude());
            case AdaptiveLif lif ->
                new AdaptiveLif(
                        tauN.orElse(lif.tauN()),
                        lif.incN(),
                        tauRc.orElse(lif.tauRc()),
                        tauRef.orElse(lif.tauRef()),
                        lif.minVoltage(),
                        lif.amplitude());
            case AdaptiveLifRate lif ->
                new AdaptiveLifRate(
                        tauN.orElse(lif.tauN()),
                        lif.incN(),
                        tauRc.orElse(lif.tauRc()),
                        tauRef.orElse(lif.tauRef()),
                        lif.amplitude());
            case RegularSpiking spiking -> new RegularSpiking(in(spiking.base()), spiking.amplitude());
            case StochasticSpiking spiking -> new StochasticSpiking(in(spiking.base()), spiking.amplitude());
            case PoissonSpiking spiking -> new PoissonSpiking(in(spiking.base()), spiking.amplitude());
            case RectifiedLinear same -> same;
            case SpikingRectifiedLinear same -> same;
            case LeakyRelu same -> same;
            case SpikingLeakyRelu same -> same;
            case Sigmoid sigmoid -> new Sigmoid(tauRef.orElse(sigmoid.tauRef()));
            case Tanh tanh -> new Tanh(tauRef.orElse(tanh.tauRef()));
            case Izhikevich same -> same;
            case Direct same -> same;
            case CustomNeuronType same -> same;
        };
    }
}
