package lanewise.build;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.graph.TimeConstant;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Node;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.model.neuron.NeuronType;
import lanewise.model.synapse.TunableSynapse;

/**
 * Values of parameters by the objects of a network that they belong to, such as those that training found. A network that
 * is built with them, {@link Builder.Options#values}, has them in place of what would be drawn and solved for. They are
 * what they are without a scaling of firing rates, so that a network can be built with any. Immutable.
 */
public final class ParameterValues {
    private static final ParameterValues NONE = new ParameterValues(Map.of());

    private final Map<Key, double[]> values;

    /**
     * Whose numbers, and which of them.
     *
     * @param name that of a function's parameter or statistic, else the kind
     */
    private record Key(ParameterOwner owner, String name) {
        /** With the check that an object of this sort can have such numbers. */
        static Key of(ParameterOwner owner, Kind kind) {
            if (owner == null || kind == null) {
                throw new ModelException("values of a parameter: whose and which is null; name an object and a kind");
            }
            Set<Kind> kinds = switch (owner) {
                case Ensemble ensemble -> Set.of(Kind.ENCODERS, Kind.BIAS, Kind.TAU_RC, Kind.TAU_REF, Kind.TAU_N);
                case Connection connection -> Set.of(Kind.WEIGHTS, Kind.GAIN, Kind.TAU);
                case Probe probe -> Set.of(Kind.TAU);
                case Endpoint end -> Set.of();
            };
            if (!kinds.contains(kind)) {
                throw new ModelException(
                        "%s: it has no %s; ensembles have encoders, bias, tauRc, tauRef and tauN, connections have weights, gain and tau, probes have tau, nodes what their functions name"
                                .formatted(text(owner), kind));
            }
            return new Key(owner, kind.toString());
        }

        static Key of(Node node, String name) {
            if (node == null || name == null) {
                throw new ModelException("values of a parameter: whose and which is null; name a node and a parameter");
            }
            return new Key(node, name);
        }

        static Key of(ParameterSignal parameter) {
            return new Key(parameter.owner(), parameter.name());
        }

        private static String text(ParameterOwner owner) {
            return owner instanceof Endpoint end && !(end instanceof Ensemble || end instanceof Node)
                    ? end.label()
                    : owner.toString();
        }

        @Override
        public String toString() {
            return text(owner) + ": " + name;
        }
    }

    private ParameterValues(Map<Key, double[]> values) {
        this.values = values;
    }

    /** Of nothing. */
    public static ParameterValues none() {
        return NONE;
    }

    /**
     * Those with which a network's runs start: all that was drawn and solved for, and what was given in its place, also time
     * constants that were given and are no parameters.
     */
    public static ParameterValues of(BuiltNetwork built) {
        Map<ParameterSignal, double[]> values = new LinkedHashMap<>();
        built.parameters().forEach(parameter -> values.put(parameter, parameter.values()));
        return built.given().with(of(values));
    }

    /**
     * As they stand in the signals of a built network.
     *
     * @throws ModelException if there are not as many as the parameter has, or one is not finite
     */
    public static ParameterValues of(Map<ParameterSignal, double[]> inSignals) {
        Map<Key, double[]> all = new LinkedHashMap<>();
        inSignals.forEach((parameter, values) -> {
            Key key = Key.of(parameter);
            double[] own = checked(key, values, parameter.count()).clone();
            for (int i = 0; i < own.length; i++) {
                own[i] /= parameter.scale();
            }
            all.put(key, own);
        });
        return new ParameterValues(all);
    }

    /**
     * With values for one more parameter, or others for it.
     *
     * @param owner an ensemble or connection, also what decodes for a probe
     * @param numbers row by row, in the layout of {@link ParameterSignal#values}
     * @throws ModelException if an object of this sort has no such parameter, or a value is not finite
     */
    public ParameterValues with(ParameterOwner owner, Kind kind, double... numbers) {
        return with(Key.of(owner, kind), numbers);
    }

    /**
     * With values for one more parameter or statistic of a node's function, or others for it.
     *
     * @param name what the function calls it
     * @param numbers row by row
     * @throws ModelException if a value is not finite
     */
    public ParameterValues with(Node node, String name, double... numbers) {
        return with(Key.of(node, name), numbers);
    }

