package lanewise.build;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.graph.NeuronTimes;
import lanewise.graph.Signal;
import lanewise.graph.TimeConstant;
import lanewise.model.Ensemble;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.TimeConstants;

/** Builds the time constants of an ensemble's neurons that are parameters. */
final class NeuronTimesBuilder {
    private final Ensemble ensemble;
    private final TimeConstants own;
    private final Draft draft;

    private NeuronTimesBuilder(Ensemble ensemble, TimeConstants own, Draft draft) {
        this.ensemble = ensemble;
        this.own = own;
        this.draft = draft;
    }

    /**
     * Those that somebody has asked for; the others can be given.
     *
     * @param type the ensemble's neurons as they are without what is given
     */
    static NeuronTimes of(Ensemble ensemble, NeuronType type, Draft draft) {
        NeuronTimesBuilder builder = new NeuronTimesBuilder(ensemble, TimeConstants.of(type), draft);
        return new NeuronTimes(builder.one(Kind.TAU_RC), builder.one(Kind.TAU_REF), builder.one(Kind.TAU_N));
    }

    private Optional<TimeConstant> one(Kind kind) {
        OptionalDouble start = positive(own, kind);
        if (!draft.options().timeConstants(ensemble).contains(kind)) {
            if (start.isPresent()) {
                draft.addFixed(ensemble, kind);
            }
            return Optional.empty();
        }
        if (start.isEmpty()) {
            throw new ModelException(
                    "%s: its %s is to be a parameter, but its neurons are %s; of these %s can be parameters, so do not ask for it, or give it neurons of which it is positive"
                            .formatted(ensemble, kind, ensemble.neuronType(), names(of(ensemble.neuronType()))));
        }
        double x = (float) draft.given(ensemble, kind, 1).orElse(new double[1])[0];
        Signal log = Signal.of(ensemble.label() + "." + kind, new double[] {x}, 1);
        draft.add(new ParameterSignal(ensemble, kind, log, 1));
        return Optional.of(new TimeConstant(log, start.getAsDouble()));
    }

    private static String names(Set<Kind> kinds) {
        return kinds.isEmpty() ? "no time constants" : kinds.toString();
    }

    /** Which time constants of neurons can be parameters: those that are positive. */
    static Set<Kind> of(NeuronType type) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.ofNeurons()) {
            if (positive(TimeConstants.of(type), kind).isPresent()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static OptionalDouble positive(TimeConstants times, Kind kind) {
        OptionalDouble seconds = switch (kind) {
            case TAU_RC -> times.tauRc();
            case TAU_REF -> times.tauRef();
            case TAU_N -> times.tauN();
            case TAU, ENCODERS, BIAS, WEIGHTS, GAIN, FUNCTION, STATISTIC -> OptionalDouble.empty();
        };
        return seconds.isPresent() && seconds.getAsDouble() > 0 ? seconds : OptionalDouble.empty();
    }

    /** The type with the time constants that are given in place of its own. */
    static NeuronType given(Ensemble ensemble, NeuronType type, ParameterValues values) {
        TimeConstants own = TimeConstants.of(type);
        TimeConstants given = new TimeConstants(
                given(ensemble, own, Kind.TAU_RC, values),
                given(ensemble, own, Kind.TAU_REF, values),
                given(ensemble, own, Kind.TAU_N, values));
        boolean isAny = given.tauRc().isPresent()
                || given.tauRef().isPresent()
                || given.tauN().isPresent();
        return isAny ? given.in(type) : type;
    }

    private static OptionalDouble given(Ensemble ensemble, TimeConstants own, Kind kind, ParameterValues values) {
        OptionalDouble start = positive(own, kind);
        Optional<double[]> x = values.find(ensemble, kind, 1);
        return start.isPresent() && x.isPresent()
                ? OptionalDouble.of(TimeConstant.seconds(start.getAsDouble(), (float) x.get()[0]))
                : OptionalDouble.empty();
    }
}
