package lanewise.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.TimeConstants;

/**
 * The time constants of neurons that are parameters: one for all neurons of an operator.
 *
 * @param tauRc the membrane's
 * @param tauRef the refractory period
 * @param tauN the adaptation's
 */
public record NeuronTimes(Optional<TimeConstant> tauRc, Optional<TimeConstant> tauRef, Optional<TimeConstant> tauN) {
    private static final NeuronTimes NONE = new NeuronTimes(Optional.empty(), Optional.empty(), Optional.empty());

    /** None: all are those of the type. */
    public static NeuronTimes none() {
        return NONE;
    }

    /** Whether there is one. */
    public boolean isAny() {
        return tauRc.isPresent() || tauRef.isPresent() || tauN.isPresent();
    }

    /** Those that there are. */
    public List<TimeConstant> all() {
        return Stream.of(tauRc, tauRef, tauN).flatMap(Optional::stream).toList();
    }

    /** The signals of {@link #all}. */
    public List<Signal> signals() {
        return all().stream().map(TimeConstant::log).toList();
    }

    /** The type with the time constants that these are where their signals have some values. */
    public NeuronType in(NeuronType type, ToDoubleFunction<Signal> value) {
        return isAny()
                ? new TimeConstants(seconds(tauRc, value), seconds(tauRef, value), seconds(tauN, value)).in(type)
                : type;
    }

    private static OptionalDouble seconds(Optional<TimeConstant> tau, ToDoubleFunction<Signal> value) {
        return tau.map(each -> OptionalDouble.of(each.seconds(value.applyAsDouble(each.log()))))
                .orElse(OptionalDouble.empty());
    }

    /** Whether the type has all of these. */
    boolean areOf(NeuronType type) {
        TimeConstants own = TimeConstants.of(type);
        return (tauRc.isEmpty() || own.tauRc().isPresent())
                && (tauRef.isEmpty() || own.tauRef().isPresent())
                && (tauN.isEmpty() || own.tauN().isPresent());
    }
}
