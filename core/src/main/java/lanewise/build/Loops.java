package lanewise.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Learning;
import lanewise.model.Network;
import lanewise.model.Neurons;

/**
 * Which connections of a network lie on a way that leads back to where it starts. Found as Kosaraju's algorithm does: each
 * object is marked in the reverse order of leaving it, against the direction of connections.
 */
final class Loops {
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Endpoint, List<Endpoint>> after = new HashMap<>();
    private final Map<Endpoint, List<Endpoint>> before = new HashMap<>();
    private final Map<Endpoint, Integer> loops = new HashMap<>();

    private Loops(Network network) {
        add(network);
    }

    /** The connections that close a loop, or are part of one. */
    static Set<Connection> of(Network network) {
        Loops loops = new Loops(network);
        loops.find();
        Set<Connection> found = new HashSet<>();
        for (Connection connection : loops.connections) {
            if (loops.loops.get(start(connection)).equals(loops.loops.get(end(connection)))) {
                found.add(connection);
            }
        }
        return found;
    }

    private void add(Network network) {
        for (Connection connection : network.connections()) {
            if (!(connection.post().whole() instanceof Learning)) {
                connections.add(connection);
                after.computeIfAbsent(start(connection), from -> new ArrayList<>())
                        .add(end(connection));
                before.computeIfAbsent(end(connection), to -> new ArrayList<>()).add(start(connection));
            }
        }
        network.networks().forEach(this::add);
    }

    private static Endpoint start(Connection connection) {
        return object(connection.pre());
    }

    private static Endpoint end(Connection connection) {
        return object(connection.post());
    }

    private static Endpoint object(Endpoint end) {
        return end.whole() instanceof Neurons neurons ? neurons.ensemble() : end.whole();
    }

    private void find() {
        Set<Endpoint> seen = new HashSet<>();
        Deque<Endpoint> left = new ArrayDeque<>();
        for (Connection connection : connections) {
            walk(start(connection), after, seen, left);
            walk(end(connection), after, seen, left);
        }
        Set<Endpoint> marked = new HashSet<>();
        for (Endpoint object : left) {
            Deque<Endpoint> together = new ArrayDeque<>();
            walk(object, before, marked, together);
            int number = loops.size();
            together.forEach(each -> loops.put(each, number));
        }
    }

    /** Goes on from an object to all that were not seen yet; each is put in front when nothing more follows it. */
    private static void walk(
            Endpoint start, Map<Endpoint, List<Endpoint>> next, Set<Endpoint> seen, Deque<Endpoint> left) {
        if (!seen.add(start)) {
            return;
        }
        Deque<Endpoint> path = new ArrayDeque<>(List.of(start));
        Map<Endpoint, Integer> taken = new HashMap<>();
        while (!path.isEmpty()) {
            Endpoint at = path.peek();
            List<Endpoint> ways = next.getOrDefault(at, List.of());
            int way = taken.merge(at, 1, Integer::sum) - 1;
            if (way >= ways.size()) {
                left.push(path.pop());
            } else if (seen.add(ways.get(way))) {
                path.push(ways.get(way));
            }
        }
    }
}
