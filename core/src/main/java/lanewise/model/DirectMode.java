package lanewise.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.model.neuron.Direct;

/**
 * A network computed exactly, as if it had infinitely many neurons: for finding out whether an error is one of the idea or
 * of the neurons. Nengo's {@code activate_direct_mode}.
 *
 * <pre>{@code
 * DirectMode exact = DirectMode.of(net);
 * try (var sim = Simulator.of(exact.network())) {
 *     sim.run(Duration.ofSeconds(1));
 *     float[][] rows = sim.data(exact.of(probe)).rows();
 * }
 * }</pre>
 *
 * <p>What is in a network never changes, so this is a copy, and both can be run and compared. It has the objects of the
 * original in the same order, and with the same seeds. All ensembles are of {@link Direct} neurons there,
 * but for those of which the neurons are needed: that are connected or probed by their neurons, or that a connection which
 * learns, or has a full matrix of weights from neurons that are needed, starts from or leads to. Objects that no change
 * touches, such as all nodes, are the original's own. Immutable, but for what its network grows by.
 */
public final class DirectMode {
    private final Set<Ensemble> needed = new HashSet<>();
    private final Map<Ensemble, Ensemble> ensembles = new HashMap<>();
    private final Map<Connection, Connection> connections = new HashMap<>();
    private final Map<Probe, Probe> probes = new HashMap<>();
    private final Network network;

    private DirectMode(Network original) {
        List<Network> all = new ArrayList<>();
        addAll(original, all);
        List<Connection> links =
                all.stream().flatMap(each -> each.connections().stream()).toList();
        for (Network each : all) {
            each.probes().forEach(probe -> need(probe.target(), false));
        }
        for (Connection link : links) {
            boolean learns = !link.learningRules().isEmpty();
            need(link.pre(), learns);
            need(link.post(), learns);
        }
        int before;
        do { // what a matrix of weights leads to may have another one
            before = needed.size();
            links.forEach(this::needTarget);
        } while (needed.size() > before);
        all.forEach(each -> each.ensembles().stream()
                .filter(ensemble -> !needed.contains(ensemble) && !(ensemble.neuronType() instanceof Direct))
                .forEach(ensemble -> ensembles.put(ensemble, ensemble.direct())));
        network = copy(original, original.parent());
        links(original, network);
        probes(original, network);
    }

    /** A copy of a network and of those within it. */
    public static DirectMode of(Network network) {
        return new DirectMode(network);
    }

    private static void addAll(Network network, List<Network> all) {
        all.add(network);
        network.networks().forEach(child -> addAll(child, all));
    }

    private void need(Probeable object, boolean itself) {
        if (object instanceof Endpoint end) {
            switch (end.whole()) {
                case Neurons neurons -> needed.add(neurons.ensemble());
                case Ensemble ensemble when itself -> needed.add(ensemble);
                case Ensemble ensemble -> {}
                case Node node -> {}
                case Learning learning -> {}
                case View view -> throw new IllegalStateException(view.label());
            }
        }
    }

    private void needTarget(Connection link) {
        if (link.hasFullWeights() && needed.contains(link.pre().whole())) {
            need(link.post(), true);
        }
    }

    private Network copy(Network original, Optional<Network> parent) {
        Network made = new Network(original.label(), original.seed(), parent);
        made.config().include(original.config());
        original.ensembles().forEach(ensemble -> made.adopt(of(ensemble)));
        original.nodes().forEach(made::adopt);
        original.networks().forEach(child -> made.adopt(copy(child, Optional.of(made))));
        return made;
    }

    private void links(Network original, Network made) {
        for (int i = 0; i < original.networks().size(); i++) {
            links(original.networks().get(i), made.networks().get(i));
        }
        for (Connection link : original.connections()) {
            Endpoint pre = of(link.pre());
            Endpoint post = of(link.post());
            if (!pre.equals(link.pre()) || !post.equals(link.post())) {
                connections.put(link, link.between(pre, post));
            }
            made.adopt(of(link));
        }
    }

    private void probes(Network original, Network made) {
        for (int i = 0; i < original.networks().size(); i++) {
            probes(original.networks().get(i), made.networks().get(i));
        }
        for (Probe probe : original.probes()) {
            Probeable target = switch (probe.target()) {
                case Connection connection -> of(connection);
                case Endpoint end -> of(end);
            };
            if (!target.equals(probe.target())) {
                probes.put(probe, probe.of(target));
            }
            made.adopt(of(probe));
        }
    }

    private Endpoint of(Endpoint end) {
        return switch (end) {
            case Ensemble ensemble -> of(ensemble);
            case View view
            when view.whole() instanceof Ensemble ensemble && ensembles.containsKey(ensemble) -> view.on(of(ensemble));
            case View view -> view;
            case Neurons neurons -> neurons;
            case Node node -> node;
            case Learning learning -> learning;
        };
    }

    /** The network without the neurons that are not needed. */
    public Network network() {
        return network;
    }

    /** What stands for an ensemble of the original. */
    public Ensemble of(Ensemble original) {
        return ensembles.getOrDefault(original, original);
    }

    /** What stands for a connection of the original. */
    public Connection of(Connection original) {
        return connections.getOrDefault(original, original);
    }

    /** What stands for a probe of the original. */
    public Probe of(Probe original) {
        return probes.getOrDefault(original, original);
    }
}
