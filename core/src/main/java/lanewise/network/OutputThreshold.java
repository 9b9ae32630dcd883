package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.transform.Dense;

/**
 * Where links lead on from in an associative memory: from how active its items are, or, if outputs have a threshold, from
 * ensembles that say whether items are active. In Nengo the threshold takes away what there is of such links and makes them
 * anew; here they wait for it, in the order in which Nengo makes them.
 */
final class OutputThreshold {
    private final Node utilities;
    private final boolean chosen;
    private final List<Consumer<Node>> toOutputs = new ArrayList<>();
    private final List<Consumer<Node>> toDefaults = new ArrayList<>();
    private EnsembleArray ensembles;

    /**
     * Without its ensembles as yet.
     *
     * @param utilities how active each item is
     * @param chosen whether there will be ensembles
     */
    OutputThreshold(Node utilities, boolean chosen) {
        this.utilities = utilities;
        this.chosen = chosen;
    }

    /** Makes what leads to an output: now, or when there are the ensembles. */
    void toOutput(Consumer<Node> link) {
        linked(toOutputs, link);
    }

    /** Makes what suppresses a default vector: now, or when there are the ensembles. */
    void toDefault(Consumer<Node> link) {
        linked(toDefaults, link);
    }

    private void linked(List<Consumer<Node>> later, Consumer<Node> link) {
        if (ensembles != null) {
            link.accept(ensembles.output());
        } else if (chosen) {
            later.add(link);
        } else {
            link.accept(utilities);
        }
    }

    /** Makes the ensembles, which others silence that active items silence in turn, and the links that wait for them. */
    EnsembleArray make(Network made, String label, Node bias, int neurons, double scale) {
        EnsembleArray silencers = aboveHalf(made, label + ".threshBias", neurons);
        ensembles = aboveHalf(made, label + ".threshEnsembles", neurons);
        Dense all = new Dense(Inhibition.toAll(utilities.sizeOut(), 1));
        Links.direct(made, bias, silencers.input(), all);
        Links.direct(made, bias, ensembles.input(), all);
        made.connect(utilities, silencers.input(), c -> c.transform(-scale));
        made.connect(silencers.output(), ensembles.input(), c -> c.transform(-scale));
        toDefaults.forEach(link -> link.accept(ensembles.output()));
        toOutputs.forEach(link -> link.accept(ensembles.output()));
        return ensembles;
    }

    private EnsembleArray aboveHalf(Network made, String label, int neurons) {
        Consumer<Ensemble.Options> choose = e -> e.radius(1)
                .intercepts(new Uniform(0.5, 1))
                .encoders(Choice.ofRows(new double[] {1}))
                .evalPoints(new Uniform(0.75, 1.1))
                .evalPointCount(5000);
        return EnsembleArray.in(made, label, neurons, utilities.sizeOut(), array -> array.ensembles(choose));
    }

    /** Which items are above the threshold, about 0 or 1 each; empty if there is none. */
    Optional<Node> utilities() {
        return Optional.ofNullable(ensembles).map(EnsembleArray::output);
    }
}
