package lanewise.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.Matrices;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.Synapse;

/**
 * The ensembles and nodes of a network with what leads from one to another: to see what a network of many junctions
 * amounts to.
 *
 * @param objects ensembles and nodes, those of a network before those of the networks within it
 * @param links what leads from object to object
 */
public record Wiring(List<Endpoint> objects, List<Link> links) {
    /** With lists of its own. */
    public Wiring {
        objects = List.copyOf(objects);
        links = List.copyOf(links);
    }

    /**
     * A connection, or several one after the other with pass-through nodes between them.
     *
     * @param pre where the values come from
     * @param post where they go
     * @param first the connection that starts at {@code pre}: its function and decoders are the link's
     * @param product the matrix behind the function, from {@code pre} to {@code post}, if that is not the transform of
     *     {@code first}
     * @param synapse the filter
     */
    public record Link(Endpoint pre, Endpoint post, Connection first, Optional<double[][]> product, Synapse synapse) {
        static Link of(Connection connection) {
            return new Link(connection.pre(), connection.post(), connection, Optional.empty(), connection.synapse());
        }

        private double[][] matrix() {
            return product.orElseGet(() -> FullTransform.of(first));
        }

        private boolean computes() {
            return first.function().isPresent() || first.targets().isPresent();
        }
    }

    /** The wiring of a network and all networks within it. */
    public static Wiring of(Network network) {
        List<Endpoint> objects = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        collect(network, objects, links);
        return new Wiring(objects, links);
    }

    private static void collect(Network network, List<Endpoint> objects, List<Link> links) {
        objects.addAll(network.ensembles());
        objects.addAll(network.nodes());
        network.connections().forEach(connection -> links.add(Link.of(connection)));
        network.networks().forEach(child -> collect(child, objects, links));
    }

    /**
     * The same without pass-through nodes: each pair of links into and out of one becomes one link, with the product of
     * their matrices and the synapse of whichever has one. Pairs whose product is all zeros are left out.
     *
     * @throws ModelException if a pair has two synapses, a function behind the node, a learning rule or a transform that
     *     is no dense matrix, or the node feeds itself
     */
    public Wiring withoutPassThroughs() {
        List<Endpoint> kept = new ArrayList<>();
        List<Link> current = new ArrayList<>(links);
        for (Endpoint object : objects) {
            if (object instanceof Node node && node.output() instanceof Node.PassThrough) {
                current = without(node, current);
            } else {
                kept.add(object);
            }
        }
        return new Wiring(kept, current);
    }

    private static List<Link> without(Node node, List<Link> links) {
        List<Link> result = new ArrayList<>(links);
        List<Link> out = links.stream().filter(link -> link.pre.whole() == node).toList();
        List<Link> in = links.stream().filter(link -> link.post.whole() == node).toList();
        result.removeAll(in);
        result.removeAll(out);
        for (Link first : in) {
            for (Link second : out) {
                merged(node, first, second).ifPresent(result::add);
            }
        }
        return result;
    }

    private static Optional<Link> merged(Node node, Link first, Link second) {
        if (first.pre.whole() == node) {
            throw refused(node, "%s leads back to it", first);
        }
        if (second.computes()) {
            throw refused(node, "%s computes a function of it", second);
        }
        requireFixed(node, first);
        requireFixed(node, second);
        boolean filtered = !(first.synapse instanceof NoSynapse);
        if (filtered && !(second.synapse instanceof NoSynapse)) {
            throw refused(node, "%s has a synapse, and what arrives has one already", second);
        }
        double[][] product = Matrices.product(second.matrix(), first.matrix());
        return FullTransform.isZero(product)
                ? Optional.empty()
                : Optional.of(new Link(
                        first.computes() ? first.pre : first.pre.whole(),
                        second.post.whole(),
                        first.first,
                        Optional.of(product),
                        filtered ? first.synapse : second.synapse));
    }

    private static void requireFixed(Node node, Link link) {
        if (!link.first.learningRules().isEmpty()) {
            throw refused(node, "%s learns", link);
        }
    }

    private static ModelException refused(Node node, String why, Link link) {
        return new ModelException("%s: it cannot be left out, because %s; keep it, or change that"
                .formatted(node, why.formatted(link.first)));
    }
}