    private ParameterValues with(Key key, double... numbers) {
        Map<Key, double[]> all = new LinkedHashMap<>(values);
        all.put(key, checked(key, numbers, numbers == null ? 0 : numbers.length).clone());
        return new ParameterValues(all);
    }

    /** With all values of others, which count where both have some. */
    public ParameterValues with(ParameterValues others) {
        Map<Key, double[]> all = new LinkedHashMap<>(values);
        all.putAll(others.values);
        return new ParameterValues(all);
    }

    private static double[] checked(Key key, double[] values, int count) {
        if (values == null) {
            throw new ModelException("%s: its values are null; leave them out".formatted(key));
        }
        if (values.length != count) {
            throw new ModelException("%s: %d values are given; it has %d".formatted(key, values.length, count));
        }
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite((float) values[i])) {
                throw new ModelException(
                        "%s: value %d is %s; it has to be finite as a float".formatted(key, i, values[i]));
            }
        }
        return values;
    }

    /** The values of a parameter, in a new array; empty if none are given. */
    public Optional<double[]> find(ParameterOwner owner, Kind kind) {
        return Optional.ofNullable(values.get(Key.of(owner, kind))).map(double[]::clone);
    }

    /** The values of a parameter or statistic of a node's function, in a new array; empty if none are given. */
    public Optional<double[]> find(Node node, String name) {
        return Optional.ofNullable(values.get(Key.of(node, name))).map(double[]::clone);
    }

    /**
     * The encoders that times gain over radius are those that are given, one row a neuron; empty if none are given.
     *
     * @param built what was drawn for the ensemble: its gains
     * @throws ModelException if there are not as many as it has, or a gain is 0 and the value that it should give is not
     */
    public Optional<double[][]> encoders(Ensemble ensemble, BuiltEnsemble built) {
        return find(ensemble, Kind.ENCODERS, built.flatScaledEncoders().length)
                .map(scaled ->
                        Matrix.rows(GivenTuning.encoders(ensemble, scaled, built.gain()), ensemble.dimensions()));
    }

    /** Those of a parameter of which a network that is built needs so many. */
    Optional<double[]> find(ParameterOwner owner, Kind kind, int count) {
        return find(Key.of(owner, kind), count);
    }

    /** Those of a parameter or statistic of which a network that is built needs so many. */
    Optional<double[]> find(Node node, String name, int count) {
        return find(Key.of(node, name), count);
    }

    private Optional<double[]> find(Key key, int count) {
        return Optional.ofNullable(values.get(key))
                .map(given -> checked(key, given, count).clone());
    }

    /**
     * The time constant of a synapse in seconds; empty if no value is given for it.
     *
     * @param synapse the synapse of the owner as the network has it
     */
    public OptionalDouble tau(ParameterOwner owner, TunableSynapse synapse) {
        return find(Key.of(owner, Kind.TAU), 1)
                .map(x -> OptionalDouble.of(TimeConstant.seconds(synapse.tau(), (float) x[0])))
                .orElse(OptionalDouble.empty());
    }

    /** The neurons of an ensemble, with the time constants that are given in place of their own. */
    public NeuronType neurons(Ensemble ensemble) {
        return neurons(ensemble, ensemble.neuronType());
    }

    /** The same of neurons that are in place of the ensemble's. */
    NeuronType neurons(Ensemble ensemble, NeuronType type) {
        return NeuronTimesBuilder.given(ensemble, type, this);
    }

    boolean has(ParameterOwner owner, Kind kind) {
        return values.containsKey(Key.of(owner, kind));
    }

    /**
     * Refuses those that are of no parameter that was built.
     *
     * @param fixed time constants that are not parameters, but can be given
     */
    void checkBuilt(Collection<ParameterSignal> built, Map<ParameterOwner, Set<Kind>> fixed) {
        Set<Key> known = built.stream().map(Key::of).collect(Collectors.toSet());
        fixed.forEach((owner, kinds) -> kinds.forEach(kind -> known.add(Key.of(owner, kind))));
        for (Key key : values.keySet()) {
            if (!known.contains(key)) {
                throw new ModelException(
                        "values are given for %s, but the network that is built has no such parameter; leave them out"
                                .formatted(key));
            }
        }
    }

    @Override
    public String toString() {
        return "values of " + values.keySet();
    }
}
