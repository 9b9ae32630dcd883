package lanewise.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Probe;

/**
 * The seed of every object of a network, as Nengo assigns them: one draw an object, kind by kind in alphabetical order,
 * also for objects with a seed of their own, so that giving one object a seed does not change the others.
 */
final class Seeds {
    private final Map<Object, Long> seeds = new HashMap<>();

    private Seeds() {}

    static Seeds of(Network network) {
        Seeds seeds = new Seeds();
        seeds.assign(network, network.seed().orElseThrow());
        return seeds;
    }

    private void assign(Network network, long seed) {
        RandomStream stream = new RandomStream(seed);
        draw(network.connections(), Connection::seed, stream);
        draw(network.ensembles(), Ensemble::seed, stream);
        draw(network.networks(), Network::seed, stream);
        draw(network.nodes(), node -> OptionalLong.empty(), stream);
        draw(network.probes(), Probe::seed, stream);
        for (Probe probe : network.probes()) {
            probe.decoding().ifPresent(connection -> seeds.put(connection, of(probe)));
        }
        for (Network child : network.networks()) {
            assign(child, of((Object) child));
        }
    }

    private <T> void draw(List<T> objects, Function<T, OptionalLong> own, RandomStream stream) {
        for (T object : objects) {
            long drawn = stream.drawSeed();
            seeds.put(object, own.apply(object).orElse(drawn));
        }
    }

    long of(Object object) {
        return seeds.get(object);
    }
}
