package lanewise.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lanewise.error.ModelException;

/** What a configuration says about training: of four classes of objects, and of objects by themselves. */
final class Trainability {
    private Optional<Boolean> ensembles = Optional.empty();
    private Optional<Boolean> neurons = Optional.empty();
    private Optional<Boolean> connections = Optional.empty();
    private Optional<Boolean> nodes = Optional.empty();
    private final Map<Probeable, Boolean> objects = new HashMap<>();

    void ensembles(boolean trained) {
        ensembles = Optional.of(trained);
    }

    void neurons(boolean trained) {
        neurons = Optional.of(trained);
    }

    void connections(boolean trained) {
        connections = Optional.of(trained);
    }

    void nodes(boolean trained) {
        nodes = Optional.of(trained);
    }

    void object(Probeable object, boolean trained) {
        if (object == null) {
            throw new ModelException(
                    "trainable: the object is null; give an ensemble, neurons, a connection or a node");
        }
        objects.put(object, trained);
    }

    void include(Trainability other) {
        ensembles = other.ensembles.or(() -> ensembles);
        neurons = other.neurons.or(() -> neurons);
        connections = other.connections.or(() -> connections);
        nodes = other.nodes.or(() -> nodes);
        objects.putAll(other.objects);
    }

    void clear() {
        ensembles = Optional.empty();
        neurons = Optional.empty();
        connections = Optional.empty();
        nodes = Optional.empty();
        objects.clear();
    }

    static Optional<Boolean> of(Ensemble ensemble, List<Config> configs) {
        return last(configs, ensemble, settings -> settings.ensembles);
    }

    static Optional<Boolean> of(Neurons neurons, List<Config> configs) {
        return last(configs, neurons, settings -> settings.neurons).or(() -> of(neurons.ensemble(), configs));
    }

    static Optional<Boolean> of(Connection connection, List<Config> configs) {
        return last(configs, connection, settings -> settings.connections);
    }

    static Optional<Boolean> of(Node node, List<Config> configs) {
        return last(configs, node, settings -> settings.nodes);
    }

    private static Optional<Boolean> last(
            List<Config> configs, Probeable object, Function<Trainability, Optional<Boolean>> ofClass) {
        return configs.reversed().stream()
                .map(Config::trainability)
                .flatMap(settings ->
                        Optional.ofNullable(settings.objects.get(object)).or(() -> ofClass.apply(settings)).stream())
                .findFirst();
    }
}
