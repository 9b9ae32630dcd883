package lanewise.train;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;

/**
 * The parameters of a network that is built, in the order in which it was built, and which of them gradient descent
 * changes: weights and decoders, encoders (times gain over radius), biases and what nodes' functions have to learn,
 * unless the network's {@link lanewise.model.Config} says otherwise or a learning rule changes them. Gains and time
 * constants are not trained unless that is asked for, nor is what decodes for a probe, nor what functions measure. A
 * connection that passes on its values as they are has no weights, so no parameter; and what no operator uses, such as
 * the encoders of an ensemble that nothing reaches but by its neurons, is none either. Immutable.
 *
 * <p>A parameter that the configuration wants to be trained and that a learning rule changes is changed by the rule
 * alone: of each there is one warning.
 */
public final class Parameters {
    private final BuiltNetwork built;
    private final List<Parameter> all;

    private Parameters(BuiltNetwork built, List<Parameter> all) {
        this.built = built;
        this.all = all;
    }

    /**
     * Of a network.
     *
     * @param network what was built
     * @param built what it was built into
     * @throws ModelException if another network was built
     */
    public static Parameters of(Network network, BuiltNetwork built) {
        return of(network, built, false);
    }

    /**
     * Of a network.
     *
     * @param network what was built
     * @param built what it was built into
     * @param gains whether the gains of connections to neurons are trained like their weights
     * @throws ModelException if another network was built
     */
    public static Parameters of(Network network, BuiltNetwork built, boolean gains) {
        Trained trained = new Trained(network, gains);
        UsedSignals used = UsedSignals.of(built.graph());
        Map<ParameterOwner, String> names = names(built, trained);
        return new Parameters(
                built,
                built.parameters().stream()
                        .filter(parameter -> used.contains(parameter.signal()))
                        .map(parameter -> {
                            String name = names.get(named(parameter)) + ": " + parameter.name();
                            boolean learned = trained.isLearned(parameter);
                            return new Parameter(name, parameter, trained.is(parameter, learned, name), learned);
                        })
                        .toList());
    }

    /** What is named: a probe and what decodes for it have one name. */
    private static ParameterOwner named(ParameterSignal parameter) {
        return parameter.owner() instanceof Probe probe && probe.decoding().isPresent()
                ? probe.decoding().get()
                : parameter.owner();
    }

    /** What messages call each owner, with a number from its second use on. */
    private static Map<ParameterOwner, String> names(BuiltNetwork built, Trained trained) {
        Map<ParameterOwner, String> names = new LinkedHashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        Set<String> given = new HashSet<>();
        for (ParameterSignal parameter : built.parameters()) {
            names.computeIfAbsent(named(parameter), owner -> {
                String base = trained.name(owner);
                String name = base;
                while (!given.add(name)) {
                    name = base + " #" + (uses.merge(base, 1, Integer::sum) + 1);
                }
                return name;
            });
        }
        return names;
    }

    /** All of them, trained or not, in the order in which they were built. */
    public List<Parameter> all() {
        return all;
    }

    /**
     * The values of all parameters of the network, also of those that no operator uses: some that are given, the others
     * as they were built. The network can be built with them again.
     *
     * @param given as they stand in the signals, {@link Parameter#values}
     * @throws ModelException if there are not as many as a parameter has, one is not finite, or a parameter is of
     *     another network
     */
    public ParameterValues values(Map<Parameter, double[]> given) {
        Set<Parameter> own = new HashSet<>(all);
        Map<ParameterSignal, double[]> known = new HashMap<>();
        given.forEach((parameter, numbers) -> {
            if (!own.contains(parameter)) {
                throw new ModelException(
                        "%s: it is a parameter of another network, or of one built another time".formatted(parameter));
            }
            known.put(parameter.built(), numbers);
        });
        return ParameterValues.of(built).with(ParameterValues.of(known));
    }

    /** Those that gradient descent changes. */
    public List<Parameter> trained() {
        return all.stream().filter(Parameter::trained).toList();
    }

    /** How many numbers gradient descent changes. */
    public long trainedCount() {
        return all.stream()
                .filter(Parameter::trained)
                .mapToLong(Parameter::count)
                .sum();
    }

    /** The first by what it is of an object; empty if the object has none, or no operator uses it. */
    public Optional<Parameter> find(ParameterOwner owner, Kind kind) {
        return all.stream()
                .filter(each -> each.owner().equals(owner) && each.kind() == kind)
                .findFirst();
    }

    /**
     * One by its name.
     *
     * @throws ModelException if there is none; the message lists those that there are
     */
    public Parameter named(String name) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelException("there is no parameter \"%s\"; there are %s"
                        .formatted(name, all.stream().map(Parameter::name).collect(Collectors.joining(", ")))));
    }
}
