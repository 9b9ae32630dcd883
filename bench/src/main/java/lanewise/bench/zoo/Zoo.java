package lanewise.bench.zoo;

import java.util.List;
import java.util.stream.Collectors;
import lanewise.error.ModelException;
import lanewise.model.neuron.NeuronType;

/**
 * The networks that are measured, by name. A name is a family and its parameters, such as {@code cconv-128-64-lif}; the
 * family's name alone stands for the parameters that are usual for it.
 */
public final class Zoo {
    private static final List<Family> FAMILIES = List.of(
            new Family(
                    "cconv",
                    "D-N-TYPE",
                    "128-64-lif",
                    "circular convolution of D dimensions, N neurons a product",
                    (name, s, type) -> new Workload.Modelled(name, () -> Benchmarks.convolution(s[0], s[1], type))),
            new Family(
                    "integrator",
                    "D-N-TYPE",
                    "128-32-lif",
                    "D integrators of N neurons",
                    (name, s, type) -> new Workload.Modelled(name, () -> Benchmarks.integrator(s[0], s[1], type))),
            new Family(
                    "pes",
                    "D-N-TYPE",
                    "128-32-lif",
                    "an ensemble of D dimensions and D N neurons that learns",
                    (name, s, type) -> new Workload.Modelled(name, () -> Benchmarks.learning(s[0], s[1], type))),
            new Family(
                    "basal-ganglia",
                    "D-N-TYPE",
                    "128-64-lif",
                    "a choice among D actions, five ensembles of N neurons each",
                    (name, s, type) -> new Workload.Modelled(name, () -> Benchmarks.basalGanglia(s[0], s[1], type))),
            new Family(
                    "random",
                    "D-N-E-K-TYPE",
                    "64-32-20-5-relu",
                    "E ensembles of D dimensions and D N neurons, each connected to K of them",
                    Zoo::random),
            new Family(
                    "wide",
                    "D-N-TYPE",
                    "16-2048-lif",
                    "one ensemble of D dimensions and N neurons, connected to itself",
                    (name, s, type) -> new Workload.Modelled(name, () -> Populations.wide(s[0], s[1], type))),
            new Family(
                    "population",
                    "N-TYPE",
                    "1e6-lif",
                    "N neurons under constant currents, each filtered",
                    (name, s, type) -> new Workload.Assembled(name, () -> Populations.population(s[0], type))),
            new Family(
                    "convnet",
                    "TYPE",
                    "lif",
                    "three convolutions with neurons behind each, for pictures that are held for 30 steps",
                    (name, s, type) -> {
                        NeuronType small = ImageNetworks.small(name, type);
                        return new Workload.Assembled(name, () -> ImageNetworks.spikingDigits(small));
                    }),
            new Family(
                    "mnist",
                    "TYPE",
                    "relu",
                    "two convolutions, a mean and 128 neurons, for a picture",
                    (name, s, type) -> new Workload.Assembled(name, () -> ImageNetworks.rateDigits(type))),
            new Family(
                    "lmu",
                    "THETA-D",
                    "1000-1",
                    "a Legendre memory of THETA steps, D inputs, 256 dimensions and 212 units",
                    (name, s, type) -> new Workload.Modelled(name, () -> LegendreReadout.of(s[0], s[1]))));

    private Zoo() {}

    /**
     * The workload of a name.
     *
     * @throws ModelException if there is none; the message lists the families, or the form of the parameters
     */
    public static Workload named(String name) {
        if (name.equals("spaun") || name.startsWith("spaun-")) {
            throw new ModelException(
                    "workload %s: Spaun is out of reach; its 1.2 million neurons come from a model of vision, memory and movement with data of its own, which Lanewise does not have"
                            .formatted(name));
        }
        return FAMILIES.stream()
                .filter(family -> family.owns(name))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        "workload %s: there is none of this name; there are %s".formatted(name, forms())))
                .named(name);
    }

    /** The forms of all names, with what they stand for. */
    public static String forms() {
        return FAMILIES.stream()
                        .map(family -> "%s (%s)".formatted(family.pattern(), family.what()))
                        .collect(Collectors.joining(", "))
                + "; TYPE is one of " + NeuronTypes.names();
    }

    private static Workload random(String name, int[] s, NeuronType type) {
        if (s[3] > s[2]) {
            throw new ModelException(
                    "workload %s: each ensemble is connected to %d, but there are %d; use at most as many"
                            .formatted(name, s[3], s[2]));
        }
        return new Workload.Modelled(name, () -> Benchmarks.random(s[0], s[1], s[2], s[3], type));
    }
}
