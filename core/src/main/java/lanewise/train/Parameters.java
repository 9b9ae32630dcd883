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
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Probeable;

/**
 * The parameters of a network that is built, in the order in which it was built, and which of them gradient descent
 * changes: weights and decoders, encoders (times gain over radius) and biases, unless the network's {@link
 * lanewise.model.Config} says otherwise or a learning rule changes them. Gains are not trained, nor is what decodes for a
 * probe. A connection that passes on its values as they are has no weights, so no parameter; and what no operator uses,
 * such as the encoders of an ensemble that nothing reaches but by its neurons, is none either. Immutable.
 *
 * <p>A parameter that the configuration wants to be trained and that a learning rule changes is both: of each there is one
 * warning.
 */
public final class Parameters {
    private final List<Parameter> all;

    private Parameters(List<Parameter> all) {
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
        Trained trained = new Trained(network);
        UsedSignals used = UsedSignals.of(built.graph());
        Map<Probeable, String> names = names(built, trained);
        return new Parameters(built.parameters().stream()
                .filter(parameter -> used.contains(parameter.signal()))
                .map(parameter -> {
                    String name = names.get(parameter.owner()) + ": " + word(parameter.kind());
                    boolean learned = trained.isLearned(parameter);
                    return new Parameter(name, parameter, trained.is(parameter, learned, name), learned);
                })
                .toList());
    }

    /** What messages call each owner, with a number from its second use on. */
    private static Map<Probeable, String> names(BuiltNetwork built, Trained trained) {
        Map<Probeable, String> names = new LinkedHashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        Set<String> given = new HashSet<>();
        for (ParameterSignal parameter : built.parameters()) {
            names.computeIfAbsent(parameter.owner(), owner -> {
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

    private static String word(Kind kind) {
        return switch (kind) {
            case ENCODERS -> "encoders";
            case BIAS -> "bias";
            case WEIGHTS -> "weights";
            case GAIN -> "gain";
        };
    }

    /** All of them, trained or not, in the order in which they were built. */
    public List<Parameter> all() {
        return all;
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

    /** One by what it is of an object; empty if the object has none, or no operator uses it. */
    public Optional<Parameter> find(Probeable owner, Kind kind) {
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
